import * as assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-languageserver-types';
import { choiceOf, completion, resolveCompletion } from '../../server/src/service/completion';
import { WITHOUT_SH } from '../support/two-antibiotics';
import { applyEdits, checked, LINE_ENDS, marked } from '../support/marked';

/** Completes at the mark in a text. */
function at(text: string) {
  const { text: plain, position } = marked(text);
  const document = checked(plain);
  const { items, isIncomplete } = completion(document, position);
  const labels = items.map(({ label }) => label);
  /** The text after a choice. */
  const chosen = (label: string): string => {
    const item = items.find((i) => i.label === label);
    assert.ok(item?.textEdit && 'range' in item.textEdit, `${label} is offered`);
    const { range, newText } = item.textEdit;
    assert.equal(range.start.line, range.end.line, 'a choice replaces text of one line');
    const { start, end } = range;
    assert.ok(start.line === position.line && start.character <= position.character);
    assert.ok(end.character >= position.character, 'the cursor lies in what is replaced');
    return applyEdits(plain, [{ range, newText }]);
  };
  return { items, labels, chosen, isIncomplete, document };
}

interface Case {
  what: string;
  /** A text of the draft, and what stands there instead, with the cursor. */
  replace: string;
  by: string;
  offers: string[];
  not?: string[];
  /** What the chosen first offer makes of `by`. */
  becomes?: string;
}

const CASES: Case[] = [
  {
    what: 'payers on an empty value',
    replace: 'payer: bcbsok',
    by: 'payer: ¦',
    offers: ['cigna', 'allways', 'bcbsok', 'bluekc', 'php'],
    not: ['common'],
    becomes: 'payer: cigna',
  },
  {
    what: 'payers right behind the colon',
    replace: 'payer: bcbsok',
    by: 'payer:¦',
    offers: ['cigna'],
    becomes: 'payer: cigna',
  },
  {
    what: 'payers inside a word',
    replace: 'payer: bcbsok',
    by: 'payer: bc¦bsok',
    offers: ['cigna'],
    becomes: 'payer: cigna',
  },
  {
    what: 'payers inside quotes',
    replace: 'payer: bcbsok',
    by: 'payer: "bc¦"',
    offers: ['cigna'],
    becomes: 'payer: "cigna"',
  },
  {
    what: 'fields of the claim on a blank line',
    replace: 'lines:\n',
    by: '¦\nlines:\n',
    offers: ['network', 'diagnoses', 'total_charge'],
    not: ['claim', 'payer', 'lines', 'units'],
    becomes: 'network: \nlines:\n',
  },
  {
    what: 'fields of the claim while typing one',
    replace: 'lines:\n',
    by: 'net¦\nlines:\n',
    offers: ['network'],
    becomes: 'network: \nlines:\n',
  },
  {
    what: 'fields of a block line on a blank line within it',
    replace: '    code: S9500\n',
    by: '    code: S9500\n    ¦\n',
    offers: ['modifiers', 'place_of_service', 'drug', 'visit'],
    not: ['code', 'from', 'through', 'units', 'payer'],
    becomes: '    code: S9500\n    modifiers: \n',
  },
  {
    what: 'fields at the start of a new line of the list',
    replace: '    therapy: ctx\n  - from: 2023-02-01\n    through: 2023-02-07\n    code: J3370',
    by: '    therapy: ctx\n  - ¦\n  - from: 2023-02-01\n    through: 2023-02-07\n    code: J3370',
    offers: ['code', 'units', 'date', 'from'],
    becomes:
      '    therapy: ctx\n  - code: \n  - from: 2023-02-01\n    through: 2023-02-07\n    code: J3370',
  },
  {
    what: 'fields in a flow line',
    replace: 'units: 7, charge: 980.00, therapy: vanc }',
    by: 'units: 7, ¦ }',
    offers: ['charge', 'therapy', 'modifiers'],
    not: ['code', 'units', 'from'],
    becomes: 'units: 7, charge:  }',
  },
  {
    what: 'a key that has its colon already',
    replace: '    charge: 490.00',
    by: '    cha¦: 490.00',
    offers: ['charge'],
    becomes: '    charge: 490.00',
  },
  {
    what: 'fields of a drug',
    replace: 'form: powder, container: single-dose }\n    ndc: { code: 00409',
    by: 'fo¦ }\n    ndc: { code: 00409',
    offers: ['form', 'container', 'vial'],
    not: ['name', 'dose', 'route'],
    becomes: 'form:  }\n    ndc: { code: 00409',
  },
  {
    what: 'listed values in a flow map',
    replace: 'container: single-dose }\n    ndc: { code: 00409',
    by: 'container: ¦ }\n    ndc: { code: 00409',
    offers: ['multi-dose', 'single-dose'],
    becomes: 'container: multi-dose }\n    ndc: { code: 00409',
  },
  {
    what: 'units of an NDC',
    replace: 'unit: UN }',
    by: 'unit: U¦ }',
    offers: ['ML', 'UN', 'F2'],
    becomes: 'unit: ML }',
  },
  {
    what: 'schedules',
    replace: 'frequency: q12h, start',
    by: 'frequency: ¦, start',
    offers: ['weekly', 'q12h', 'bid'],
    becomes: 'frequency: weekly, start',
  },
  {
    what: 'therapies of the claim',
    replace: 'therapy: ctx\n    drug',
    by: 'therapy: ¦\n    drug',
    offers: ['ctx', 'vanc'],
    becomes: 'therapy: ctx\n    drug',
  },
  {
    what: 'modifiers in a flow list',
    replace: '    code: S9500\n',
    by: '    code: S9500\n    modifiers: [¦]\n',
    offers: ['SH', 'SJ', 'JW'],
    becomes: '    code: S9500\n    modifiers: [SH]\n',
  },
  {
    what: 'a second modifier in a flow list',
    replace: '    code: S9500\n',
    by: '    code: S9500\n    modifiers: [SH, S¦]\n',
    offers: ['SS'],
    becomes: '    code: S9500\n    modifiers: [SH, SS]\n',
  },
  {
    what: 'modifiers in a block list',
    replace: '    code: S9500\n',
    by: '    code: S9500\n    modifiers:\n      - ¦\n',
    offers: ['SH'],
    becomes: '    code: S9500\n    modifiers:\n      - SH\n',
  },
  {
    what: 'places of service',
    replace: 'place_of_service: 12',
    by: 'place_of_service: 1¦',
    offers: ['12', '13'],
    becomes: 'place_of_service: 12',
  },
  {
    what: 'codes by the start of their number',
    replace: 'code: S9500',
    by: 'code: s95¦',
    offers: ['S9501', 'S9500', 'S9504'],
    not: ['S9325', 'J3370'],
    becomes: 'code: S9501',
  },
  {
    what: 'codes by words of what they bill',
    replace: 'code: S9500',
    by: 'code: anti q12¦',
    offers: ['S9501'],
    not: ['S9500', 'S9325'],
    becomes: 'code: S9501',
  },
  {
    what: 'codes by the name of a drug',
    replace: 'code: J3370',
    by: 'code: vanco¦',
    offers: ['J3370'],
    not: ['J0696'],
    becomes: 'code: J3370',
  },
  {
    what: 'codes by a brand in a flow line',
    replace: 'code: S9501, units',
    by: 'code: rocephin¦, units',
    offers: ['J0696'],
    becomes: 'code: J0696, units',
  },
];

describe('completion', () => {
  for (const { name, convert } of LINE_ENDS)
    for (const { what, replace, by, offers, not = [], becomes } of CASES)
      it(`offers ${what} (${name})`, () => {
        assert.ok(WITHOUT_SH.includes(replace), `the draft has ${replace}`);
        const found = at(convert(WITHOUT_SH.replace(replace, by)));
        for (const label of offers)
          assert.ok(found.labels.includes(label), `${label} in ${found.labels.join(' ')}`);
        for (const label of not) assert.ok(!found.labels.includes(label), `${label} is not wanted`);
        const [first = ''] = offers;
        if (becomes !== undefined)
          assert.equal(found.chosen(first), convert(WITHOUT_SH.replace(replace, becomes)));
      });

  const NOTHING: [what: string, replace: string, by: string][] = [
    ['in a comment', '# second therapy', '# second ¦'],
    ['in a free text', 'claim: T-1', 'claim: ¦'],
    ['behind a value that is done', 'units: 56\n', 'units: 56\n      ¦\n'],
    ['under a key that is no field', 'lines:\n', 'foo: ¦\nlines:\n'],
  ];
  for (const [what, replace, by] of NOTHING)
    it(`offers nothing ${what}`, () => {
      assert.deepEqual(at(WITHOUT_SH.replace(replace, by)).labels, []);
    });

  it('starts an empty draft with its required fields', () => {
    const { labels, chosen } = at('¦');
    assert.deepEqual(labels.slice(0, 2), ['claim', 'payer']);
    assert.equal(chosen('claim'), 'claim: ');
  });

  it('offers what the claim at the cursor has, in a file of several', () => {
    const other = WITHOUT_SH.replaceAll('ctx', 'other').replace(
      'therapy: other\n    drug',
      'therapy: ¦\n    drug',
    );
    const { labels } = at(`${WITHOUT_SH}---\n${other}`);
    assert.deepEqual(labels, ['vanc', 'other']);
  });

  it('is asked again for codes while typing goes on, and passes the filter of the client', () => {
    const { isIncomplete, items } = at(WITHOUT_SH.replace('code: S9500', 'code: pain pump¦'));
    assert.equal(isIncomplete, true);
    assert.ok(items.length > 0 && items.length <= 100);
    assert.ok(items.every(({ filterText }) => filterText === 'pain pump'));
    assert.equal(at(WITHOUT_SH.replace('payer: bcbsok', 'payer: ¦')).isIncomplete, false);
  });

  it('keeps the order in which it offers', () => {
    const { items } = at('¦');
    const sorted = [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
    assert.deepEqual(sorted, items);
  });

  it('tells more of a code when the client shows it', () => {
    const { items, document } = at(WITHOUT_SH.replace('code: S9500', 'code: S950¦'));
    const item = items.find(({ label }) => label === 'S9501');
    const choice = item && choiceOf(item);
    assert.deepEqual(choice, { uri: document.uri, code: 'S9501', payer: 'bcbsok' });
    assert.ok(item && choice);
    const { documentation } = resolveCompletion(item, choice, document.checker);
    assert.ok(typeof documentation === 'object');
    assert.match(documentation.value, /BCBSOK[^]*Dosing interval: every 12 hours/);
  });

  it('reads nothing from items of others', () => {
    for (const data of [undefined, null, 'S9500', { code: 1, uri: 'x' }])
      assert.equal(choiceOf({ label: 'x', data } as CompletionItem), undefined);
  });

  it('does not throw anywhere in a draft or its beginnings', () => {
    for (let offset = 0; offset <= WITHOUT_SH.length; offset += 3) {
      at(`${WITHOUT_SH.slice(0, offset)}¦`);
      at(`${WITHOUT_SH.slice(0, offset)}¦${WITHOUT_SH.slice(offset)}`);
    }
  });
});
