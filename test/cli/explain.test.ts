import assert from 'node:assert/strict';
import { buildOnce, claimlint, folderWith, removeFolders } from './run-cli';

describe('claimlint explain', function () {
  before(buildOnce);
  after(removeFolders);

  const cases: [subject: string, says: RegExp][] = [
    ['bundled', /^bundled — /],
    ['S9500', /Dosing interval: every 24 hours/],
    ['ok-41', /section Home Infusion Modifiers/],
    ['JW', /^Modifier JW — /],
    ['12', /^Place of service 12 — Home/],
    ['php', /^php — Physicians Health Plan/],
  ];
  for (const [subject, says] of cases)
    it(subject, async () => {
      const run = await claimlint(folderWith(), ['explain', subject]);
      assert.equal(run.status, 0, run.err);
      assert.match(run.out, says);
      assert.equal(run.err, '');
    });

  const near: [subject: string, meant: RegExp][] = [
    ['bundeld', /Near it: bundled/],
    ['S9555X', /Near it: .*S95/],
    ['bcbsko', /Near it: bcbsok/],
    ['utterly-unknown', /See claimlint rules/],
  ];
  for (const [subject, meant] of near)
    it(`${subject} is unknown: 2, with what is near`, async () => {
      const run = await claimlint(folderWith(), ['explain', subject]);
      assert.equal(run.status, 2);
      assert.match(run.err, meant);
      assert.equal(run.out, '');
    });

  it("knows the packs of the user's own", async () => {
    const folder = folderWith({
      '.claimlint.yaml': 'policies: [contracts]\n',
      'contracts/p.policy.yaml':
        'id: prairie-plan\nname: Prairie Plan\nextends: bcbsok\nadvice:\n  - { clauses: [PP-7], says: Call before you send. }\n',
    });
    const run = await claimlint(folder, ['explain', 'PP-7']);
    assert.match(run.out, /Call before you send\./);
  });
});
