import * as assert from 'node:assert/strict';
import { therapiesOf } from '../../server/src/rules/shared/per-diem-therapies';
import { claimOf, draftOf } from './claims';

/** The therapies that lines bill, as the positions of their lines. */
function groups(
  lines: readonly string[],
  therapies: readonly string[] = ['a: { drug: a }'],
): number[][] {
  const claim = claimOf(draftOf(therapies, lines));
  return therapiesOf(claim.lines).map(({ lines: own }) => own.map((line) => line.index));
}

const WEEK = 'from: 2023-02-01, through: 2023-02-07, units: 7';
const NEXT = 'from: 2023-02-08, through: 2023-02-14, units: 7';

describe('therapies that lines bill', () => {
  it('are one for all lines that name it, whatever their codes', () => {
    assert.deepEqual(
      groups([`${WEEK}, code: S9500, therapy: a`, `${WEEK}, code: S9501, therapy: a`]),
      [[0, 1]],
    );
  });

  it('are one a code for lines that name none, as long as they do not meet', () => {
    assert.deepEqual(groups([`${WEEK}, code: S9500`, `${NEXT}, code: S9500`]), [[0, 1]]);
    assert.deepEqual(groups([`${WEEK}, code: S9500`, 'date: 2023-02-07, units: 1, code: S9500']), [
      [0],
      [1],
    ]);
  });

  it('take a plain repetition for the same therapy', () => {
    assert.deepEqual(groups([`${WEEK}, code: S9500`, `${WEEK}, code: S9500`]), [[0, 1]]);
    assert.deepEqual(groups([`${WEEK}, code: S9500`, `${WEEK}, code: S9500, modifiers: [SH]`]), [
      [0],
      [1],
    ]);
  });

  it('keep a named line and an unnamed one of its code apart', () => {
    assert.deepEqual(groups([`${WEEK}, code: S9500, therapy: a`, `${WEEK}, code: S9500`]), [
      [0],
      [1],
    ]);
  });

  it('stand by rank, then by their first line; those without rank come last', () => {
    assert.deepEqual(
      groups(
        [
          `${WEEK}, code: S9500, therapy: none`,
          `${WEEK}, code: S9501, therapy: two`,
          `${WEEK}, code: S9502, therapy: one`,
          `${WEEK}, code: S9503`,
        ],
        ['none: { drug: a }', 'two: { rank: 2 }', 'one: { rank: 1 }'],
      ),
      [[2], [1], [0], [3]],
    );
  });
});
