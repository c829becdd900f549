import { isScalar, visit, type Node, type Scalar } from 'yaml';
import { spanOf, type SyntaxTree } from '../draft/syntax';
import { lineEnd, lineStart, nextLineStart, skipBlanks, skipTrivia } from './layout';
import { applyTextEdits, type TextEdit } from './text-edits';
import { Unsafe } from './unsafe';

/* Scalars behind `|` and `>`: their first line may end in a comment, and lines below may fall into them. */

/** True for a scalar behind `|` or `>`. */
export function isBlockScalar(node: unknown): node is Scalar {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

/** Writes `newText` in place of a scalar; the comment behind the mark of a block scalar stays. */
export function replaceScalar(tree: SyntaxTree, node: Node, newText: string): TextEdit[] {
  const span = spanOf(tree, node);
  if (!isBlockScalar(node)) return [{ ...span, newText }];
  const mark = span.start + markOf(tree.text, span.start).length;
  const bodyStart = Math.min(lineEnd(tree.text, span.start), span.end);
  return [
    { start: span.start, end: mark, newText },
    { start: Math.max(mark, bodyStart), end: Math.max(mark, span.end), newText: '' },
  ];
}

/** `|`, `>-`, `|2+`: the mark of a block scalar. */
function markOf(text: string, at: number): string {
  return /^[|>][-+0-9]*/.exec(text.slice(at, at + 4))?.[0] ?? '';
}

const knownScalars = new WeakMap<SyntaxTree, readonly Scalar[]>();

function blockScalarsOf(tree: SyntaxTree): readonly Scalar[] {
  let scalars = knownScalars.get(tree);
  if (!scalars) knownScalars.set(tree, (scalars = findBlockScalars(tree)));
  return scalars;
}

function findBlockScalars({ root, text }: SyntaxTree): Scalar[] {
  const found: Scalar[] = [];
  if (!root || !/[|>]/.test(text)) return found;
  visit(root, {
    Scalar(_key, scalar) {
      if (isBlockScalar(scalar)) found.push(scalar);
    },
  });
  return found;
}

/**
 * A comment below a block scalar is part of it where it stands as deep as its text, unless something
 * less deep stands between. Where edits, which must be tidy, take that away, the comment has to move
 * to the left by these.
 */
export function commentsToMove(tree: SyntaxTree, edits: readonly TextEdit[]): TextEdit[] {
  return blockScalarsOf(tree).flatMap((scalar) => movedLeft(tree, scalar, edits));
}

/** The edits that move the comments which would fall into a block scalar. */
function movedLeft(tree: SyntaxTree, scalar: Scalar, edits: readonly TextEdit[]): TextEdit[] {
  const { text } = tree;
  const { start, end } = spanOf(tree, scalar);
  const below = nextLineStart(text, end);
  const follower = skipTrivia(text, below);
  const goes = edits.some((edit) => edit.start < end && edit.end > start);
  if (goes || !edits.some((edit) => edit.end > below && edit.start <= follower)) return [];
  const ownIndent = indentOf(text, lineStart(text, start));
  const inside = depthOf(text.slice(start, end), ownIndent);
  const target = Math.min(ownIndent, inside - 1);
  const after = applyTextEdits(text, edits);
  const moves: TextEdit[] = [];
  let line = nextLineStart(after, placeAfter(edits, end));
  for (; line < after.length; line = nextLineStart(after, line)) {
    const indent = indentOf(after, line);
    const isComment = after[skipBlanks(after, line)] === '#';
    if (!isComment && after.slice(line, lineEnd(after, line)).trim() !== '') break;
    if (!isComment) continue;
    if (indent < inside) break;
    const at = placeBefore(edits, line + indent);
    const cut = { start: at - (indent - target), end: at, newText: '' };
    if (text.slice(cut.start, cut.end).trim() !== '') throw new Unsafe();
    moves.push(cut);
  }
  return moves;
}

/** How deep the text of a block scalar stands; at least so deep where that cannot be seen. */
function depthOf(source: string, ownIndent: number): number {
  const body = source.indexOf('\n') + 1;
  const first = body > 0 ? /^ *(?=[^ \r\n])/m.exec(source.slice(body)) : null;
  return first && !/\d/.test(markOf(source, 0)) ? first[0].length : ownIndent + 1;
}

function indentOf(text: string, line: number): number {
  return /^ */.exec(text.slice(line, line + 400))?.[0].length ?? 0;
}

/** Where a place that no edit touches stands after the edits. */
function placeAfter(edits: readonly TextEdit[], at: number): number {
  return edits
    .filter((edit) => edit.end <= at)
    .reduce((place, { start, end, newText }) => place + newText.length - (end - start), at);
}

/** Where a place of the edited text stood before; it must not be new. */
function placeBefore(edits: readonly TextEdit[], at: number): number {
  let place = at;
  for (const { start, end, newText } of edits) {
    if (start > place) break;
    if (place < start + newText.length) throw new Unsafe();
    place += end - start - newText.length;
  }
  return place;
}
