import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLSeq } from 'yaml';
import type { Span } from '../draft/spans';
import { spanOf, type SyntaxTree } from '../draft/syntax';
import type { TextEdit } from './text-edits';
import { Unsafe } from './unsafe';

/* Where things stand in the text: lines, dashes, colons, commas, and nodes with all that is theirs. */

/** The line break of the text: that of its first line. */
export function lineBreakOf(text: string): string {
  const at = text.indexOf('\n');
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}

export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** The end of a line, before its line break. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return end > at && text[end - 1] === '\r' ? end - 1 : end;
}

/** Where the line before ends, before its line break; undefined in the first line. */
export function previousLineEnd(text: string, at: number): number | undefined {
  const start = lineStart(text, at);
  return start === 0 ? undefined : lineEnd(text, lineStart(text, start - 1));
}

/** Where the line after starts, or the end of the text. */
export function nextLineStart(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

export function skipBlanks(text: string, at: number): number {
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

/** Steps back over blanks, not over line breaks. */
export function backOverBlanks(text: string, at: number): number {
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at--;
  return at;
}

export function skipSpace(text: string, at: number): number {
  while (at < text.length && /\s/.test(text[at] ?? '')) at++;
  return at;
}

/** Skips white space and comments. */
export function skipTrivia(text: string, at: number): number {
  for (;;) {
    const next = skipSpace(text, at);
    const opensComment = text[next] === '#' && (next === 0 || /\s/.test(text[next - 1] ?? ''));
    if (!opensComment) return next;
    at = lineEnd(text, next);
  }
}

/** True where nothing but blanks stands before `at` on its line. */
export function isFirstOnLine(text: string, at: number): boolean {
  return backOverBlanks(text, at) === lineStart(text, at);
}

/** True where nothing but blanks and a comment follows on the line. */
export function isLastOnLine(text: string, at: number): boolean {
  const next = skipBlanks(text, at);
  return next === lineEnd(text, at) || text[next] === '#';
}

/** The column of a block entry; tabs before it make its indentation unclear. */
export function columnOf(text: string, at: number): number {
  const before = text.slice(lineStart(text, at), at);
  if (!/^ *(?:- +)*$/.test(before)) throw new Unsafe();
  return before.length;
}

/** Takes a comment out with the blanks before it, and with its line where it has one of its own. */
export function commentCut(text: string, { start, end }: Span): TextEdit {
  if (!isFirstOnLine(text, start)) return { start: backOverBlanks(text, start), end, newText: '' };
  const from = previousLineEnd(text, start);
  return from === undefined
    ? { start: 0, end: nextLineStart(text, end), newText: '' }
    : { start: from, end, newText: '' };
}

/** The comma that follows, beyond white space and comments. */
export function commaAfter(text: string, at: number): number | undefined {
  const next = skipTrivia(text, at);
  return text[next] === ',' ? next : undefined;
}

/** A node that has no character of its own. */
export function isBlankNode(node: unknown): boolean {
  return !node || (isScalar(node) && node.range?.[0] === node.range?.[1]);
}

/** Anchor or tag, which stand before the range of a node. */
export function hasProperties(node: Node): boolean {
  return !isAlias(node) && (('anchor' in node && !!node.anchor) || !!node.tag);
}

/** Start of a node, with its anchor and tag. */
export function nodeStart(tree: SyntaxTree, node: Node): number {
  let start = node.range?.[0] ?? 0;
  if (!hasProperties(node)) return start;
  for (;;) {
    const property = /(?:^|[\s[{,])([&!]\S*)\s+$/.exec(
      tree.text.slice(Math.max(0, start - 300), start),
    );
    if (!property?.[1]) return start;
    start -= property[0].length - property[0].indexOf(property[1]);
  }
}

/** End of a node's last character; comments and white space after it are not its own. */
export function nodeEnd(tree: SyntaxTree, node: Node): number {
  if (isMap(node) && !node.flow) {
    const last = node.items.at(-1);
    if (last) return pairSpan(tree, last).end;
  }
  if (isSeq(node) && !node.flow && node.items.length > 0) {
    const last = node.items.at(-1) as Node | null;
    if (last && !isBlankNode(last)) return nodeEnd(tree, last);
    return itemSpans(tree, node).at(-1)?.end ?? spanOf(tree, node).end;
  }
  return spanOf(tree, node).end;
}

/** Just behind the colon of a pair; undefined for a key without one. */
export function afterColon(tree: SyntaxTree, pair: Pair): number | undefined {
  const key = pair.key as Node | null;
  if (!key?.range) throw new Unsafe();
  const at = skipTrivia(tree.text, spanOf(tree, key).end);
  return tree.text[at] === ':' ? at + 1 : undefined;
}

/** A pair from its key to the end of its value. */
export function pairSpan(tree: SyntaxTree, pair: Pair): Span {
  const key = pair.key as Node | null;
  if (!key?.range) throw new Unsafe();
  const start = nodeStart(tree, key);
  if (tree.text[backOverBlanks(tree.text, start) - 1] === '?') throw new Unsafe();
  const value = pair.value as Node | null;
  if (value && !isBlankNode(value)) return { start, end: nodeEnd(tree, value) };
  if (value && hasProperties(value)) throw new Unsafe();
  return { start, end: afterColon(tree, pair) ?? spanOf(tree, key).end };
}

/** A claim of many lines has many fixes, each of which asks where the lines stand. */
const knownItems = new WeakMap<YAMLSeq, readonly Span[]>();

/** The items of a list: in block style each from its dash. */
export function itemSpans(tree: SyntaxTree, list: YAMLSeq): readonly Span[] {
  let spans = knownItems.get(list);
  if (!spans) knownItems.set(list, (spans = findItems(tree, list)));
  return spans;
}

function findItems(tree: SyntaxTree, list: YAMLSeq): Span[] {
  const spans: Span[] = [];
  let from = list.range?.[0] ?? 0;
  for (const item of list.items as (Node | null)[]) {
    const blank = !item || isBlankNode(item);
    if (item && blank && hasProperties(item)) throw new Unsafe();
    if (list.flow) {
      if (!item || blank) throw new Unsafe();
      spans.push({ start: nodeStart(tree, item), end: nodeEnd(tree, item) });
      continue;
    }
    const dash = skipTrivia(tree.text, from);
    if (tree.text[dash] !== '-') throw new Unsafe();
    from = item && !blank ? nodeEnd(tree, item) : dash + 1;
    spans.push({ start: dash, end: from });
  }
  return spans;
}
