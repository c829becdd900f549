import * as assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { FileCheck } from '../../server/src/check/file-check';
import type { ClaimResult } from '../../server/src/check/finding';
import { draftsOf } from '../bench/drafts';
import { checker, OPTIONS, ROOT } from '../support/resources';
import '../support/property-seed';

const CHECKER = checker();

const samples = readdirSync(join(ROOT, 'samples'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(join(ROOT, 'samples', name), 'utf8'));
const FILES = [
  ...samples,
  samples.slice(0, 6).join('---\n'),
  draftsOf(8),
  draftsOf(8).replaceAll('\n', '\r\n'),
  `${draftsOf(2)}---\n`.repeat(3),
];

/** What is typed: among it all that makes, breaks or hides a document mark. */
const TYPED = [
  '---\n',
  '---\r\n',
  '\n---\n',
  '---',
  '-',
  '--- # next\n',
  '\n...\n',
  '...',
  '%YAML 1.2\n',
  '\n%',
  '# note\n',
  'note: |\n  ---\n  text\n',
  'note: |\n---\n',
  '"',
  "'",
  '{',
  ']',
  '\n',
  '\r\n',
  ' ',
  '\uFEFF',
  '\u2028---\n',
  '8',
  'S9500',
  'claim: HI-1-000001\n',
  '# claimlint-ignore-claim per-diem-units: agreed\n',
];

interface Edit {
  at: number;
  length: number;
  typed: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 400 })),
  typed: fc.oneof(fc.constantFrom(...TYPED), fc.constant('')),
});

/** Applies an edit; some stand at the start of a line, where marks are. */
function apply(text: string, { at, length, typed }: Edit): string {
  let start = Math.round(at * text.length);
  if (length % 2 === 0) start = text.lastIndexOf('\n', start) + 1;
  return text.slice(0, start) + typed + text.slice(start + length);
}

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
