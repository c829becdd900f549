import { isMap, isSeq, type Node } from 'yaml';
import { commentsOf } from '../../server/src/draft/comments';
import type { ModelEdit } from '../../server/src/draft/edits';
import { pathKey, type Path, type Span } from '../../server/src/draft/spans';
import { findNode, pairOf, type SyntaxTree } from '../../server/src/draft/syntax';
import {
  itemSpans,
  lineEnd,
  lineStart,
  nextLineStart,
  nodeEnd,
  pairSpan,
} from '../../server/src/edits/layout';

/* Which lines and comments of a document edits may change: those of the entries that they name. */

/** The lines of a file, with their ends, that edits of the document at `offset` have no business with. */
export function linesBeside(
  text: string,
  tree: SyntaxTree,
  offset: number,
  edits: readonly ModelEdit[],
): string[] {
  const spans = edits.flatMap((edit) => entrySpans(tree, edit));
  const lines: string[] = [];
  for (let at = 0; at < text.length;) {
    const [from, to] = [at - offset, lineEnd(text, at) - offset];
    const end = nextLineStart(text, at);
    if (!spans.some((span) => span.start <= to && span.end >= from))
      lines.push(text.slice(at, end));
    at = end;
  }
  return lines;
}

/** What an edit may change: its service line or field; nothing where it only puts something in. */
function entrySpans(tree: SyntaxTree, edit: ModelEdit): Span[] {
  if (edit.op === 'remove-comment') return [edit.span];
  const { root } = tree;
  if (!isMap(root)) return [];
  // In brackets and braces a neighbour's comma may change.
  if (root.flow) return [tree.span];
  const path = edit.op === 'split' ? ['lines', edit.line] : edit.path;
  const pair = pairOf(root, String(path[0]));
  if (!pair) return [];
  const whole = [pairSpan(tree, pair)];
  const lines = findNode(tree, ['lines'])?.written;
  if (path[0] !== 'lines' || !isSeq(lines) || lines.flow || lines.items.length === 0) return whole;
  if (edit.op === 'insert' && path.length === 1) return [];
  const item = typeof path[1] === 'number' ? itemSpans(tree, lines)[path[1]] : undefined;
  const isLast = edit.op === 'remove' && path.length === 2 && lines.items.length === 1;
  return item && !isLast ? [item] : whole;
}

/** The comments that may go with what edits take away or write anew. */
export function commentsThatMayGo(tree: SyntaxTree, edits: readonly ModelEdit[]): string[] {
  const removed = edits.flatMap((edit): Path[] => {
    if (edit.op === 'remove') return [edit.path];
    if (edit.op === 'set' && typeof edit.value === 'object') return [edit.path];
    if (edit.op !== 'split') return [];
    return edit.parts
      .flat()
      .filter((part) => part.op === 'remove' || typeof part.value === 'object')
      .map((part) => ['lines', edit.line, ...part.path]);
  });
  const keys = new Set(removed.map(pathKey));
  const spans = removed.map((path) => takenSpan(tree, emptied(tree, path, keys)));
  spans.push(...edits.flatMap((edit) => (edit.op === 'remove-comment' ? [edit.span] : [])));
  return commentsOf(tree.text)
    .filter((comment) => spans.some((s) => s.start <= comment.start && comment.end <= s.end))
    .map((comment) => comment.text);
}

/** The outermost map or list that goes when all that it holds goes. */
function emptied(tree: SyntaxTree, path: Path, removed: ReadonlySet<string>): Path {
  const parent = path.slice(0, -1);
  const node = findNode(tree, parent)?.written;
  const children = isMap(node)
    ? node.items.map((pair) => [...parent, String((pair.key as { value?: unknown }).value)])
    : isSeq(node)
      ? node.items.map((_, i) => [...parent, i])
      : [];
  if (parent.length === 0 || !children.every((child) => removed.has(pathKey(child)))) return path;
  return emptied(tree, parent, new Set([...removed, pathKey(parent)]));
}

/** The entry at a path with its line. */
function takenSpan(tree: SyntaxTree, path: Path): Span {
  const found = findNode(tree, path);
  if (!found) return { start: 0, end: 0 };
  const list = findNode(tree, path.slice(0, -1))?.written;
  const at = path.at(-1);
  const span = found.pair
    ? pairSpan(tree, found.pair)
    : isSeq(list) && typeof at === 'number'
      ? itemSpans(tree, list)[at]
      : undefined;
  const node = found.written as Node;
  const { start, end } = span ?? { start: node.range?.[0] ?? 0, end: nodeEnd(tree, node) };
  return { start: lineStart(tree.text, start), end: lineEnd(tree.text, end) };
}

/** The comments of a text that are not in another. */
export function lostComments(before: string, after: string): string[] {
  const left = commentsOf(after).map((comment) => comment.text);
  return commentsOf(before).flatMap(({ text }) => {
    const at = left.indexOf(text);
    if (at < 0) return [text];
    left.splice(at, 1);
    return [];
  });
}

/** The first of `wanted` that is not among `all` in their order; a comment may move to the left. */
export function firstChanged(
  wanted: readonly string[],
  all: readonly string[],
): string | undefined {
  const shape = (line = '') =>
    (/^ *#/.test(line) ? line.trimStart() : line).replace(/^\ufeff|\r?\n$/g, '');
  let at = 0;
  // Behind the last entry of a file there may be no line end, and then the one before it has none.
  while (wanted.length > 0 && wanted.at(-1)?.trim() === '') wanted = wanted.slice(0, -1);
  for (const line of all) if (at < wanted.length && shape(line) === shape(wanted[at])) at++;
  return wanted[at];
}
