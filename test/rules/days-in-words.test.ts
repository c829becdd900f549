import * as assert from 'node:assert/strict';
import { parseDay } from '../../server/src/draft/days';
import { countOf, formatDays, runsOf } from '../../server/src/rules/shared/day-runs';

describe('days in words', () => {
  const first = parseDay('2024-02-27') ?? 0;
  const words = (...offsets: number[]) => formatDays(offsets.map((n) => first + n));

  it('names one day, and days in a row by the first and the last', () => {
    assert.equal(words(), '');
    assert.equal(words(0), '2024-02-27');
    assert.equal(words(0, 1, 2, 3), '2024-02-27 to 2024-03-01');
  });

  it('names up to four stretches, and counts what is left', () => {
    assert.equal(words(0, 2), '2024-02-27 and 2024-02-29');
    assert.equal(words(0, 2, 4), '2024-02-27, 2024-02-29 and 2024-03-02');
    const four = '2024-02-27, 2024-02-29, 2024-03-02';
    assert.equal(words(0, 2, 4, 6, 7), `${four} and 2024-03-04 to 2024-03-05`);
    assert.equal(words(0, 2, 4, 6, 8), `${four}, 2024-03-04 and 1 more time`);
    assert.equal(words(0, 2, 4, 6, 8, 10), `${four}, 2024-03-04 and 2 more times`);
  });

  it('divides days where one is left out', () => {
    assert.deepEqual(runsOf([5, 6, 8]), [
      { from: 5, through: 6 },
      { from: 8, through: 8 },
    ]);
  });

  it('counts things', () => {
    assert.deepEqual([countOf(0, 'day'), countOf(1, 'day'), countOf(2, 'day')], [
      '0 days',
      '1 day',
      '2 days',
    ]);
  });
});
