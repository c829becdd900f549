import assert from 'node:assert/strict';
import { isPattern, matcherOf, splitPattern } from '../../server/src/cli/glob';

describe('patterns for file names', () => {
  const cases: [pattern: string, matches: string[], not: string[]][] = [
    [
      '*.claim.yaml',
      ['a.claim.yaml', 'a b.claim.yaml'],
      ['sub/a.claim.yaml', 'a.claim.yml', '.a.claim.yaml'],
    ],
    ['**/*.yaml', ['a.yaml', 's/a.yaml', 's/t/a.yaml'], ['a.yml', '.git/a.yaml', 's/.a.yaml']],
    ['s/**', ['s/a', 's/t/u.yaml'], ['t/a', 's', 's/.hidden']],
    ['s/**/u.yaml', ['s/u.yaml', 's/t/u.yaml', 's/t/v/u.yaml'], ['u.yaml', 's/tu.yaml']],
    ['?.yaml', ['a.yaml'], ['ab.yaml', '.yaml', '/.yaml']],
    ['[a-c]x', ['ax', 'cx'], ['dx', 'x']],
    ['[!a-c]x', ['dx'], ['ax', '/x']],
    ['{a,b}.{yaml,yml}', ['a.yaml', 'b.yml'], ['c.yaml', 'a.txt']],
    ['{a,b', ['{a,b'], ['a']],
    ['a.b+(c)$^|', ['a.b+(c)$^|'], ['axb+(c)$^|']],
    ['.*', ['.env'], ['env']],
    ['[]x', ['[]x'], ['x']],
  ];
  for (const [pattern, matches, not] of cases)
    it(pattern, () => {
      const match = matcherOf(pattern);
      for (const path of matches) assert.ok(match(path), `${path} should match`);
      for (const path of not) assert.ok(!match(path), `${path} should not match`);
    });

  it('knows a pattern from a name', () => {
    for (const name of ['*', 'a?', '[a]', '{a,b}']) assert.ok(isPattern(name), name);
    for (const name of ['a.claim.yaml', '../x', '-', '']) assert.ok(!isPattern(name), name);
  });

  const splits: [pattern: string, base: string, rest: string][] = [
    ['*.yaml', '.', '*.yaml'],
    ['a/b/*.yaml', 'a/b', '*.yaml'],
    ['../x/**/y', '../x', '**/y'],
    ['/data/*', '/data', '*'],
    ['/*', '/', '*'],
  ];
  for (const [pattern, base, rest] of splits)
    it(`${pattern} is sought below ${base}`, () => {
      assert.deepEqual(splitPattern(pattern), { base, rest });
    });

  it('many braces are no burden', () => {
    assert.ok(!matcherOf('{a,b}'.repeat(40))('a'.repeat(39)));
  });
});
