import assert from 'node:assert/strict';
import { loadGrammar, tokenise, type ScopeName } from './tokenise';

/*
 * The scope roots that the editor's own themes colour, the longest first, each with its hue in
 * Dark+. Light+ and the high-contrast themes part them in hues of their own; only Dark High
 * Contrast colours listed words and therapy ids alike.
 */
const HUES: Record<string, string> = {
  'variable.other.enummember': 'bright blue',
  'variable.other.constant': 'bright blue',
  'entity.name.namespace': 'teal',
  'entity.name.function': 'yellow',
  'entity.name.class': 'teal',
  'entity.name.type': 'teal',
  'entity.name.tag': 'blue',
  'constant.language': 'blue',
  'constant.numeric': 'green',
  'keyword.control': 'purple',
  variable: 'light blue',
  comment: 'grey green',
  string: 'orange',
};

const hueOf = (scope: string) =>
  Object.entries(HUES).find(([root]) => scope.startsWith(`${root}.`))?.[1];

async function huesOf(scopeName: ScopeName, text: string, words: string[]): Promise<string[]> {
  const tokens = tokenise(await loadGrammar(scopeName), text);
  return words.map((word) => {
    const scope = tokens.find((t) => t.text === word)?.scopes.at(-1) ?? '';
    const hue = hueOf(scope);
    assert.ok(hue, `${word} has no colour: ${scope}`);
    return hue;
  });
}

/** Kinds that stand side by side: each must have a colour, and no two the same. */
const NEIGHBOURS: Record<string, [ScopeName, string, string[]]> = {
  'a service line': [
    'source.claim',
    '- { from: 2026-02-01, code: S9500, modifiers: [SH], units: 7, therapy: ctx }',
    ['from', '2026-02-01', 'S9500', 'SH', '7', 'ctx'],
  ],
  'a drug': [
    'source.claim',
    '- { code: J0696, drug: { route: iv, dose: 2 g }, ndc: { code: 00781-3209-95, unit: UN } }',
    ['code', 'J0696', 'iv', '2', '00781-3209-95'],
  ],
  'the head of a claim': [
    'source.claim',
    '{ claim: HI-1, payer: bcbsok, place_of_service: 12, charge: 980.00 }',
    ['claim', 'HI-1', 'bcbsok', '12', '980.00'],
  ],
  'an ignore comment': [
    'source.claim',
    'code: S9500 # claimlint-ignore bundled: agreed',
    ['S9500', 'claimlint-ignore', 'bundled', ' agreed'],
  ],
  'a policy entry': [
    'source.claim-policy',
    '- { rule: bundled, status: never, codes: [S9500], kinds: [drug], from: 2026-02-01 }',
    ['rule', 'bundled', 'never', 'S9500', 'drug', '2026-02-01'],
  ],
};

describe('colours in the common themes', () => {
  for (const [name, [scopeName, text, words]] of Object.entries(NEIGHBOURS)) {
    it(`${name}: ${words.join(', ')} differ`, async () => {
      const hues = await huesOf(scopeName, text, words);
      assert.equal(new Set(hues).size, hues.length, hues.join(', '));
    });
  }

  it('an unknown key is the one that stays without colour', async () => {
    const grammar = await loadGrammar('source.claim');
    const token = tokenise(grammar, 'payor: bcbsok').find((t) => t.text === 'payor');
    const scope = token?.scopes.at(-1) ?? '';
    assert.equal(scope, 'entity.other.key.unknown.claim');
    assert.equal(hueOf(scope), undefined);
  });
});
