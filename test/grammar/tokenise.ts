/** Tokenising with the grammars that ship, in the engine that the editor uses. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';
import * as oniguruma from 'vscode-oniguruma';

/** One token: its text, where it stands, and its scopes from the root to the innermost. */
export interface Token {
  line: number;
  start: number;
  text: string;
  scopes: readonly string[];
}

export type ScopeName = 'source.claim' | 'source.claim-policy';

const GRAMMARS: Record<string, string> = {
  'source.claim': 'claim',
  'source.claim-policy': 'claim-policy',
};

const root = new URL('../../', import.meta.url);
const wasmPath = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');

async function engine() {
  const wasm = await readFile(wasmPath);
  await oniguruma.loadWASM(new Uint8Array(wasm).buffer);
  return {
    createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text: string) => new oniguruma.OnigString(text),
  };
}

const registry = new Registry({
  onigLib: engine(),
  loadGrammar: async (scopeName) => {
    const name = GRAMMARS[scopeName];
    if (name === undefined) return null;
    const path = new URL(`syntaxes/${name}.tmLanguage.json`, root);
    return parseRawGrammar(await readFile(path, 'utf8'), path.pathname);
  },
});

/** The grammar of a scope name, loaded once. */
export async function loadGrammar(scopeName: ScopeName): Promise<IGrammar> {
  const grammar = await registry.loadGrammar(scopeName);
  if (grammar === null) throw new Error(`no grammar ${scopeName}`);
  return grammar;
}

/** All tokens of a text. Lines may end in LF or CRLF; a CR stays in the line, as the hard case. */
export function tokenise(grammar: IGrammar, text: string): Token[] {
  let state = INITIAL;
  return text.split('\n').flatMap((lineText, line) => {
    const result = grammar.tokenizeLine(lineText, state);
    state = result.ruleStack;
    return result.tokens.map((token) => ({
      line,
      start: token.startIndex,
      text: lineText.slice(token.startIndex, token.endIndex),
      scopes: token.scopes,
    }));
  });
}

/** The scopes of a stretch of the text, which a single token must cover. */
export function scopesAt(grammar: IGrammar, text: string, offset: number, length: number) {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  const start = offset - (before.lastIndexOf('\n') + 1);
  const token = tokenise(grammar, text).find(
    (t) => t.line === line && t.start <= start && start + length <= t.start + t.text.length,
  );
  if (token === undefined) {
    throw new Error(`no single token covers ${JSON.stringify(text.substr(offset, length))}`);
  }
  return token.scopes;
}
