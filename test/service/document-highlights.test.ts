import * as assert from 'node:assert/strict';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import { documentHighlights } from '../../server/src/service/document-highlights';
import { applyEdits, checked, LINE_ENDS, marked } from '../support/marked';

const DRAFT = `claim: T-1
payer: bcbsok
therapies:
  "vanc": { drug: vanc }
  ctx: {}
lines:
  - { code: S9501, therapy: vanc }
  - { code: s9501, therapy: 'vanc', note: S9501 }
  - { code: &c S9500, therapy: ctx }
  - { code: *c }
`;
const TWO = `${DRAFT}---\n${DRAFT}---\nclaim: t-1\n---\nclaim: "T-1"\n`;

/** The draft with what is highlighted marked: `«read»`, `«*written»`. */
function shown(replace: string, by: string, convert = (text: string) => text): string {
  assert.ok(TWO.includes(replace));
  const { text, position } = marked(convert(TWO.replace(replace, by)));
  const document = checked(text);
  const found = documentHighlights(document, position) ?? [];
  const edits = found.flatMap(({ range, kind }) => [
    {
      range: { start: range.start, end: range.start },
      newText: kind === DocumentHighlightKind.Write ? '«*' : '«',
    },
    { range: { start: range.end, end: range.end }, newText: '»' },
  ]);
  return applyEdits(text, edits);
}

describe('document highlights', () => {
  for (const { name, convert } of LINE_ENDS) {
    it(`show a therapy in its claim, from its entry and from a line, with ${name}`, () => {
      const first = DRAFT.replace('"vanc"', '"«*vanc»"')
        .replace('therapy: vanc', 'therapy: «vanc»')
        .replace("'vanc'", "'«vanc»'");
      const wanted = convert(TWO.replace(DRAFT, first));
      assert.equal(shown('"vanc"', '"va¦nc"', convert), wanted);
      assert.equal(shown('therapy: vanc', 'therapy: vanc¦', convert), wanted);
    });

    it(`show a code in its claim, with ${name}`, () => {
      const first = DRAFT.replace('code: S9501', 'code: «S9501»').replace('s9501', '«s9501»');
      assert.equal(
        shown('code: S9501', 'code: ¦S9501', convert),
        convert(TWO.replace(DRAFT, first)),
      );
    });
  }

  it('show a code that comes through an alias', () => {
    const first = DRAFT.replace('&c S9500', '&c «S9500»').replace('*c', '«*c»');
    assert.equal(shown('&c S9500', '&c S95¦00'), TWO.replace(DRAFT, first));
    assert.equal(shown('*c', '*¦c'), TWO.replace(DRAFT, first));
  });

  it('show a claim number in the file', () => {
    const wanted = TWO.replaceAll('claim: T-1', 'claim: «T-1»').replace('"T-1"', '"«T-1»"');
    assert.equal(shown('claim: T-1', 'claim: T¦-1'), wanted);
  });

  it('show nothing else', () => {
    for (const [replace, by] of [
      ['drug: vanc', 'drug: va¦nc'],
      ['note: S9501', 'note: S¦9501'],
      ['code: S9501', 'co¦de: S9501'],
      ['claim: T-1', 'cl¦aim: T-1'],
      ['payer: bcbsok', 'payer: bcb¦sok'],
      ['lines:', 'lines:¦'],
    ] as const)
      assert.equal(shown(replace, by), TWO, by);
  });
});
