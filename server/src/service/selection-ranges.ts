import { isMap, isNode, isScalar, isSeq, type Node } from 'yaml';
import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { Span } from '../draft/spans';
import { spanOf, type SyntaxTree } from '../draft/syntax';
import { placeAt, type CheckedDocument } from './checked-document';
import { innerSpan, itemSpans, nodeSpan, pairSpan, regionOf } from './node-spans';

/**
 * What a selection at each position grows to: the value, its field, the service line, the list, the
 * block, the claim, the file.
 */
export function selectionRanges(
  document: CheckedDocument,
  positions: readonly Position[],
): SelectionRange[] {
  return positions.map((position) => selectionAt(document, position));
}

function selectionAt(document: CheckedDocument, position: Position): SelectionRange {
  const { lines, text } = document;
  const at = lines.offsetAt(position);
  let range: SelectionRange = { range: lines.rangeOf({ start: 0, end: text.length }) };
  let outer: Span = { start: 0, end: text.length };
  for (const span of spansAround(document, position, at)) {
    const grows = outer.start <= span.start && span.end <= outer.end;
    if (!grows || (span.start === outer.start && span.end === outer.end)) continue;
    range = { range: lines.rangeOf(span), parent: range };
    outer = span;
  }
  return range;
}

/** From the claim inwards, in the file; last the position itself. */
function spansAround(document: CheckedDocument, position: Position, at: number): Span[] {
  const place = placeAt(document, position);
  if (!place) return [{ start: at, end: at }];
  const { tree, offset } = place.claim.draft;
  const inner = tree.root ? spansIn(tree, tree.root, place.offset) : [];
  const inFile = inner.map(({ start, end }) => ({ start: start + offset, end: end + offset }));
  return [regionOf(place.claim.draft), ...inFile].filter(
    ({ start, end }) => start <= at && at <= end,
  );
}

/** The spans around an offset in a node, from the node inwards. */
function spansIn(tree: SyntaxTree, node: Node, at: number): Span[] {
  const own = nodeSpan(tree, node);
  if (!contains(own, at)) return [];
  if (isMap(node)) {
    const pair = node.items.findLast((one) => contains(pairSpan(tree, one), at));
    if (!pair) return [own];
    const part = [pair.value, pair.key]
      .filter(isNode)
      .find((one) => contains(nodeSpan(tree, one), at));
    return [own, pairSpan(tree, pair), ...(part ? spansIn(tree, part, at) : [])];
  }
  if (isSeq(node)) {
    const spans = itemSpans(tree, node);
    const i = spans.findLastIndex((span) => contains(span, at));
    const [span, item] = [spans[i], node.items[i]];
    return span ? [own, span, ...(isNode(item) ? spansIn(tree, item, at) : [])] : [own];
  }
  return isScalar(node) ? [spanOf(tree, node), innerSpan(tree, node)] : [own];
}

function contains({ start, end }: Span, at: number): boolean {
  return start <= at && at <= end;
}
