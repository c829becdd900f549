import * as assert from 'node:assert/strict';
import { LineTable } from '../../server/src/service/positions';

describe('LineTable', () => {
  const cases: [name: string, text: string, offset: number, line: number, character: number][] = [
    ['the start', 'ab\ncd', 0, 0, 0],
    ['the end of a line', 'ab\ncd', 2, 0, 2],
    ['the start of the next line', 'ab\ncd', 3, 1, 0],
    ['the end of the text', 'ab\ncd', 5, 1, 2],
    ['behind a CRLF', 'ab\r\ncd', 4, 1, 0],
    ['inside a CRLF counts as the end of its line', 'ab\r\ncd', 3, 0, 2],
    ['behind a lone CR', 'ab\rcd', 3, 1, 0],
    ['characters outside the BMP count twice', '\u{1F48A}x\ny', 3, 0, 3],
    ['an empty text', '', 0, 0, 0],
    ['behind a last line break', 'ab\n', 3, 1, 0],
  ];
  for (const [name, text, offset, line, character] of cases)
    it(`places ${name}`, () => {
      assert.deepEqual(new LineTable(text).positionAt(offset), { line, character });
    });

  it('turns every position back into its offset', () => {
    const text = 'a\nbc\r\n\r\nd\re\n';
    const lines = new LineTable(text);
    for (let offset = 0; offset <= text.length; offset++) {
      if (text[offset - 1] === '\r' && text[offset] === '\n') continue;
      assert.equal(lines.offsetAt(lines.positionAt(offset)), offset, `offset ${offset}`);
    }
  });

  it('keeps positions outside the text inside it', () => {
    const lines = new LineTable('ab\r\ncd');
    assert.equal(lines.offsetAt({ line: 0, character: 99 }), 2);
    assert.equal(lines.offsetAt({ line: 9, character: 9 }), 6);
    assert.deepEqual(lines.positionAt(99), { line: 1, character: 2 });
    assert.deepEqual(lines.positionAt(-1), { line: 0, character: 0 });
  });

  it('shifts spans of a document in the middle of a file', () => {
    const lines = new LineTable('x\n---\nab\n');
    assert.deepEqual(lines.rangeOf({ start: 4, end: 6 }, 2), {
      start: { line: 2, character: 0 },
      end: { line: 2, character: 2 },
    });
  });
});
