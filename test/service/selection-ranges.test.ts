import * as assert from 'node:assert/strict';
import type { SelectionRange } from 'vscode-languageserver-types';
import { selectionRanges } from '../../server/src/service/selection-ranges';
import { checked, LINE_ENDS, marked } from '../support/marked';

/** What a selection at the mark grows to, from the inside; long texts by their ends. */
function grows(draft: string, convert = (text: string) => text): string[] {
  const { text, position } = marked(convert(draft));
  const document = checked(text);
  const { lines } = document;
  const [first, ...others] = selectionRanges(document, [position]);
  assert.deepEqual(others, []);
  const texts: string[] = [];
  for (let at: SelectionRange | undefined = first; at; at = at.parent)
    texts.push(text.slice(lines.offsetAt(at.range.start), lines.offsetAt(at.range.end)));
  return texts.map((one) => one.replaceAll('\r\n', '\n'));
}

const FIRST = 'claim: T-1\n';
const LINES = `lines:
  - code: S9501
    modifiers: [SH, "59¦"] # x
    units: 7
  - { code: S9500 }
`;
const SECOND = `---\n# the second\n${FIRST}${LINES}`;

describe('selection ranges', () => {
  for (const { name, convert } of LINE_ENDS)
    it(`grow from the value to the file, with ${name}`, () => {
      const plain = (text: string) => text.replace('¦', '').trimEnd();
      const line = plain(LINES.slice(LINES.indexOf('code'), LINES.indexOf('  - { code')));
      const list = plain(LINES.slice(LINES.indexOf('- code')));
      assert.deepEqual(grows(FIRST + SECOND, convert), [
        '59',
        '"59"',
        '[SH, "59"]',
        'modifiers: [SH, "59"]',
        line,
        `- ${line}`,
        list,
        plain(LINES),
        plain(FIRST + LINES),
        SECOND.replace('¦', ''),
        (FIRST + SECOND).replace('¦', ''),
      ]);
    });

  it('grow from a key to its field', () => {
    assert.deepEqual(grows('claim: T-1\nlines: [{ un¦its: 7, code: S9501 }]').slice(0, 4), [
      'units',
      'units: 7',
      '{ units: 7, code: S9501 }',
      '[{ units: 7, code: S9501 }]',
    ]);
  });

  it('take in the file where nothing else is', () => {
    assert.deepEqual(grows('# nothing¦ yet\n'), ['', '# nothing yet\n']);
    assert.deepEqual(grows('¦'), ['']);
  });

  it('are told for each position', () => {
    const document = checked('claim: T-1\npayer: php\n');
    const found = selectionRanges(document, [
      { line: 1, character: 8 },
      { line: 0, character: 8 },
    ]);
    assert.deepEqual(
      found.map(({ range }) => range.start),
      [
        { line: 1, character: 7 },
        { line: 0, character: 7 },
      ],
    );
  });
});
