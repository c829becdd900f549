import { isMap, isScalar, isSeq } from 'yaml';
import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver-types';
import type { ClaimResult } from '../check/finding';
import type { Span } from '../draft/spans';
import type { SyntaxTree } from '../draft/syntax';
import type { CheckedDocument } from './checked-document';
import { itemSpans, nodeSpan, pairSpan } from './node-spans';
import type { LineTable } from './positions';
import { remembered } from './remembered';

/** What can be folded, and how deep it lies. */
interface Fold extends FoldingRange {
  depth: number;
}

/**
 * Claims, blocks, service lines, therapies and comments of several text lines. Where there are more
 * than `most`, the outer ones are told.
 */
export function foldingRanges(document: CheckedDocument, most = Infinity): FoldingRange[] {
  const { lines, result } = document;
  const texts = new Set<number>();
  const folds = result.claims.flatMap(({ draft: { tree, offset } }) => {
    const parts = partsOf(tree);
    for (const span of parts.texts) {
      const [first, last] = rowsOf(lines, span, offset);
      for (let row = first + 1; row <= last; row++) texts.add(row);
    }
    return parts.blocks.flatMap((block) => foldOf(lines, block, offset));
  });
  const kept = [...widest(folds), ...commentFolds(lines, texts)]
    .sort((a, b) => a.depth - b.depth)
    .slice(0, most)
    .sort((a, b) => a.startLine - b.startLine);
  return kept.map(({ depth: _depth, ...fold }) => fold);
}

/** Makes what is remembered of a claim for folding. */
export function prepareFolding({ draft }: ClaimResult): void {
  partsOf(draft.tree);
}

/** What of a claim may stand on several lines; spans count in its document. */
interface Parts {
  blocks: readonly Block[];
  texts: readonly Span[];
}

interface Block {
  span: Span;
  depth: number;
  /** It ends with a bracket or brace. */
  closes: boolean;
}

const partsOf = remembered((tree: SyntaxTree): Parts => {
  const blocks: Block[] = [];
  const texts: Span[] = [];
  const add = (span: Span, depth: number, value: unknown): void => {
    // Most maps in braces stand on one line.
    if (!tree.text.slice(span.start, span.end).includes('\n')) return;
    const closes = (isMap(value) || isSeq(value)) && value.flow === true;
    blocks.push({ span, depth, closes });
  };
  const walk = (node: unknown, depth: number): void => {
    if (isMap(node))
      for (const pair of node.items) {
        add(pairSpan(tree, pair), depth, pair.value);
        walk(pair.value, depth + 1);
      }
    else if (isSeq(node)) {
      const spans = itemSpans(tree, node);
      node.items.forEach((item, i) => {
        const span = spans[i];
        if (span) add(span, depth, item);
        walk(item, depth + 1);
      });
    } else if (isScalar(node)) texts.push(nodeSpan(tree, node));
  };
  if (tree.root) add(nodeSpan(tree, tree.root), 0, tree.root);
  walk(tree.root, 1);
  return {
    blocks,
    texts: texts.filter(({ start, end }) => tree.text.slice(start, end).includes('\n')),
  };
});

function rowsOf(lines: LineTable, { start, end }: Span, shift: number): [number, number] {
  return [lines.rowAt(start + shift), lines.rowAt(end + shift)];
}

function foldOf(lines: LineTable, { span, depth, closes }: Block, shift: number): Fold[] {
  const [startLine, lastRow] = rowsOf(lines, span, shift);
  const endLine = closes && closesAlone(lines, lastRow) ? lastRow - 1 : lastRow;
  return endLine > startLine ? [{ startLine, endLine, depth }] : [];
}

/** Nothing but brackets and braces stands on a row: it stays in sight under what is folded. */
function closesAlone(lines: LineTable, row: number): boolean {
  return /^[\s\]},]+$/.test(lines.text.slice(lines.startOf(row), lines.endOf(row)));
}

/** Of those that start on one row the one that reaches furthest. */
function widest(folds: readonly Fold[]): Fold[] {
  const byRow = new Map<number, Fold>();
  for (const fold of folds) {
    const known = byRow.get(fold.startLine);
    if (!known || known.endLine < fold.endLine) byRow.set(fold.startLine, fold);
  }
  return [...byRow.values()];
}

/** Comments that fill several rows in a row. */
function commentFolds(lines: LineTable, texts: ReadonlySet<number>): Fold[] {
  const folds: Fold[] = [];
  const isComment = (row: number): boolean => !texts.has(row) && startsWithHash(lines, row);
  for (let row = 0; row < lines.count; row++) {
    if (!isComment(row)) continue;
    const startLine = row;
    while (row + 1 < lines.count && isComment(row + 1)) row++;
    if (row > startLine)
      folds.push({ startLine, endLine: row, kind: FoldingRangeKind.Comment, depth: 1 });
  }
  return folds;
}

function startsWithHash(lines: LineTable, row: number): boolean {
  const { text } = lines;
  const end = lines.endOf(row);
  let at = lines.startOf(row);
  // A byte-order mark may stand before the first character.
  while (at < end && /[ \t\uFEFF]/.test(text[at] ?? '')) at++;
  return at < end && text[at] === '#';
}
