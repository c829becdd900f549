import assert from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { BLOCK_DRAFT, FLOW_DRAFT } from './fixtures';
import { loadGrammar, tokenise } from './tokenise';

let grammar: IGrammar;
before(async () => {
  grammar = await loadGrammar('source.claim');
});

/** The words of a text from a line on, each with its innermost scope. */
function coloursFrom(text: string, line: number): string[] {
  return tokenise(grammar, text)
    .filter((token) => token.line >= line && token.text.trim() !== '')
    .map((token) => `${token.line}: ${token.text.trim()} ${token.scopes.at(-1) ?? ''}`);
}

/** Lines that open a context for the lines below them: without them those lines mean less. */
const OPENS = /^\s*(therapies|modifiers|administered_on|diagnoses|note|ctx):|^---/;
/** An item that is a bare value. One that opens a map instead ends its list. */
const BARE_ITEM = /^\s*- [^:{]*$/;

/** The text with one line cut short, as while it is being typed, and something put at its end. */
function cutLine(lines: readonly string[], at: number, column: number, end: string): string {
  return lines.map((line, i) => (i === at ? line.slice(0, column) + end : line)).join('\n');
}

describe('a line that is being typed leaves the lines below it as they are', () => {
  for (const [style, draft] of Object.entries({ flow: FLOW_DRAFT, block: BLOCK_DRAFT })) {
    for (const end of ['', '"', "'", '{', '[', ' "S9500, ', ': {', ': [']) {
      it(`${style} style, line cut and ended with ${JSON.stringify(end)}`, () => {
        const lines = draft.split('\n');
        lines.forEach((line, at) => {
          if (OPENS.test(line) || line.trim() === '') return;
          if (BARE_ITEM.test(line) && end.includes('{')) return;
          const indent = line.search(/\S/);
          const wanted = coloursFrom(draft, at + 1);
          for (let column = indent + 2; column <= line.length; column += 7) {
            const text = cutLine(lines, at, column, end);
            if (OPENS.test(text.split('\n')[at] ?? '')) continue;
            assert.deepEqual(coloursFrom(text, at + 1), wanted, text.split('\n')[at]);
          }
        });
      });
    }
  }

  it('a text in quotes may run over lines', () => {
    const text = 'note: "asked for by\n  the office, S9500\n  and approved"\ncode: S9501';
    const scopes = coloursFrom(text, 1);
    assert.match(scopes[0] ?? '', /S9500 string\.quoted\.double/);
    assert.match(scopes.at(-1) ?? '', /S9501 entity\.name\.function\.code/);
  });

  it('every line that cannot be cut ends quickly, however long', () => {
    const long = [
      'a'.repeat(20_000),
      'a '.repeat(10_000),
      'a-'.repeat(10_000),
      `note: ${' '.repeat(20_000)}x`,
      `note: ${'"'.repeat(20_000)}`,
      `${'- '.repeat(10_000)}`,
      `${'{'.repeat(2_000)}`,
      `modifiers: [${'S,'.repeat(10_000)}`,
      `# claimlint-ignore ${'a-'.repeat(10_000)}`,
      `code: ${'0'.repeat(20_000)}`,
      `"${'\\'.repeat(20_000)}`,
      `note: | ${' '.repeat(20_000)}x`,
    ];
    for (const line of long) {
      const { stoppedEarly } = grammar.tokenizeLine(line, null, 2_000);
      assert.equal(stoppedEarly, false, line.slice(0, 30));
    }
  });
});
