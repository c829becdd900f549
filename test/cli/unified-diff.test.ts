import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { unifiedDiff } from '../../server/src/cli/unified-diff';
import { folderWith, removeFolders } from './run-cli';

/** What git makes of a text with the difference. */
function applied(before: string, diff: string): string {
  const folder = folderWith({ 'a.txt': before });
  const run = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
    cwd: folder,
    input: diff,
    encoding: 'utf8',
  });
  assert.equal(run.status, 0, `${run.stderr}\n${diff}`);
  return fs.readFileSync(path.join(folder, 'a.txt'), 'utf8');
}

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `line ${i}\n`);

describe('unified difference', () => {
  after(removeFolders);

  it('is empty for equal texts', () => {
    assert.equal(unifiedDiff('a', 'x\n', 'x\n'), '');
  });

  it('is written as other programs write it', () => {
    const before = numbered(20).join('');
    const after = numbered(20)
      .map((line, i) => (i === 2 ? 'changed\n' : i === 15 ? `${line}added\n` : line))
      .join('');
    assert.equal(
      unifiedDiff('a.txt', before, after),
      [
        '--- a/a.txt',
        '+++ b/a.txt',
        '@@ -1,6 +1,6 @@',
        ' line 0',
        ' line 1',
        '-line 2',
        '+changed',
        ' line 3',
        ' line 4',
        ' line 5',
        '@@ -14,6 +14,7 @@',
        ' line 13',
        ' line 14',
        ' line 15',
        '+added',
        ' line 16',
        ' line 17',
        ' line 18',
        '',
      ].join('\n'),
    );
  });

  const cases: [title: string, before: string, after: string][] = [
    ['a line end that is added', 'a\nb', 'a\nb\n'],
    ['a line end that is lost', 'a\nb\n', 'a\nb'],
    ['CRLF that becomes LF', 'a\r\nb\r\n', 'a\nb\n'],
    ['the first line', numbered(9).join(''), numbered(9).slice(1).join('')],
    ['the last line', numbered(9).join(''), numbered(8).join('')],
    [
      'two places near each other',
      numbered(12).join(''),
      numbered(12).join('').replace('line 2\n', '').replace('line 8\n', 'x\n'),
    ],
  ];
  for (const [title, before, after] of cases)
    it(`git applies it: ${title}`, () => {
      assert.equal(applied(before, unifiedDiff('a.txt', before, after)), after);
    });

  it('git applies it, whatever changes', () => {
    const text = fc
      .array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n'), { minLength: 1, maxLength: 30 })
      .map((lines) => lines.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after);
        assert.equal(applied(before, unifiedDiff('a.txt', before, after)), after);
      }),
      { numRuns: 40 },
    );
  });
});
