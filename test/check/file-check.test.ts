import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { FileCheck } from '../../server/src/check/file-check';
import type { ClaimResult } from '../../server/src/check/finding';
import { draftsOf } from '../bench/drafts';
import { apply, edit, FILES } from '../support/edits-at-random';
import { checker, OPTIONS } from '../support/resources';
import '../support/property-seed';

const CHECKER = checker();

/** What there is to know of a claim, without the tree it was read from. */
function told({ draft, ...result }: ClaimResult) {
  const { index, offset, fields, tree } = draft;
  return { ...result, index, offset, fields, text: tree.text };
}

const fresh = (text: string) => checker().checkText(text, OPTIONS).claims.map(told);

describe('the check of a file that changes', function () {
  this.timeout(120_000);

  it('says after any edits what a check from the start says', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FILES),
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        (file, edits, everyVersion) => {
          let text = file;
          let check = new FileCheck(text, CHECKER, OPTIONS);
          for (const one of edits) {
            // A version that nobody asked for must not be in the way of the next.
            if (everyVersion) void check.result;
            text = apply(text, one);
            check = new FileCheck(text, CHECKER, OPTIONS, check);
          }
          assert.deepEqual(check.result.claims.map(told), fresh(text));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('says of the claim at any place what it says of the whole file', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FILES),
        edit,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (file, one, part) => {
          const text = apply(file, one);
          const check = new FileCheck(text, CHECKER, OPTIONS);
          const at = Math.round(part * text.length);
          const found = check.claimsAt(at).map(({ draft }) => draft.offset);
          const all = check.result.claims.map(({ draft }) => draft);
          const around = all.filter(
            ({ offset, tree }) => offset <= at && at < offset + tree.text.length,
          );
          for (const { offset } of around) assert.ok(found.includes(offset));
          for (const offset of found) assert.ok(all.some((draft) => draft.offset === offset));
        },
      ),
      { numRuns: 100 },
    );
  });

  /** The ids of the drafts, which are new objects only when they are read. */
  const trees = (check: FileCheck) => check.result.claims.map(({ draft }) => draft.tree);

  it('reads only what changed', () => {
    const text = draftsOf(6);
    const before = new FileCheck(text, CHECKER, OPTIONS);
    const known = trees(before);
    const at = text.indexOf('units: 7', text.indexOf('---\n'));
    const changed = `${text.slice(0, at)}units: 17${text.slice(at + 'units: 7'.length)}`;
    const after = trees(new FileCheck(changed, CHECKER, OPTIONS, before));
    assert.deepEqual(
      after.map((tree, i) => tree === known[i]),
      [true, false, true, true, true, true],
    );
    const without = text.slice(text.indexOf('---\n') + 4);
    assert.deepEqual(
      trees(new FileCheck(`claim: A\n---\n${without}`, CHECKER, OPTIONS, before)).map((tree) =>
        known.indexOf(tree),
      ),
      [-1, 1, 2, 3, 4, 5],
    );
  });

  it('counts its claims anew where one became a comment of the same length', () => {
    const text = '---\nclaim: A\n---\nclaim: B\n';
    const before = new FileCheck(text, CHECKER, OPTIONS);
    const indices = (check: FileCheck) => check.result.claims.map(({ draft }) => draft.index);
    assert.deepEqual(indices(before), [0, 1]);
    const changed = new FileCheck(text.replace('claim: A', '# aim: A'), CHECKER, OPTIONS, before);
    assert.deepEqual(indices(changed), [0]);
  });

  it('judges anew when the day, the payer or the settings are others', () => {
    const text = draftsOf(2);
    const before = new FileCheck(text, CHECKER, OPTIONS);
    const known = trees(before);
    const severity = new Map([['ndc-unit', 'off' as const]]);
    for (const options of [
      { ...OPTIONS, today: OPTIONS.today + 1 },
      { ...OPTIONS, payer: 'php' },
      { ...OPTIONS, severity },
    ])
      assert.notEqual(trees(new FileCheck(text, CHECKER, options, before))[0], known[0]);
    assert.notEqual(trees(new FileCheck(text, checker(), OPTIONS, before))[0], known[0]);
    const same = { ...OPTIONS, severity: new Map() };
    assert.equal(trees(new FileCheck(text, CHECKER, same, before))[0], known[0]);
  });

  it('may be left off after any step and taken up again, what is wanted first', () => {
    const text = draftsOf(4);
    const check = new FileCheck(text, CHECKER, OPTIONS);
    const last = text.lastIndexOf('---\n');
    const wanted = () => [{ start: last, end: text.length }];
    const indices = () => check.soFar.map(({ draft }) => draft.index);
    for (const work = check.working(wanted); indices().length === 0;) work.next();
    assert.deepEqual(indices(), [3]);
    assert.equal(check.isDone, false);
    let steps = 0;
    for (const work = check.working(); !work.next().done;) steps++;
    assert.ok(steps > 3 * 8, 'it stops between claims and rules');
    assert.equal(check.isDone, true);
    assert.deepEqual(indices(), [0, 1, 2, 3]);
    assert.deepEqual(check.result.claims.map(told), fresh(text));
  });
});
