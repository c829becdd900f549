import assert from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { claimSchema } from '../../server/src/draft/fields';
import { alternative, itemOf, shapeOf } from '../../server/src/draft/schema-walk';
import rawGrammar from '../../syntaxes/claim.tmLanguage.json';
import { BLOCK_DRAFT, FLOW_DRAFT } from './fixtures';
import { unmark } from './marked-cases';
import { loadGrammar, scopesAt, tokenise } from './tokenise';

const KEY = 'entity.name.tag.key';
const UNKNOWN_KEY = 'entity.other.key.unknown';
const TEXT = 'string.unquoted.plain';
const HCPCS = 'entity.name.function.code.hcpcs';
const CPT = 'entity.name.function.code.cpt';
const NDC = 'entity.name.type.code.ndc';
const ICD = 'variable.other.constant.code.icd10';
const MODIFIER = 'keyword.control.modifier';
const DATE = 'string.unquoted.date';
const PAYER = 'entity.name.namespace.payer';
const PLACE = 'variable.other.enummember.place-of-service';
const LISTED = 'variable.other.enummember.listed';
const THERAPY_ID = 'variable.other.therapy.definition';
const THERAPY_REF = 'variable.other.therapy.reference';
const AMOUNT = 'constant.numeric.amount';
const UNITS = 'constant.numeric.units';
const NUMBER = 'constant.numeric';
const DOSE = 'constant.numeric.dose';
const DOSE_UNIT = 'keyword.other.unit.dose';
const NDC_UNIT = 'keyword.other.unit.ndc';
const FREQUENCY = 'constant.numeric.frequency';
const COMMENT = 'comment.line.number-sign';
const BLOCK_TEXT = 'string.unquoted.block';
const DOUBLE = 'string.quoted.double';
const ITEM = 'punctuation.definition.block.sequence.item';

/** Text with one marked word → the innermost scope of that word, without its last part. */
const CASES: Record<string, [string, string][]> = {
  codes: [
    ['code: «S9500»', HCPCS],
    ['code: «s9500»   # lower case', HCPCS],
    ['code: "«S9500»"', HCPCS],
    ["code: '«J0696»'", HCPCS],
    ['code: «99601»', CPT],
    ['code: «0001T»', CPT],
    ['- code: «S9500»', HCPCS],
    ['- { code: «S9500», units: 1 }', HCPCS],
    ['- { units: 1, code: «S9500» }', HCPCS],
    ['- {units: 1,code: «S9500»}', HCPCS],
    ['{ "code": «S9500» }', HCPCS],
    ['code: «S9»', TEXT],
    ['code: «S95001»', TEXT],
    ['code: «S9500 and more»', TEXT],
    ['code: S9500 # «S9501»', COMMENT],
  ],
  'NDC codes': [
    ['ndc: { code: «00409-6510-01», quantity: 14 }', NDC],
    ['ndc:\n  code: «00409651001»', NDC],
    ['ndc: { code: «N400409651001» }', NDC],
    ['ndc: { code: "«0409-6510-01»" }', NDC],
    ['ndc: { code: «000409-6510-01» }', NDC],
    ['ndc: { code: x, quantity: «14», unit: UN }', UNITS],
    ['ndc: { code: x, quantity: 1.5, unit: «ML» }', NDC_UNIT],
    ['unit: «F2»', NDC_UNIT],
  ],
  modifiers: [
    ['modifiers: [«SH»]', MODIFIER],
    ['modifiers: [SH, «59»]', MODIFIER],
    ['modifiers: ["«KP»", JW]', MODIFIER],
    ['- { code: S9500, modifiers: [SH,«SJ»], units: 1 }', MODIFIER],
    ['modifiers: [SH,\n  «JW»]', MODIFIER],
    ['modifiers:\n  - SH\n  - «SJ»', MODIFIER],
    ['modifiers:   # two\n\n- «SH»', MODIFIER],
    ['- modifiers:\n    - «SH»', MODIFIER],
    ['modifiers: [«SHX»]', TEXT],
    ['modifiers:\n  - SH\n«units»: 3', KEY],
    ['- modifiers:\n    - SH\n- «date»: 2026-01-01', KEY],
    ['- modifiers:\n    - SH\n- { units: 1,\n    note: a, «charge»: 1 }', KEY],
    ['group: [«SH»]', TEXT],
  ],
  dates: [
    ['from: «2026-02-01»', DATE],
    ['- { date: «2026-02-01» }', DATE],
    ['patient: { birth_date: «1961-04-02» }', DATE],
    ['start: "«2026-02-01»"', DATE],
    ['administered_on: [2026-02-01, «2026-02-03»]', DATE],
    ['administered_on:\n  - «2026-02-01»', DATE],
    ['through: «2026-2»', TEXT],
    ['claim: «2026-02-01»', TEXT],
  ],
  'payer, place, therapies, listed words': [
    ['payer: «bcbsok»', PAYER],
    ['payer: «my-own.plan»  # ours', PAYER],
    ['place_of_service: «12»', PLACE],
    ['place_of_service: "«12»"', PLACE],
    ['therapies:\n  «vanc»: { drug: vancomycin }', THERAPY_ID],
    ['therapies: # plan\n\n  # first\n  «vanc»:\n    drug: vancomycin', THERAPY_ID],
    ['therapies:\n  vanc:\n    drug: x\n  «ctx»:\n    drug: y', THERAPY_ID],
    ['therapies:\n  vanc:\n    «drug»: vancomycin', KEY],
    ['therapies:\n  vanc:\n    «catagory»: pain', UNKNOWN_KEY],
    ['therapies:\n  vanc: { «drug»: vancomycin }', KEY],
    ['therapies:\n  vanc: { drug: x,\n    «route»: iv }', KEY],
    ['therapies: { vanc: { drug: x }, «ctx»: { drug: y } }', THERAPY_ID],
    ['therapies: { vanc: { «drug»: x } }', KEY],
    ['therapies:\n  vanc: { drug: x }\n«lines»:', KEY],
    ['therapy: «vanc»', THERAPY_REF],
    ['- { therapy: «vanc» }', THERAPY_REF],
    ['category: «anti-infective»', LISTED],
    ['drug: { route: «iv» }', LISTED],
    ['form: «cms1500»', LISTED],
    ['line_of_business: «hmo»', LISTED],
    ['visit: { by: «rn» }', LISTED],
  ],
  'money, units, doses, frequencies': [
    ['charge: «980.00»', AMOUNT],
    ['total_charge: «2422»', AMOUNT],
    ['charge: «1,200.00»', TEXT],
    ['units: «7»', UNITS],
    ['- { units: «7», charge: 1 }', UNITS],
    ['dose: «2000» mg', DOSE],
    ['dose: 2000 «mg»', DOSE_UNIT],
    ['drug: { dose: 2«g» }', DOSE_UNIT],
    ['duration: 90 «min»', DOSE_UNIT],
    ['wasted: "50 «mg»"', DOSE_UNIT],
    ['frequency: «q12h»', FREQUENCY],
    ['frequency: «Q10D»', FREQUENCY],
    ['frequency: «continuous»', FREQUENCY],
    ['frequency: «q12»', TEXT],
    ['infusion_hours: «1.5»', NUMBER],
    ['patient: { npi: «1234567893» }', NUMBER],
    ['diagnosis_pointers: [1, «2»]', NUMBER],
  ],
  diagnoses: [
    ['diagnoses: [«A41.9», L03.115]', ICD],
    ['diagnoses: [A41.9, «L03115»]', ICD],
    ['diagnoses:\n  - «A41.9»', ICD],
    ['diagnoses: ["«Z45.2»"]', ICD],
    ['diagnoses: [«fever»]', TEXT],
  ],
  'text that looks like something else': [
    ['note: «S9500»', TEXT],
    ['note: «code S9500, units 7»', TEXT],
    ['note: «see code: S9500»', TEXT],
    ['note: "see «code: S9500»"', DOUBLE],
    ['- { note: «S9500», code: S9501 }', TEXT],
    ['- { note: «SH» }', TEXT],
    ['description: «A41.9»', TEXT],
    ['claim: «HI-2026-000117»', TEXT],
    ['group: «L0000264»', TEXT],
    ['prior_authorization: «A1234567»', TEXT],
    ["patient: { name: «Bo O'Sample» }", TEXT],
    ['note: «no#comment»', TEXT],
    ['note: «mind http://example.test»', TEXT],
    ['note: «Sample, Ada»', TEXT],
    ['note: |\n  «code: S9500»\nunits: 1', BLOCK_TEXT],
    ['note: >-\n  first\n\n  «S9500 # no comment»', BLOCK_TEXT],
    ['- note: |\n    «S9500»\n  code: S9501', BLOCK_TEXT],
    ['- note: |\n    S9500\n  code: «S9501»', HCPCS],
    ['-   note: |\n      S9500\n    code: «S9501»', HCPCS],
    ['note: |\n  S9500\ncode: «S9501»', HCPCS],
  ],
  keys: [
    ['«claim»: x', KEY],
    ['- «revenue_code»: 0250', KEY],
    ['«"payer"»: x', KEY],
    ['«payor»: bcbsok', UNKNOWN_KEY],
    ['«place of service»: 12', UNKNOWN_KEY],
    ['- { «modifer»: [SH] }', UNKNOWN_KEY],
    ['«barcode»: S9500', UNKNOWN_KEY],
    ['barcode: «S9500»', TEXT],
    ['«<<»: *base', 'invalid.deprecated.merge-key'],
  ],
  'the rest of YAML': [
    ['«---»', 'entity.other.document.begin'],
    ['a: 1\n«...»', 'entity.other.document.end'],
    ['# «a note»', COMMENT],
    ['emergency: «true»', 'constant.language.boolean'],
    ['- { homebound: «false» }', 'constant.language.boolean'],
    ['note: «trueish»', TEXT],
    ['note: «~»', 'constant.language.null'],
    ['vanc: «&v» { drug: x }', 'entity.name.label.anchor'],
    ['ctx: «*v»', 'variable.other.alias'],
    ['units: «!!int» 3', 'storage.type.tag'],
    ['note: «|»\n  text', 'keyword.operator.block-scalar'],
    ['note: "a «\\n» b"', 'constant.character.escape'],
    ["note: 'it«''»s'", 'constant.character.escape'],
    ['«-» code: S9500', ITEM],
    ['patient: «{» id: x }', 'punctuation.definition.mapping.begin'],
    ['note: "first line\n  «goes on» here"', DOUBLE],
  ],
  'ignore comments': [
    ['# «claimlint-ignore» per-diem-units: agreed', 'keyword.control.directive.ignore'],
    ['code: S9500 # «claimlint-ignore» bundled: agreed', 'keyword.control.directive.ignore'],
    ['# «claimlint-ignore-claim» bundled: agreed', 'keyword.control.directive.ignore'],
    ['# claimlint-ignore «per-diem-units»: agreed', 'entity.name.class.rule-id'],
    ['# claimlint-ignore per-diem-units: «agreed»', COMMENT],
    ['# about «claimlint-ignore» in general', COMMENT],
  ],
};

let grammar: IGrammar;
before(async () => {
  grammar = await loadGrammar('source.claim');
});

/** The innermost scope of the marked word, without the language at its end. */
function scopeOf(marked: string): string {
  const { text, offset, length } = unmark(marked);
  return (scopesAt(grammar, text, offset, length).at(-1) ?? '').replace(/\.claim$/, '');
}

/** Per line, the words with their innermost scopes: what a reader sees of the colours. */
function colours(text: string): string[] {
  const lines: string[] = text.split('\n').map(() => '');
  for (const token of tokenise(grammar, text)) {
    const word = token.text.trim();
    if (word !== '') lines[token.line] += `${word}<${token.scopes.at(-1) ?? ''}> `;
  }
  return lines;
}

describe('grammar of claim drafts', () => {
  for (const [group, cases] of Object.entries(CASES)) {
    describe(group, () => {
      for (const [marked, scope] of cases) {
        it(`${JSON.stringify(marked)} is ${scope}`, () => {
          assert.equal(scopeOf(marked), scope);
        });
        it(`${JSON.stringify(marked)} is the same with CRLF`, () => {
          assert.equal(scopeOf(marked.replaceAll('\n', '\r\n')), scope);
        });
      }
    });
  }

  it('knows every key of the format', () => {
    const missing = [...formatKeys()].filter((key) => scopeOf(`«${key}»: x`) !== KEY);
    assert.deepEqual(missing, []);
  });

  it('knows no key that the format lacks', () => {
    const known = rawGrammar.repository['key-name'].patterns[0]?.match ?? '';
    const keys = /\(\?:([a-z_|]+)\)/.exec(known)?.[1]?.split('|') ?? [];
    assert.ok(keys.length > 60);
    const format = formatKeys();
    assert.deepEqual(
      keys.filter((key) => !format.has(key)),
      [],
    );
  });

  it('gives no word of a whole draft an unknown key or plain text where a kind is due', () => {
    for (const draft of [FLOW_DRAFT, BLOCK_DRAFT]) {
      const tokens = tokenise(grammar, draft).filter((t) => t.text.trim() !== '');
      const innermost = tokens.map((t) => t.scopes.at(-1) ?? '');
      assert.deepEqual(
        tokens.filter((_, i) => innermost[i] === `${UNKNOWN_KEY}.claim`),
        [],
      );
      assert.deepEqual(
        tokens.filter((_, i) => innermost[i] === 'source.claim').map((t) => t.text),
        [],
      );
    }
  });

  it('colours a draft with CRLF as with LF', () => {
    for (const draft of [FLOW_DRAFT, BLOCK_DRAFT]) {
      assert.deepEqual(colours(draft.replaceAll('\n', '\r\n')), colours(draft));
    }
  });

  it('puts no code scope into the text of a note', () => {
    const notes = tokenise(grammar, BLOCK_DRAFT).filter((t) => /S950[12]/.test(t.text));
    assert.equal(notes.length, 2);
    for (const note of notes) {
      assert.ok(
        note.scopes.every((s) => !s.includes('.code.')),
        note.text,
      );
    }
  });
});

/** Every key that the schema of the draft format has, at any depth. */
function formatKeys(): Set<string> {
  const keys = new Set<string>();
  const visit = (schema: Parameters<typeof shapeOf>[0]): void => {
    for (const [key, field] of Object.entries(shapeOf(alternative(schema, false)) ?? {})) {
      keys.add(key);
      visit(field);
    }
    const item = itemOf(schema);
    if (item !== undefined) visit(item.item);
  };
  visit(claimSchema);
  return keys;
}
