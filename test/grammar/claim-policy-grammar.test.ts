import assert from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import {
  citeSchema,
  codeStatusSchema,
  entrySchema,
  packSchema,
  STATUSES,
} from '../../server/src/policy/schema';
import { unmark } from './marked-cases';
import { loadGrammar, scopesAt, tokenise } from './tokenise';

const KEY = 'entity.name.tag.key';
const NAMED_KEY = 'variable.parameter.key';
const CODE = 'entity.name.function.code';
const TEXT = 'string.unquoted.plain';

const CASES: [string, string][] = [
  ['rule: «concurrent-modifier»', 'entity.name.class.rule-id'],
  ['- { id: x, rule: «bundled» }', 'entity.name.class.rule-id'],
  ['- rule: «bundled»   # here', 'entity.name.class.rule-id'],
  ['says: «rule of thumb»', TEXT],
  ['id: «pumps-are-included»', 'variable.other.id'],
  ['extends: «common»', 'entity.name.namespace.payer'],
  ['codes: [«S5497»-S5523]', CODE],
  ['codes: [S5497«-»S5523]', 'keyword.operator.range'],
  ['codes: [S5497-«S5523», E0791]', CODE],
  ['codes: [S5497-S5523, «E0791»]', CODE],
  ['codes: [«96360»-96379]', CODE],
  ['codes:\n  - «S5497»-S5523', CODE],
  ['codes:\n  - S5497«-»S5523   # all', 'keyword.operator.range'],
  ['codes:\n  - «99601»', CODE],
  ['clauses: [«OK-41», X-14]', 'entity.name.type.clause-id'],
  ['clauses: [OK-41, «X-14»]', 'entity.name.type.clause-id'],
  ['clauses:\n  - «OK-41»', 'entity.name.type.clause-id'],
  ['status: «never»', 'keyword.control.status'],
  ['- { codes: [S9537], status: «not-covered», reason: x }', 'keyword.control.status'],
  ['status: «nevermore»', TEXT],
  ['reason: «never»', TEXT],
  ['says: «S9500 and E0779-E0786»', TEXT],
  ['name: «OK-41»', TEXT],
  ['- { says: «S9500» }', TEXT],
  ['with: { second: [«SH»] }', 'keyword.control.modifier'],
  ['with: { «second»: [SH] }', NAMED_KEY],
  ['sets:\n  «home-infusion»: { codes: [S9500] }', NAMED_KEY],
  ['where: { «codes»: [S9500] }', KEY],
  ['«per_diem_basis»: access', KEY],
  ['per_diem_basis: «access»', 'variable.other.enummember.listed'],
  ['kinds: [«catheter-care», drug]', 'variable.other.enummember.listed'],
  ['effective: { from: «2023-01-03» }', 'string.unquoted.date'],
  ['reviewed: «2026-11-21»', 'string.unquoted.date'],
  ['off: «true»', 'constant.language.boolean'],
  ['version: "«1.0»"', 'string.quoted.double'],
  ['place: [«12»]', 'constant.numeric'],
  ['says: >\n  «The rule: S9500 stands alone»\n', 'string.unquoted.block'],
  ['- says: >\n    text\n  rule: «bundled»', 'entity.name.class.rule-id'],
  ['a: 1 # «a note»', 'comment.line.number-sign'],
  ['codes: [S9500\n«rule»: bundled', KEY],
  ['where: { codes: [S9500\n- rule: «bundled»', 'entity.name.class.rule-id'],
  ['says: "open\nrule: «bundled»', 'entity.name.class.rule-id'],
];

describe('grammar of policy packs', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar('source.claim-policy');
  });

  for (const [marked, scope] of CASES) {
    it(`${JSON.stringify(marked)} is ${scope}`, () => {
      for (const variant of [marked, marked.replaceAll('\n', '\r\n')]) {
        const { text, offset, length } = unmark(variant);
        const innermost = scopesAt(grammar, text, offset, length).at(-1) ?? '';
        assert.equal(innermost.replace(/\.claim(-policy)?$/, ''), scope);
      }
    });
  }

  /** The innermost scope of a word of a text. */
  const scopeOf = (marked: string) => {
    const { text, offset, length } = unmark(marked);
    return scopesAt(grammar, text, offset, length).at(-1);
  };

  it('knows the statuses and the keys of the form', () => {
    for (const status of STATUSES) {
      assert.equal(scopeOf(`status: «${status}»`), 'keyword.control.status.claim-policy');
    }
    for (const schema of [packSchema, entrySchema, codeStatusSchema, citeSchema]) {
      for (const key of Object.keys(schema.shape)) {
        assert.equal(scopeOf(`«${key}»: x`), `${KEY}.claim-policy`, key);
      }
    }
    assert.equal(scopeOf('except: [«S9500»]'), `${CODE}.claim-policy`);
    assert.equal(scopeOf('«except»: [S9500]'), `${KEY}.claim-policy`);
  });

  it('leaves no word of a pack without a scope', () => {
    const pack = [
      'id: sample',
      'extends: common',
      'entries:',
      '  - id: first',
      '    rule: bundled',
      '    where: { codes: [E0779-E0786, E0791], not: { modifiers: [SH] } }',
      '    cites: { clauses: [XX-14], section: Pumps, says: Pumps are part of it. }',
    ].join('\n');
    const bare = tokenise(grammar, pack).filter((t) => t.text.trim() !== '' && t.scopes.length < 2);
    assert.deepEqual(bare, []);
  });
});
