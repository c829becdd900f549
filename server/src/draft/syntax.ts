import {
  CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  parseAllDocuments,
  visit,
  type Alias,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { MAX_CHARACTERS, MAX_DEPTH, TooDeep, TooLong } from './limits';
import { KeptTree } from './kept-trees';
import { readPlain } from './plain-yaml';
import type { Path, Span } from './spans';

/** One YAML document: its tree, and where everything in it stands, relative to the text given. */
export interface SyntaxTree {
  text: string;
  /** The part of the text that is this document's, with the comments before it. */
  span: Span;
  root: Node | null;
  errors: readonly { code: string; message: string; start: number; end: number }[];
  anchors: ReadonlyMap<string, readonly Node[]>;
}

/**
 * Parses a text that holds one document, or several where it could not be cut. Scalars keep their
 * source text (`00409`, `012`): the failsafe schema makes no numbers of them. Throws `TooLong` and
 * `TooDeep` beyond the limits.
 */
export function parseSyntax(text: string): SyntaxTree[] {
  if (text.length > MAX_CHARACTERS) throw new TooLong();
  const trees = parseNow(text);
  const [only, ...others] = trees;
  if (!only || others.length > 0 || only.anchors.size > 0) return trees;
  return [new KeptTree(only, parsedAgain)];
}

/** The tree of a text that has one. */
function parsedAgain(text: string): SyntaxTree {
  const [tree] = parseNow(text);
  if (!tree) throw new Error('a text that was one document is none');
  return tree;
}

function parseNow(text: string): SyntaxTree[] {
  const plain = readPlain(text);
  if (!plain) return parseAny(text);
  const span = { start: 0, end: text.length };
  return [{ text, span, root: plain.root, errors: [], anchors: new Map() }];
}

/** The same for any text, by the YAML parser. */
export function parseAny(text: string): SyntaxTree[] {
  if (deepestNesting(text) > MAX_DEPTH) throw new TooDeep();
  const documents = withoutTraces(() =>
    parseAllDocuments(text, {
      schema: 'failsafe',
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'silent',
    }),
  );
  const list: Document.Parsed[] = Array.isArray(documents) ? documents : [];
  return list.map((document, i) => ({
    text,
    span: {
      start: list[i - 1]?.range[2] ?? 0,
      end: i === list.length - 1 ? text.length : document.range[2],
    },
    root: document.contents,
    errors: document.errors.map((e) => ({
      code: e.code,
      message: e.message,
      start: e.pos[0],
      end: e.pos[1],
    })),
    anchors: anchorsOf(text, document),
  }));
}

/** A text may have errors by the hundred thousand, and where each arose in the parser costs most of it. */
function withoutTraces<T>(parse: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return parse();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** How deep brackets, leading `- ` runs and blanks nest; an upper bound where it is small. */
function deepestNesting(text: string): number {
  // Brackets in texts and comments nest nothing, so only where they may be too many the lexer counts.
  const deepest = bracketsAtMost(text) > MAX_DEPTH ? bracketDepth(text) : 0;
  if (deepest > MAX_DEPTH) return deepest;
  const indented = /^(?:[ \t]*(?:-[ \t]+|\?[ \t]+)){50,}|^[ ]{400,}\S/m.exec(text);
  return indented ? MAX_DEPTH + 1 : deepest;
}

function bracketsAtMost(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 91 || c === 123) deepest = Math.max(deepest, ++depth);
    else if ((c === 93 || c === 125) && depth > 0) depth--;
  }
  return deepest;
}

function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    if (type === 'flow-map-start' || type === 'flow-seq-start')
      deepest = Math.max(deepest, ++depth);
    else if (type === 'flow-map-end' || type === 'flow-seq-end') depth--;
    else if (type === 'flow-error-end') depth = 0;
  }
  return deepest;
}

function anchorsOf(text: string, document: Document.Parsed): ReadonlyMap<string, readonly Node[]> {
  const anchors = new Map<string, Node[]>();
  if (!document.contents || !text.includes('&')) return anchors;
  visit(document, {
    Node(_key, node) {
      if (!isAlias(node) && 'anchor' in node && node.anchor) {
        const list = anchors.get(node.anchor) ?? [];
        list.push(node);
        anchors.set(node.anchor, list);
      }
    },
  });
  return anchors;
}

/** The node that an alias stands for: the last one of that name before it. */
export function resolveAlias(tree: SyntaxTree, alias: Alias): Node | undefined {
  const at = alias.range?.[0] ?? 0;
  return tree.anchors.get(alias.source)?.findLast((node) => (node.range?.[0] ?? 0) < at);
}

/** The text of a scalar as the format reads it; undefined for anything else and for an empty one. */
export function scalarText(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined;
  const value = typeof node.value === 'string' ? node.value : '';
  const plain = node.type === 'PLAIN' || node.type === undefined;
  if (plain && (value === '' || value === '~' || value === 'null')) return undefined;
  return value.trim() === '' ? undefined : value;
}

/** A node without content: nothing, `~`, `null`, or an empty text. */
export function isEmptyNode(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && scalarText(node) === undefined);
}

export function keyText(pair: Pair): string | undefined {
  return isScalar(pair.key) && typeof pair.key.value === 'string' ? pair.key.value : undefined;
}

/** The first pair of a map with that key. */
export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => keyText(pair) === key);
}

/** Start and end of a node's own text, without what trails it. */
export function spanOf(tree: SyntaxTree, node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  let last = end;
  while (last > start && /\s/.test(tree.text[last - 1] ?? '')) last--;
  return { start, end: last };
}

/** What stands at a path: the pair and its key, the value as written and as an alias resolves it. */
export interface Found {
  pair?: Pair;
  key?: Node;
  /** The value as written (an alias stays one). */
  written?: Node;
  /** The value that counts. */
  value?: Node;
  /** The way led through an alias, or ends in one: where that alias stands. */
  alias?: Node;
}

/** Walks a path; undefined when some step of it is not in the text. */
export function findNode(tree: SyntaxTree, path: Path): Found | undefined {
  let found: Found = { written: tree.root ?? undefined, value: tree.root ?? undefined };
  for (const step of path) {
    const { value, alias } = found;
    if (typeof step === 'number') {
      if (!isSeq(value)) return undefined;
      const item = value.items[step] as Node | undefined;
      if (item === undefined) return undefined;
      found = follow(tree, { written: item, value: item, alias });
    } else {
      if (!isMap(value)) return undefined;
      const pair = pairOf(value, step);
      if (!pair) return undefined;
      const written = (pair.value as Node | null) ?? undefined;
      found = follow(tree, { pair, key: pair.key as Node, written, value: written, alias });
    }
  }
  return found;
}

function follow(tree: SyntaxTree, found: Found): Found {
  if (!isAlias(found.written)) return found;
  return {
    ...found,
    value: resolveAlias(tree, found.written),
    alias: found.alias ?? found.written,
  };
}
