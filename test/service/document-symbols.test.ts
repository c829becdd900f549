import * as assert from 'node:assert/strict';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { documentSymbols, flatSymbols } from '../../server/src/service/document-symbols';
import { checked, LINE_ENDS } from '../support/marked';
import { WITHOUT_SH } from '../support/two-antibiotics';

/** The outline as indented lines: `name | detail | what is selected`. */
function outline(text: string): string[] {
  const { lines } = checked(text);
  const show = (symbol: DocumentSymbol, indent: string): string[] => {
    const { start, end } = symbol.selectionRange;
    const chosen = text.slice(lines.offsetAt(start), lines.offsetAt(end));
    return [
      `${indent}${symbol.name} | ${symbol.detail ?? ''} | ${chosen}`,
      ...(symbol.children ?? []).flatMap((child) => show(child, `${indent}  `)),
    ];
  };
  return documentSymbols(checked(text)).flatMap((symbol) => show(symbol, ''));
}

describe('outline', () => {
  for (const { name, convert } of LINE_ENDS)
    it(`shows the claim, its blocks, therapies and lines, with ${name}`, () => {
      assert.deepEqual(outline(convert(WITHOUT_SH)), [
        'T-1 | bcbsok · $2,422.00 | T-1',
        '  patient | M0001 · Test Patient | patient',
        '  billing_provider | 1234567893 | billing_provider',
        '  therapies |  | therapies',
        '    vanc | vancomycin · q12h · 2023-02-01 to 2023-02-07 | vanc',
        '    ctx | ceftriaxone · q24h · 2023-02-01 to 2023-02-07 | ctx',
        '  lines | 4 lines | lines',
        '    S9501 · Anti-infective per diem (q12h) | 2023-02-01 to 2023-02-07 · $980.00 | S9501',
        '    S9500 · Anti-infective per diem (q24h) | 2023-02-01 to 2023-02-07 · $490.00 | S9500',
        '    J3370 · Vancomycin 500 mg | 2023-02-01 to 2023-02-07 · $672.00 | J3370',
        '    J0696 · Ceftriaxone 250 mg | 2023-02-01 to 2023-02-07 · $280.00 | J0696',
      ]);
    });

  it('has a name for everything, however little is typed', () => {
    const text = `claim:
payer: ''
therapies:
  "": { drug: x }
  ? [a]
  : b
lines:
  - co
  -
  - { modifiers: [SH], units: 7 }
  - { code: s9500, modifiers: [sh] }
  - [a]
diagnoses: [A41.9, L03.115]
"": [1]
---
li
---
- a
---
lines:
`;
    assert.deepEqual(outline(text), [
      'Claim 1 |  | claim',
      '  therapies |  | therapies',
      '    (no id) |  | ""',
      '    (no id) |  | [a]',
      '  lines | 5 lines | lines',
      '    co |  | co',
      '    Line 2 |  | -',
      '    Line 3 |  | { modifiers: [SH], units: 7 }',
      '    S9500 SH · Anti-infective per diem (q24h) |  | s9500',
      '    Line 5 |  | [a]',
      '  diagnoses | A41.9, L03.115 | diagnoses',
      '  (no name) | 1 | ""',
      'Claim 2 |  | li',
      'Claim 3 |  | - a',
      'Claim 4 |  | lines:',
      '  lines |  | lines',
    ]);
  });

  it('keeps to the text of an alias, and to names of one line', () => {
    const text = `claim: "a
  b"
patient: &p { id: 1, name: ${'x💊'.repeat(60)} }
member: *p
lines:
  - &l { code: S9501 }
  - *l
`;
    const [first, patient, lines, one, other, ...rest] = outline(text);
    assert.equal(first, 'a b |  | "a\n  b"');
    assert.match(patient ?? '', /^ {2}patient \| 1 · x💊[x💊]*… \| patient$/u);
    assert.match(lines ?? '', /2 lines/);
    assert.equal(one, '    S9501 · Anti-infective per diem (q12h) |  | S9501');
    assert.equal(other, '    S9501 · Anti-infective per diem (q12h) |  | *l');
    assert.deepEqual(rest, []);
  });

  it('covers each claim with the comments before it', () => {
    const text = `# one\n${WITHOUT_SH}---\n# two\n${WITHOUT_SH}`;
    const rows = documentSymbols(checked(text)).map(({ range }) => [
      range.start.line,
      range.end.line,
    ]);
    const mark = text.split('\n').indexOf('---');
    assert.deepEqual(rows, [
      [0, mark],
      [mark, text.split('\n').length - 1],
    ]);
  });

  it('is flat for clients that show no tree', () => {
    const symbols = flatSymbols(checked(WITHOUT_SH));
    assert.equal(symbols.length, outline(WITHOUT_SH).length);
    const vanc = symbols.find(({ name }) => name === 'vanc');
    assert.equal(vanc?.containerName, 'therapies');
    assert.equal(vanc.location.uri, checked(WITHOUT_SH).uri);
    assert.equal(symbols[0]?.containerName, undefined);
  });

  it('is empty in a file without claims', () => {
    assert.deepEqual(documentSymbols(checked('# nothing yet\n')), []);
  });
});
