import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { distance, nearest } from '../../server/src/draft/nearest';

describe('words that are spelled alike', () => {
  it('a letter more, less or other is one step, and so are neighbours that changed places', () => {
    for (const [a, b, steps] of [
      ['J0696', 'J0696', 0],
      ['J0696', 'J0966', 1],
      ['J0696', 'J696', 1],
      ['J0696', 'J06966', 1],
      ['J0696', 'J0697', 1],
      ['ab', 'ba', 1],
      ['abcd', 'badc', 2],
      ['aab', 'aba', 1],
      ['abc', 'cab', 2],
      ['abb', 'cbd', 2],
      ['', 'ab', 2],
    ] as const)
      assert.equal(distance(a, b), steps, `${a} ${b}`);
  });

  it('agrees with the definition, up to the limit of lengths', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 4 }), (a, b, limit) => {
        const far = Math.abs(a.length - b.length) > limit;
        assert.equal(distance(a, b, limit), far ? limit + 1 : byDefinition(a, b));
      }),
    );
  });

  it('a short word allows one step, a longer one two; letter case does not count', () => {
    assert.deepEqual(nearest('SIX', ['sic', 'sac', 'SIX']), ['SIX', 'sic']);
    assert.deepEqual(nearest('four', ['fuor', 'feud', 'flour', 'fled']), ['flour', 'fuor', 'feud']);
    assert.deepEqual(nearest('four', ['foam']), ['foam']);
  });

  it('the nearest come first, alike ones by the alphabet, three at most', () => {
    const found = ['abcx', 'abxy', 'abcd', 'abca', 'abcb'];
    assert.deepEqual(nearest('abcd', found), ['abcd', 'abca', 'abcb']);
    assert.deepEqual(nearest('abcd', [...found].reverse()), ['abcd', 'abca', 'abcb']);
    assert.deepEqual(nearest('abcd', found, 5), ['abcd', 'abca', 'abcb', 'abcx', 'abxy']);
  });

  it('of a long text only the start is looked at', () => {
    const start = 'a'.repeat(64);
    assert.deepEqual(nearest(`${start}zzzz`, [start]), [start]);
  });
});

/** Steps by their definition: what the first letters cost, and the rest. */
function byDefinition(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const change = byDefinition(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
  const swap =
    a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]
      ? byDefinition(a.slice(2), b.slice(2)) + 1
      : Infinity;
  return Math.min(change, byDefinition(a.slice(1), b) + 1, byDefinition(a, b.slice(1)) + 1, swap);
}
