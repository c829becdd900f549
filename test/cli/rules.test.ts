import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { RULES } from '../../server/src/rules/index';
import type { Listing } from '../../server/src/cli/rules-listing';
import { ROOT } from '../support/resources';
import { buildOnce, claimlint, folderWith, removeFolders } from './run-cli';

async function listing(...args: string[]): Promise<Listing & { version: number }> {
  const run = await claimlint(folderWith(), ['rules', '--format', 'json', ...args]);
  assert.equal(run.status, 0, run.err);
  return JSON.parse(run.out) as Listing & { version: number };
}

/** Clause ids as they stand in the text of a pack. */
function clausesIn(pack: string): string[] {
  const text = fs.readFileSync(
    path.join(ROOT, 'server', 'policies', `${pack}.policy.yaml`),
    'utf8',
  );
  const lists = [...text.matchAll(/clauses:\s*(\[[^\]]*\]|[^,}\n]+)/g)].map((m) => m[1] ?? '');
  return [...new Set(lists.flatMap((list) => list.match(/[A-Z]{1,2}-\d{2}/g) ?? []))].sort();
}

describe('claimlint rules', function () {
  before(buildOnce);
  after(removeFolders);

  it('lists every rule', async () => {
    const { version, rules } = await listing();
    assert.equal(version, 1);
    assert.deepEqual(
      rules.map((rule) => rule.id),
      RULES.map((rule) => rule.id),
    );
    for (const rule of rules) assert.match(rule.severity, /^(error|warning|information|hint)$/);
  });

  for (const pack of ['common', 'bcbsok', 'php', 'cigna', 'allways', 'bluekc'])
    it(`every clause of ${pack} stands in one of the lists`, async () => {
      const { rules, statuses, advice, silent } = await listing('--payer', pack);
      const listed = new Set([
        ...rules.flatMap((rule) => rule.packs.flatMap((use) => use.clauses)),
        ...[...statuses, ...advice, ...silent].flatMap((row) => row.clauses),
      ]);
      const wanted = clausesIn(pack);
      assert.ok(wanted.length > 5);
      assert.deepEqual(
        wanted.filter((clause) => !listed.has(clause)),
        [],
      );
    });

  it('says what a table of codes says', async () => {
    const { statuses } = await listing('--payer', 'bcbsok');
    const row = statuses.find(({ clauses }) => clauses.includes('OK-30'));
    assert.equal(row?.payer, 'bcbsok');
    assert.equal(row.status, 'never');
    assert.ok(row.codes.includes('S9537'));
    assert.ok(row.section);
    assert.ok(row.reason);
    assert.deepEqual(Object.keys(row), [
      'payer',
      'codes',
      'status',
      'authorization',
      'clauses',
      'section',
      'reason',
    ]);
  });

  it('--payer leaves out what others say', async () => {
    const { rules, statuses, advice, silent } = await listing('--payer', 'php');
    const payers = new Set([
      ...rules.flatMap((rule) => rule.packs.map((use) => use.payer)),
      ...[...statuses, ...advice, ...silent].map((row) => row.payer),
    ]);
    assert.deepEqual([...payers], ['php']);
  });

  it('shows the same to a person', async () => {
    const run = await claimlint(folderWith(), ['rules']);
    for (const rule of RULES)
      assert.match(run.out, new RegExp(`^${rule.id} +(error|warning|information|hint) `, 'm'));
    assert.match(run.out, /^ {2}bcbsok OK-30 {2}never: .*S9537/m);
    assert.match(run.out, /^Advice/m);
    assert.match(run.out, /^Allowed/m);
  });
});
