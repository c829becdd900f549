import * as assert from 'node:assert/strict';
import type { LineEdit } from '../../server/src/draft/edits';
import { splitLine } from '../../server/src/rules/shared/split-line';
import { claimOf, draftOf } from './claims';

const THREE_DAYS = 'from: 2023-02-01, through: 2023-02-03';

/** Splits a line of three days into its days. */
function split(fields: string) {
  const [line] = claimOf(draftOf([], [`${THREE_DAYS}, ${fields}`])).lines;
  if (!line?.dates) throw new Error('a line with dates');
  const first = line.dates.from;
  return splitLine(
    line,
    [0, 1, 2].map((n) => ({ dates: { from: first + n, through: first + n }, billedDays: 1 })),
  );
}

const values = (parts: readonly LineEdit[][] | undefined, path: string) =>
  parts?.map((edits) => {
    const edit = edits.find((e) => e.path.join('.') === path);
    return edit?.op === 'set' ? edit.value : undefined;
  });

describe('a line split by date', () => {
  it('shares units, charge and NDC quantity, the remainder on the last', () => {
    const result = split(
      'code: J0696, units: 24, charge: 100.00, ndc: { code: 00781-3209-95, quantity: 2, unit: UN }',
    );
    assert.equal(result?.even, true);
    assert.deepEqual(values(result?.parts, 'units'), [8, 8, 8]);
    assert.deepEqual(values(result?.parts, 'charge'), ['33.33', '33.33', '33.34']);
    assert.deepEqual(values(result?.parts, 'ndc.quantity'), [0.666, 0.666, 0.668]);
    assert.deepEqual(values(result?.parts, 'date'), ['2023-02-01', '2023-02-02', '2023-02-03']);
  });

  it('says when the units do not divide', () => {
    const result = split('code: J0696, units: 25');
    assert.equal(result?.even, false);
    assert.deepEqual(values(result?.parts, 'units'), [8, 8, 9]);
    assert.deepEqual(values(result?.parts, 'charge'), [undefined, undefined, undefined]);
  });

  it('gives a per diem one unit a day, evenly only where it billed just that', () => {
    assert.equal(split('code: S9500, units: 3')?.even, true);
    const result = split('code: S9500, units: 6');
    assert.equal(result?.even, false);
    assert.deepEqual(values(result?.parts, 'units'), [1, 1, 1]);
  });

  it('is refused where the units leave days unbilled', () => {
    assert.equal(split('code: S9500, units: 2'), undefined);
    assert.equal(split('code: J0696, units: 2'), undefined);
  });

  it('shares the quantity of each NDC in a list', () => {
    const result = split(
      'code: J0696, units: 3, ndc: [{ code: 00781-3209-95, quantity: 3 }, { code: 00781-3209-96 }]',
    );
    assert.deepEqual(values(result?.parts, 'ndc.0.quantity'), [1, 1, 1]);
    assert.deepEqual(values(result?.parts, 'ndc.1.quantity'), [undefined, undefined, undefined]);
  });
});
