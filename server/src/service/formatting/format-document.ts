import { parseSyntax, type SyntaxTree } from '../../draft/syntax';
import { Unsafe } from '../../edits/unsafe';
import { LineTable } from '../positions';
import { hasFreeKeys, inOrder, isSilencing } from './key-order';
import type { DocumentLayout, OwnLine } from './layout-tree';
import { ownLine, printDocument, printEntries, type PrintedEntry } from './print-block';
import type { Style } from './print-flow';
import { readLayout } from './read-layout';
import { withoutBlankRuns, withoutLeadingBlanks, withoutTrailingBlanks } from './read-trivia';
import { sameContent } from './same-content';

/** Rows of a text, both ends included. */
export interface Rows {
  first: number;
  last: number;
}

/**
 * The text of one document, formatted; with rows, only the service lines, therapies and fields that
 * lie in them. The text itself where a change would be a risk.
 */
export function formatDocument(
  text: string,
  style: Style,
  { isLast, rows }: { isLast: boolean; rows?: Rows },
): string {
  try {
    const tree = treeOf(text);
    if (!tree) return text;
    if (tree.root === null) return rows ? text : formatComments(text, isLast);
    const layout = readLayout(tree);
    const formatted = rows
      ? formatRows(text, layout, style, rows)
      : formatWhole(layout, style, isLast);
    const after = treeOf(formatted);
    return after && sameContent(tree, after) ? formatted : text;
  } catch (error) {
    if (error instanceof Unsafe) return text;
    throw error;
  }
}

/** The tree of a text that is one document without faults. */
function treeOf(text: string): SyntaxTree | undefined {
  if (/^%/m.test(text)) return undefined;
  try {
    const [tree, ...others] = parseSyntax(text);
    return tree && others.length === 0 && tree.errors.length === 0 ? tree : undefined;
  } catch {
    return undefined; // nested too deep to be a claim
  }
}

function formatWhole(layout: DocumentLayout, style: Style, isLast: boolean): string {
  return textOf(printDocument(withOwnHead(layout), style), isLast);
}

/** A document of comments alone. */
function formatComments(text: string, isLast: boolean): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  if (!lines.every((line) => /^\s*(?:#.*)?$|^---(?:\s+#.*)?$/.test(line))) return text;
  return textOf(
    withoutLeadingBlanks(
      withoutBlankRuns(lines.slice(0, -1).concat(lines.slice(-1).filter(Boolean))),
    ),
    isLast,
  );
}

/** Blank lines at the end of a file go; before the next document one may stay. */
function textOf(lines: readonly OwnLine[], isLast: boolean): string {
  const kept = isLast ? withoutTrailingBlanks(lines) : lines;
  return kept.map((line) => `${line}\n`).join('');
}

/**
 * What stands above the first key speaks of the claim and stays there when another key comes first;
 * but a comment that silences a rule speaks of what is below it.
 */
function withOwnHead(layout: DocumentLayout): DocumentLayout {
  const { head, root } = layout;
  if (root.kind !== 'block' || inOrder(root.entries, []) === root.entries) return layout;
  const [first, ...rest] = root.entries;
  const run = head.findLastIndex((line) => !line.startsWith('#')) + 1;
  const at = head.findIndex((line, i) => i >= run && isSilencing(line));
  if (!first || at < 0) return layout;
  const entries = [{ ...first, before: head.slice(at) }, ...rest];
  return { ...layout, head: head.slice(0, at), root: { ...root, entries } };
}

function formatRows(text: string, layout: DocumentLayout, style: Style, rows: Rows): string {
  const { root } = layout;
  if (root.kind !== 'block') return text;
  const table = new LineTable(text);
  const rowAt = (offset: number) => table.rowAt(offset);
  const spans = root.entries.map(({ start, end }) => ({ first: rowAt(start), last: rowAt(end) }));
  const [first, last] = [spans[0], spans.at(-1)];
  if (first && last && rows.first <= first.first && rows.last >= last.last)
    return formatWhole(layout, style, false);
  const lines = text.split('\n');
  // From the end, so that the rows above keep their numbers.
  for (const { entry, above, lines: own } of unitsOf(layout, style).sort(byStart).reverse()) {
    const from = rowAt(entry.start);
    const to = rowAt(entry.end);
    if (to < rows.first || from > rows.last) continue;
    lines.splice(from, to - from + 1, ...above.map((line) => ownLine(line, entry.column)), ...own);
  }
  return lines.join('\n');
}

/** The parts that are formatted by themselves where only some rows are. */
function unitsOf({ root }: DocumentLayout, style: Style): PrintedEntry[] {
  if (root.kind !== 'block') return [];
  return printEntries(root, root.column, [], style).flatMap((printed): PrintedEntry[] => {
    const { name, value } = printed.entry;
    const path = [name ?? ''];
    const isGroup = value?.kind === 'block' && (!value.isMap || hasFreeKeys(path));
    return isGroup ? printEntries(value, value.column, path, style) : [printed];
  });
}

function byStart({ entry: a }: PrintedEntry, { entry: b }: PrintedEntry): number {
  return a.start - b.start;
}
