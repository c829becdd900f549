import * as assert from 'node:assert/strict';
import { definitionAt, referencesAt } from '../../server/src/service/therapy-references';
import { checked, LINE_ENDS, marked } from '../support/marked';

const DRAFT = `claim: T-0
therapies: { vanc: {} }
lines: [{ code: S9501, therapy: vanc }]
---
claim: T-1
therapies:
  vanc:
    drug: vancomycin
  'c t x': {}
lines:
  - { code: S9501, therapy: &v vanc }
  - { code: S9500, therapy: 'c t x' }
  - { code: J3370, therapy: *v }
  - { code: J0696, therapy: other }
`;

/** What a feature says at the mark: `row:character text`. */
function at(replace: string, by: string, convert = (text: string) => text) {
  const from = DRAFT.indexOf('---');
  const own = DRAFT.slice(from);
  assert.ok(own.includes(replace));
  const { text, position } = marked(convert(DRAFT.slice(0, from) + own.replace(replace, by)));
  const document = checked(text);
  const { lines } = document;
  const told = ({ start, end }: { start: typeof position; end: typeof position }) =>
    `${start.line} ${text.slice(lines.offsetAt(start), lines.offsetAt(end)).replaceAll('\r', '')}`;
  return {
    definitions: definitionAt(document, position)?.map((link) => {
      assert.equal(link.targetUri, document.uri);
      assert.ok(link.originSelectionRange);
      return [link.originSelectionRange, link.targetSelectionRange, link.targetRange].map(told);
    }),
    references: (withDefinition: boolean) =>
      referencesAt(document, position, withDefinition)?.map(({ uri, range }) => {
        assert.equal(uri, document.uri);
        return told(range);
      }),
  };
}

describe('definition and references of a therapy', () => {
  for (const { name, convert } of LINE_ENDS)
    it(`lie in its claim, with ${name}`, () => {
      const { definitions, references } = at('&v vanc', '&v va¦nc', convert);
      assert.deepEqual(definitions, [['10 vanc', '6 vanc', '6 vanc:\n    drug: vancomycin']]);
      assert.deepEqual(references(true), ['6 vanc', '10 vanc', '12 *v']);
      assert.deepEqual(references(false), ['10 vanc', '12 *v']);
    });

  it('are found from the entry, from an alias and in quotes', () => {
    assert.deepEqual(at('  vanc:', '  vanc¦:').definitions?.[0]?.[0], '6 vanc');
    assert.deepEqual(at('*v', '¦*v').definitions?.[0]?.slice(0, 2), ['12 *v', '6 vanc']);
    const quoted = at("therapy: 'c t x'", "therapy: 'c t¦ x'");
    assert.deepEqual(quoted.definitions, [['11 c t x', "8 'c t x'", "8 'c t x': {}"]]);
    assert.deepEqual(quoted.references(true), ['8 c t x', '11 c t x']);
  });

  it('are none where there is no such therapy, and of nothing else', () => {
    for (const [replace, by] of [
      ['therapy: other', 'therapy: oth¦er'],
      ['therapy: other', 'thera¦py: other'],
      ['vancomycin', 'vanco¦mycin'],
      ['drug:', 'dr¦ug:'],
      ['therapies:', 'thera¦pies:'],
      ['J0696', 'J06¦96'],
    ] as const) {
      const { definitions, references } = at(replace, by);
      assert.equal(definitions, undefined, by);
      assert.equal(references(true), undefined, by);
    }
  });
});
