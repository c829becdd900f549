import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyTextEdits } from '../../server/src/edits/text-edits';
import { changesBetween } from '../../server/src/service/text-changes';

describe('changesBetween', () => {
  it('touches only lines that differ', () => {
    const before = 'a\nb\nc\nd\ne\n';
    assert.deepEqual(changesBetween(before, 'a\nB\nc\nd\nnew\ne\n'), [
      { start: 2, end: 4, newText: 'B\n' },
      { start: 8, end: 8, newText: 'new\n' },
    ]);
  });

  it('finds nothing between equal texts', () => {
    assert.deepEqual(changesBetween('a\r\nb', 'a\r\nb'), []);
  });

  it('always gives the other text, by edits in order that do not meet', () => {
    const text = fc
      .array(fc.constantFrom('a\n', 'b\n', 'b\r\n', 'c', '\n'), { maxLength: 12 })
      .map((lines) => lines.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edits = changesBetween(before, after);
        assert.equal(applyTextEdits(before, edits), after);
        edits.forEach((edit, i) => assert.ok(edit.end < (edits[i + 1]?.start ?? Infinity)));
      }),
    );
  });

  it('replaces the middle as a whole where there is too much to compare', () => {
    const many = (word: string) => Array.from({ length: 2001 }, (_, i) => `${word}${i}\n`).join('');
    const before = `head\n${many('a')}tail\n`;
    const after = `head\n${many('b')}tail\n`;
    const edits = changesBetween(before, after);
    assert.equal(edits.length, 1);
    assert.equal(applyTextEdits(before, edits), after);
  });
});
