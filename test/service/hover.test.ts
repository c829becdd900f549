import * as assert from 'node:assert/strict';
import { hover } from '../../server/src/service/hover';
import { plainOf } from '../../server/src/service/words';
import { WITHOUT_SH } from '../support/two-antibiotics';
import { checked, LINE_ENDS, marked } from '../support/marked';

/** Hovers the mark after `replace` in the draft became `by`. */
function at(replace: string, by: string, convert = (text: string) => text, base = WITHOUT_SH) {
  assert.ok(base.includes(replace), `the draft has ${replace}`);
  const { text, position } = marked(convert(base.replace(replace, by)));
  const document = checked(text);
  const found = hover(document, position);
  if (!found) return undefined;
  const { contents, range } = found;
  assert.ok(range && typeof contents === 'object' && 'kind' in contents);
  const { lines } = document;
  return {
    value: contents.value,
    over: text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end)),
  };
}

interface Case {
  what: string;
  replace: string;
  by: string;
  over: string;
  says: RegExp[];
}

const CASES: Case[] = [
  {
    what: 'a per-diem code',
    replace: 'code: S9500',
    by: 'code: S9¦500',
    over: 'S9500',
    says: [
      /^\*\*S9500\*\* — /,
      /Dosing interval: every 24 hours/,
      /Billed apart: drugs and nursing/,
      /\*\*BCBSOK CPCP019\*\*: paid — .*OK-03/,
      /\*\*CIGNA R14\*\*: paid/,
      /Code tables: October 2025/,
    ],
  },
  {
    what: 'a code that the payer includes',
    replace: 'code: S9500',
    by: 'code: E0781¦',
    over: 'E0781',
    says: [/included in something else — .*OK-14/, /PHP BCP-27\*\*: paid/],
  },
  {
    what: 'a general code with what it excludes',
    replace: 'code: S9500',
    by: 'code: ¦S9325',
    over: 'S9325',
    says: [/Never with: S9326-S9328/],
  },
  {
    what: 'a misprinted code',
    replace: 'code: S9500',
    by: 'code: A92¦19',
    over: 'A9219',
    says: [/Misprinted in a policy/, /Use A6219 instead/],
  },
  {
    what: 'a drug code with its billing unit',
    replace: 'code: J3370',
    by: 'code: J33¦70',
    over: 'J3370',
    says: [/Billing unit: 500 mg/, /Drug: vancomycin/],
  },
  {
    what: 'an NDC of eleven digits',
    replace: '00409-6510-01',
    by: '00409¦-6510-01',
    over: '00409-6510-01',
    says: [/Labeler `00409`, product `6510`, package `01`/, /`00409651001`/],
  },
  {
    what: 'an NDC with a short segment',
    replace: '00409-6510-01',
    by: '0409-6510-01¦',
    over: '0409-6510-01',
    says: [/Written 4-4-2.*`00409-6510-01`.*`00409651001`/],
  },
  {
    what: 'ten digits without hyphens',
    replace: '00409-6510-01',
    by: '04096510¦01',
    over: '0409651001',
    says: [/as 4-4-2: `00409-6510-01`/, /as 5-3-2: `04096-0510-01`/, /as 5-4-1: `04096-5100-01`/],
  },
  {
    what: 'the twelve-digit NDC',
    replace: '00409-6510-01',
    by: '¦000409-6510-01',
    over: '000409-6510-01',
    says: [/starts in 2033/],
  },
  {
    what: 'what is no NDC',
    replace: '00409-6510-01',
    by: '409-65¦1',
    over: '409-651',
    says: [/no form of an NDC: 6 digits/],
  },
  {
    what: 'the arithmetic of drug units',
    replace: 'units: 28',
    by: 'units: ¦28',
    over: '28',
    says: [/2000 mg a day ÷ 500 mg a unit = 4 units a day, × 7 days = 28/],
  },
  {
    what: 'the days of per-diem units',
    replace: 'units: 7\n',
    by: 'units: 7¦\n',
    over: '7',
    says: [/is 7 days, 7 days of administration by q24h/],
  },
  {
    what: 'a place of service that the payer pays in',
    replace: 'place_of_service: 12',
    by: 'place_of_service: 1¦2',
    over: '12',
    says: [/^\*\*12\*\* — Home/, /BCBSOK CPCP019\*\* pays home infusion here \(.*OK-01/],
  },
  {
    what: 'a place of service that the payer does not pay in',
    replace: 'place_of_service: 12',
    by: 'place_of_service: 3¦1',
    over: '31',
    says: [/does not pay home infusion here/],
  },
  {
    what: 'a place that may pass',
    replace: 'place_of_service: 12',
    by: 'place_of_service: 1¦3',
    over: '13',
    says: [/may pay home infusion here, but wants it billed as 12/],
  },
  {
    what: 'a payer',
    replace: 'payer: bcbsok',
    by: 'payer: bcb¦sok',
    over: 'bcbsok',
    says: [
      /Blue Cross and Blue Shield of Oklahoma/,
      /Policy CPCP019, Home Infusion/,
      /Effective from 2023-01-03/,
      /Held against the source on \d{4}-\d\d-\d\d/,
      /days on which the drug is given/,
    ],
  },
  {
    what: 'a therapy where a line names it',
    replace: 'therapy: ctx\n    drug',
    by: 'therapy: ct¦x\n    drug',
    over: 'ctx',
    says: [
      /`ctx` — ceftriaxone, anti-infective, iv, q24h/,
      /2023-02-01 to 2023-02-07: 7 days, given on 7/,
      /Line 2: S9500 × 7/,
      /Line 4: J0696 × 56/,
    ],
  },
  {
    what: 'a therapy where it is planned',
    replace: '  vanc: {',
    by: '  va¦nc: {',
    over: 'vanc',
    says: [/Line 1: S9501 × 7, 2023-02-01 to 2023-02-07/],
  },
  {
    what: 'SH in its context',
    replace: 'code: S9500',
    by: 'modifiers: [S¦H]\n    code: S9500',
    over: 'SH',
    says: [/second .* therapy/i, /2023-02-01 to 2023-02-07: the second infusion therapy, needs SH/],
  },
  {
    what: 'a modifier without a context',
    replace: 'code: S9500',
    by: 'modifiers: [S¦S]\n    code: S9500',
    over: 'SS',
    says: [/^\*\*SS\*\* — /, /Source: HCPCS Level II/],
  },
  {
    what: 'a key',
    replace: 'units: 28',
    by: 'un¦its: 28',
    over: 'units',
    says: [/^\*\*units\*\*, required/, /837P SV104/, /Expects a number above 0/],
  },
  {
    what: 'a key inside a flow map',
    replace: 'form: powder',
    by: 'fo¦rm: powder',
    over: 'form',
    says: [/One of `liquid`, `powder`, `other`/],
  },
];

describe('hover', () => {
  for (const { name, convert } of LINE_ENDS)
    for (const { what, replace, by, over, says } of CASES)
      it(`tells of ${what} (${name})`, () => {
        const found = at(replace, by, convert);
        assert.ok(found, 'there is a hover');
        assert.equal(found.over, over);
        for (const pattern of says) assert.match(found.value, pattern);
      });

  it('shows what was not checked on the code of its line', () => {
    const visit = '  - { date: 2023-02-01, code: 99601, units: 1, therapy: vanc }\n';
    const found = at('code: 99601', 'code: 9960¦1', undefined, WITHOUT_SH + visit);
    assert.match(found?.value ?? '', /Not checked:[^]*`nursing-visit` .*needs .*visit\.by/);
    const other = at('code: S9501', 'code: S¦9501', undefined, WITHOUT_SH + visit);
    assert.doesNotMatch(other?.value ?? '', /Not checked/);
  });

  const NOTHING: [what: string, replace: string, by: string][] = [
    ['a comment', '# second', '# sec¦ond'],
    ['blanks between', 'charge: 490.00\n', 'charge: 490.00   ¦\n'],
  ];
  for (const [what, replace, by] of NOTHING)
    it(`says nothing of ${what}`, () => assert.equal(at(replace, by), undefined));

  it('says which rule found a key that is no field, though there is nothing to describe', () => {
    const found = at('charge: 490.00', 'chagre¦: 490.00');
    assert.equal(found?.value, '- `unknown-field`: Only fields of the draft format');
    assert.equal(found.over, 'chagre');
  });

  it('says nothing in an empty file', () => {
    const { text, position } = marked('¦');
    assert.equal(hover(checked(text), position), undefined);
  });

  it('tells of the claim in whose document the cursor is', () => {
    const second = WITHOUT_SH.replace('payer: bcbsok', 'payer: ci¦gna');
    const { text, position } = marked(`${WITHOUT_SH}---\n${second}`);
    const found = hover(checked(text), position);
    assert.match(JSON.stringify(found?.contents), /\*\*cigna\*\*/);
  });

  it('reads nothing of the draft as markup', () => {
    const base = WITHOUT_SH.replace(
      'drug: vancomycin, category',
      'drug: "[x](http://e) `v`", category',
    );
    const found = at('  vanc: {', '  va¦nc: {', undefined, base);
    assert.match(found?.value ?? '', /\\\[x\\\]\\\(http\\:\/\/e\\\) \\`v\\`/);
  });
});

describe('hover on a finding', () => {
  const BASE = 'file:///opt/claim%20lint/pages/';
  const PAGE = (rule: string) => `[${rule}](file:///opt/claim%20lint/pages/${rule}.md)`;
  const hoverOn = (replace: string, by: string, docsBase?: string) => {
    const { text, position } = marked(WITHOUT_SH.replace(replace, by));
    const document = checked(text);
    const found = hover(document, position, { docsBase });
    assert.ok(found && typeof found.contents === 'object' && 'kind' in found.contents);
    const [claim] = document.result.claims;
    assert.ok(claim);
    return { value: found.contents.value, messages: claim.findings.map((f) => f.message) };
  };

  it('links the rule to its page, with policy, section and clauses', () => {
    const { value } = hoverOn('code: S9500', 'code: S9¦500', BASE);
    assert.ok(
      value.includes(
        `---\n\n- ${PAGE('concurrent-modifier')}: BCBSOK CPCP019 (Home Infusion Modifiers, OK-41)`,
      ),
      value,
    );
    assert.match(value, /^\*\*S9500\*\*/, 'the description comes first');
  });

  it('does not repeat what the finding says', () => {
    const { value, messages } = hoverOn('code: S9500', 'code: S9¦500', BASE);
    assert.equal(messages.length, 1);
    assert.doesNotMatch(value, /lacks SH|second infusion therapy billed|Add SH/);
  });

  it('names every rule of several findings, one without a policy by its title', () => {
    const { value } = hoverOn('units: 28', 'units: ¦0.5', BASE);
    assert.ok(value.includes(`- ${PAGE('invalid-value')}: `), value);
    const two = hoverOn('code: S9500', 'modifiers: [SJ¦, SJ]\n    code: S9500', BASE).value;
    assert.ok(two.includes(PAGE('concurrent-modifier')), two);
  });

  it('names no rule beside the finding', () => {
    const { value } = hoverOn('code: S9501', 'code: S9¦501', BASE);
    assert.ok(!value.includes('concurrent-modifier'), value);
  });

  it('names it without a link where no address of the pages is known', () => {
    for (const docsBase of [undefined, '']) {
      const { value } = hoverOn('code: S9500', 'code: S9¦500', docsBase);
      assert.ok(value.includes('- `concurrent-modifier`: BCBSOK CPCP019'), value);
      assert.doesNotMatch(value, /\]\(/);
    }
  });

  it('links the rules that hold what a policy says of a code', () => {
    const { value } = hoverOn('code: S9500', 'code: E07¦81', BASE);
    assert.match(value, /OK-14, OK-21\) · \[bundled\]\(file:[^)]*\/bundled\.md\)$/m);
    const interval = hoverOn('code: S9501', 'code: S95¦01', BASE).value;
    assert.match(interval, /OK-37\) · \[per-diem-code\]\(file:[^)]*\/per-diem-code\.md\)$/m);
  });

  it('links the rules of what could not be checked', () => {
    const visit = '  - { date: 2023-02-01, code: 9960¦1, units: 1, therapy: vanc }\n';
    const { text, position } = marked(WITHOUT_SH + visit);
    const found = JSON.stringify(hover(checked(text), position, { docsBase: BASE }));
    assert.ok(found.includes(`- ${PAGE('nursing-visit')} (`), found);
  });

  it('survives brackets in the address, and leaves the words alone in plain text', () => {
    const { value } = hoverOn('code: S9500', 'code: S9¦500', 'https://host/claimlint (x86)/pages');
    assert.match(
      value,
      /\(https:\/\/host\/claimlint%20%28x86%29\/pages\/concurrent-modifier\.md\)/,
    );
    const plain = plainOf(value);
    assert.match(plain, /- concurrent-modifier: BCBSOK CPCP019 \(Home Infusion Modifiers, OK-41\)/);
    assert.doesNotMatch(plain, /https:|[\][*`]/);
  });
});

describe('plainOf', () => {
  it('leaves the words of a Markdown text', () => {
    assert.equal(plainOf('**a** `b`\n\n---\n\n\\[c\\]'), 'a b\n\n[c]');
    assert.equal(plainOf('[bundled](file:///a/b.md) \\[x\\]\\(y\\)'), 'bundled [x](y)');
  });
});
