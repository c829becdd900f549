import * as assert from 'node:assert/strict';
import { foldingRanges } from '../../server/src/service/folding-ranges';
import { checked, LINE_ENDS } from '../support/marked';
import { CTX_DRUG, CTX_PER_DIEM, head, VANC_PER_DIEM } from '../support/two-antibiotics';

/** `3-7` from row to row, `0-2 comment`. */
function folds(text: string, most?: number): string[] {
  return foldingRanges(checked(text), most).map(
    ({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ''}`,
  );
}

/** A draft in which each thing that folds is numbered by its row. */
const DRAFT = `# one
# two
claim: T-1 # 2
# alone
therapies: # 4
  vanc: # 5
    drug: x # tail

  # not of it
  ctx: { a: b,
    c: d }
  flow: { # 11
    drug: x,
  }
lines: # 14
  - code: S9501 # 15
    drug: # 16
      name: x
    note: | # 18
      # no comment
      # of two rows
  - # 21
    code: J3370
  - { code: S9500,

    units: 7 }
  - { code: S9500 }
  # last
  # of it
---
# other
# claim
claim: T-2 # 31
lines: []
`;

describe('folding ranges', () => {
  for (const { name, convert } of LINE_ENDS)
    it(`are those of claims, blocks, therapies, lines and comments, with ${name}`, () => {
      assert.deepEqual(folds(convert(DRAFT)), [
        '0-1 comment',
        '2-26',
        '4-13',
        '5-6',
        '9-10',
        '11-12',
        '14-26',
        '15-20',
        '16-17',
        '18-20',
        '21-22',
        '23-25',
        '27-28 comment',
        '30-31 comment',
        '32-33',
      ]);
    });

  it('start with the claim, also behind a byte-order mark', () => {
    const text = head() + VANC_PER_DIEM + CTX_PER_DIEM + CTX_DRUG;
    const last = text.split('\n').length - 2;
    assert.equal(folds(text)[0], `0-${last}`);
    assert.equal(folds(`\uFEFF${text}`)[0], `0-${last}`);
    assert.deepEqual(folds('\uFEFF# one\n# two\n'), ['0-1 comment']);
  });

  it('are the outer ones where not all are wanted', () => {
    assert.deepEqual(folds(DRAFT, 2), ['2-26', '32-33']);
    const five = folds(DRAFT, 7);
    assert.equal(five.length, 7);
    for (const outer of ['2-26', '4-13', '14-26', '32-33']) assert.ok(five.includes(outer), outer);
  });

  it('are none of what stands on one line', () => {
    assert.deepEqual(folds('claim: { a: [b, c] }\n'), []);
    assert.deepEqual(folds(''), []);
  });
});
