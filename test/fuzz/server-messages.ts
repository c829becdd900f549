import type { Dice } from './dice';

/* Requests as an editor sends them, and what a broken one makes of them. */

const position = (line: number, character: number) => ({ line, character });
const range = (a: number, b: number, c: number, d: number) => ({
  start: position(a, b),
  end: position(c, d),
});

/** Ranges inside a draft, behind its end, before its start, and backwards. */
export const RANGES = [
  range(0, 0, 0, 0),
  range(0, 0, 0, 3),
  range(1, 2, 1, 2),
  range(2, 0, 5, 1),
  range(16, 5, 17, 8),
  range(3, 900, 3, 900),
  range(900, 0, 901, 0),
  range(0, 0, 100_000, 0),
  range(5, 4, 2, 1),
  range(-1, -1, 0, 0),
  range(0, -5, 0, 2),
  range(2 ** 31, 2 ** 31, 2 ** 31, 2 ** 31),
  range(Number.MAX_SAFE_INTEGER, 0, Number.MAX_SAFE_INTEGER, 1),
  range(0.5, 1.5, 2.5, 3.5),
];

const AT_POSITION = [
  'textDocument/hover',
  'textDocument/completion',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/documentHighlight',
  'textDocument/prepareRename',
  'textDocument/rename',
  'claimlint/status',
  'claimlint/compare',
  'claimlint/calendar',
  'claimlint/checkFile',
  'claimlint/fixFile',
  'claimlint/templates',
];

const OF_DOCUMENT = [
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/documentLink',
  'textDocument/codeLens',
  'textDocument/formatting',
  'textDocument/rangeFormatting',
  'textDocument/inlayHint',
  'textDocument/selectionRange',
  'textDocument/codeAction',
  'textDocument/diagnostic',
];

const OTHERS = [
  'completionItem/resolve',
  'initialize',
  'workspace/executeCommand',
  'workspace/symbol',
  'workspace/diagnostic',
  'textDocument/nothing',
  '$/nothing',
  '',
];

/** A request with all that its kind may take. */
export function requestOf(uri: string, dice: Dice): { method: string; params: object } {
  const method = dice.pick([...AT_POSITION, ...AT_POSITION, ...OF_DOCUMENT, ...OTHERS]);
  const at = dice.pick(RANGES);
  return {
    method,
    params: {
      textDocument: { uri },
      uri,
      text: dice.pick(['', 'claim: A\n', '[']),
      position: at.start,
      positions: [at.start, at.end],
      range: at,
      context: { diagnostics: [], includeDeclaration: true, triggerKind: 1 },
      options: { tabSize: dice.pick([2, 0, -1, 1e9]), insertSpaces: true },
      newName: dice.pick(['v', '', 'a b', '\n', '\ud800', '*a', '__proto__']),
      label: 'S9500',
      data: { uri, code: 'S9500' },
    },
  };
}

const JUNK: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  '',
  'x',
  '\ud800',
  '../../../etc/passwd',
  'file://host/%00',
  'https://example.invalid/a.claim.yaml',
  [],
  {},
  [[]],
  { __proto__: 1, constructor: null },
  'y'.repeat(100_000),
];

/** The same with something in it replaced, or all of it. */
export function mangled(value: unknown, dice: Dice): unknown {
  if (typeof value !== 'object' || value === null || dice.below(6) === 0) return dice.pick(JUNK);
  const keys = Object.keys(value);
  if (keys.length === 0) return dice.pick(JUNK);
  const key = dice.pick(keys);
  const changed = mangled((value as Record<string, unknown>)[key], dice);
  if (!Array.isArray(value)) return { ...value, [key]: changed };
  return value.map((item: unknown, i) => (String(i) === key ? changed : item));
}
