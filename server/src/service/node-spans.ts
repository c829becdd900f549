import { isMap, isNode, isScalar, isSeq, type Node, type Pair, type YAMLSeq } from 'yaml';
import type { ClaimDraft } from '../draft/claim-draft';
import type { Span } from '../draft/spans';
import { spanOf, type SyntaxTree } from '../draft/syntax';
import { nodeStart, skipBlanks, skipTrivia } from '../edits/layout';

/* Where the parts of a claim stand, also in drafts that are half typed. Spans count in `tree.text`. */

/** The part of the file that is a claim's: its document with the comments before it. In the file. */
export function regionOf({ tree, offset }: ClaimDraft): Span {
  return { start: tree.span.start + offset, end: tree.span.end + offset };
}

/** A node from its first character to its last, without comments and blanks behind it. */
export function nodeSpan(tree: SyntaxTree, node: Node): Span {
  const { start } = spanOf(tree, node);
  return { start, end: Math.max(start, endOf(tree, node)) };
}

function endOf(tree: SyntaxTree, node: Node): number {
  if (isMap(node) && !node.flow) {
    const last = node.items.at(-1);
    if (last) return pairSpan(tree, last).end;
  }
  if (isSeq(node) && !node.flow) {
    const last = node.items.at(-1);
    if (isNode(last) && !isBlank(last)) return endOf(tree, last);
  }
  return spanOf(tree, node).end;
}

/** A pair from its key to the end of its value; to its colon where it has no value. */
export function pairSpan(tree: SyntaxTree, { key, value }: Pair): Span {
  const ofKey = isNode(key) ? spanOf(tree, key) : undefined;
  const ofValue = isNode(value) && !isBlank(value) ? value : undefined;
  const start = ofKey?.start ?? (ofValue ? spanOf(tree, ofValue).start : 0);
  const end = ofValue ? endOf(tree, ofValue) : afterColon(tree, ofKey?.end ?? start);
  return { start, end: Math.max(start, end) };
}

/** Behind the colon that follows a key that ends at `at`; `at` itself where none follows. */
export function afterColon({ text }: SyntaxTree, at: number): number {
  const colon = skipBlanks(text, at);
  return text[colon] === ':' ? colon + 1 : at;
}

/** The items of a list, in block style each from its dash; an empty item is its dash alone. */
export function itemSpans(tree: SyntaxTree, list: YAMLSeq): Span[] {
  let from = list.range?.[0] ?? 0;
  return list.items.map((item) => {
    const node = isNode(item) && !isBlank(item) ? item : undefined;
    const dash = skipTrivia(tree.text, from);
    const hasDash = !list.flow && tree.text[dash] === '-';
    const start = hasDash ? dash : node ? nodeStart(tree, node) : from;
    const end = Math.max(start, node ? endOf(tree, node) : hasDash ? dash + 1 : start);
    from = end;
    return { start, end };
  });
}

/** A scalar's own text: without its quotes, where it has some. */
export function innerSpan(tree: SyntaxTree, node: Node): Span {
  const span = spanOf(tree, node);
  const quote = tree.text[span.start];
  const isQuoted =
    isScalar(node) &&
    (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') &&
    span.end - span.start >= 2 &&
    tree.text[span.end - 1] === quote;
  return isQuoted ? { start: span.start + 1, end: span.end - 1 } : span;
}

/** A node that has no character of its own. */
export function isBlank(node: Node): boolean {
  return isScalar(node) && node.range?.[0] === node.range?.[1];
}
