import type { Path } from '../../draft/spans';
import { alignCells } from './align';
import { hasFreeKeys, inOrder } from './key-order';
import type { BlockEntry, BlockLayout, DocumentLayout, OwnLine, ScalarLayout } from './layout-tree';
import { cellsOf, inBrackets, oneLine, printFlow, withRemark, type Style } from './print-flow';
import { withoutLeadingBlanks } from './read-trivia';

/** What follows a dash stands below each other two columns to its right. */
const DASH = 2;

/** An entry with the lines above it, as they are printed. */
export interface PrintedEntry {
  entry: BlockEntry;
  /** The comments and blank lines that stood above it. */
  before: readonly OwnLine[];
  /** Comments that came to stand above it, because its inner keys moved. */
  above: readonly OwnLine[];
  lines: string[];
}

/** The lines of a block map or list whose keys or dashes stand in the column `indent`. */
export function printBlock(block: BlockLayout, indent: number, path: Path, style: Style): string[] {
  const lines: string[] = [];
  for (const { before, above, lines: own } of printEntries(block, indent, path, style))
    lines.push(...[...before, ...above].map((line) => ownLine(line, indent)), ...own);
  return [...lines, ...block.foot.map((line) => ownLine(line, indent))];
}

/** Every entry of a block map or list, in the order of the format. */
export function printEntries(
  block: BlockLayout,
  indent: number,
  path: Path,
  style: Style,
): PrintedEntry[] {
  const entries = block.isMap ? inOrder(block.entries, path) : block.entries;
  const widths = block.isMap && hasFreeKeys(path) ? markWidths(entries, path) : [];
  const aligned = block.isMap ? new Map<BlockEntry, string>() : alignedItems(entries, path);
  return entries.map((entry, i) => {
    const moved = i === 0 && entries !== block.entries;
    const step = entry.name ?? i;
    const { above, lines } = printEntry(entry, indent, [...path, step], style, {
      width: widths[i] ?? 0,
      text: aligned.get(entry),
    });
    const before = moved ? withoutLeadingBlanks(entry.before) : entry.before;
    return { entry, before, above, lines };
  });
}

/** How an entry is brought into line with its neighbours. */
interface Alignment {
  /** Least width of its mark. */
  width: number;
  /** Its whole value. */
  text: string | undefined;
}

function printEntry(
  entry: BlockEntry,
  indent: number,
  path: Path,
  style: Style,
  { width, text }: Alignment,
): { above: readonly OwnLine[]; lines: string[] } {
  const { mark, properties, headRemark, between, value, remark } = entry;
  const marked = ' '.repeat(indent) + mark.padEnd(width);
  const head = properties === '' ? marked : `${marked} ${properties}`;
  const opened = withRemark(head, headRemark, entry, indent);
  if (value === undefined) return { above: [], lines: [withRemark(head, remark, entry, indent)] };
  if (value.kind === 'block') {
    const isItem = mark === '-' && properties === '' && !headRemark;
    const inner = indent + (mark === '-' ? DASH : style.step);
    const { block, above } = isItem ? liftComments(value, path) : { block: value, above: [] };
    const lines = printBlock(block, inner, path, style);
    const joins = isItem && !(block.entries[0]?.before.length ?? 0);
    if (!joins) return { above, lines: [opened, ...lines] };
    return { above, lines: [`${head} ${(lines[0] ?? '').trimStart()}`, ...lines.slice(1)] };
  }
  const isOpened = headRemark !== undefined || between.length > 0;
  const inner = indent + style.step;
  const start = isOpened ? ' '.repeat(inner) : `${head} `;
  const base = mark === '-' ? indent + DASH : indent;
  const lines =
    text !== undefined
      ? [start + text]
      : value.kind === 'flow'
        ? printFlow(value, start, isOpened ? inner : base, path, style)
        : printScalar(value, start, entry, indent, style);
  lines.push(withRemark(lines.pop() ?? '', remark, entry, indent));
  if (!isOpened) return { above: [], lines };
  return { above: [], lines: [opened, ...between.map((line) => ownLine(line, inner)), ...lines] };
}

/** A map behind a dash begins on its line: comments of a key that moved there go above the dash. */
function liftComments(
  block: BlockLayout,
  path: Path,
): { block: BlockLayout; above: readonly OwnLine[] } {
  const entries = block.isMap ? inOrder(block.entries, path) : block.entries;
  const [first, ...rest] = entries;
  if (!first || entries === block.entries) return { block, above: [] };
  return {
    block: { ...block, entries: [{ ...first, before: [] }, ...rest] },
    above: withoutLeadingBlanks(first.before),
  };
}

function printScalar(
  { lines, block }: ScalarLayout,
  start: string,
  { column }: BlockEntry,
  indent: number,
  style: Style,
): string[] {
  const [first = '', ...rest] = lines;
  const least = indent + style.step;
  if (!block) {
    // Lines further to the right than they must be keep their distance.
    const place = (line: string) => Math.max(least, line.search(/\S/) + indent - column);
    return [
      start + first,
      ...rest.map((line) => (line.trim() === '' ? '' : ' '.repeat(place(line)) + line.trimStart())),
    ];
  }
  const shift = block.content === undefined ? indent - column : least - block.content;
  return [start + first, ...rest.map((line) => shifted(line, shift))];
}

function shifted(line: string, by: number): string {
  if (line === '') return '';
  return by >= 0 ? ' '.repeat(by) + line : line.replace(new RegExp(`^ {0,${-by}}`), '');
}

export function ownLine(line: OwnLine, indent: number): string {
  return line === '' ? '' : ' '.repeat(indent) + line;
}

/** Neighbouring items that are maps in braces on one line each, column below column. */
function alignedItems(entries: readonly BlockEntry[], path: Path): Map<BlockEntry, string> {
  const texts = new Map<BlockEntry, string>();
  const cells = entries.map((entry, i) => rowOf(entry, [...path, i]));
  for (const rows of runs(entries, (_entry, i) => cells[i] !== undefined)) {
    const aligned = alignCells(rows.map((i) => cells[i] ?? []));
    rows.forEach((row, n) => {
      const entry = entries[row];
      if (entry?.value?.kind === 'flow')
        texts.set(entry, inBrackets(entry.value, aligned[n] ?? ''));
    });
  }
  return texts;
}

function rowOf({ value, properties, headRemark, between }: BlockEntry, path: Path) {
  const isPlain = properties === '' && !headRemark && between.length === 0;
  return isPlain && value?.kind === 'flow' && value.isMap ? cellsOf(value, path) : undefined;
}

/** Widths of the keys of neighbouring maps in braces, so that these begin below each other. */
function markWidths(entries: readonly BlockEntry[], path: Path): number[] {
  const widths: number[] = entries.map(() => 0);
  const isRow = ({ name, value, properties, headRemark, between }: BlockEntry) =>
    value?.kind === 'flow' &&
    properties === '' &&
    !headRemark &&
    between.length === 0 &&
    oneLine(value, [...path, name ?? '']) !== undefined;
  for (const rows of runs(entries, isRow)) {
    const width = Math.max(...rows.map((i) => entries[i]?.mark.length ?? 0));
    for (const row of rows) widths[row] = width;
  }
  return widths;
}

/** Positions of neighbours that fit, with no line between them. */
function runs(
  entries: readonly BlockEntry[],
  fits: (entry: BlockEntry, i: number) => boolean,
): number[][] {
  const found: number[][] = [];
  entries.forEach((entry, i) => {
    if (!fits(entry, i)) return;
    const last = found.at(-1);
    if (last && last.at(-1) === i - 1 && entry.before.length === 0) last.push(i);
    else found.push([i]);
  });
  return found;
}

/** The lines of a whole document. */
export function printDocument(layout: DocumentLayout, style: Style): string[] {
  const { head, root, remark, tail } = layout;
  if (root.kind === 'block') return [...head, ...printBlock(root, 0, [], style), ...tail];
  const lines = printFlow(root, '', 0, [], style);
  lines.push(withRemark(lines.pop() ?? '', remark, { column: 0 }, 0));
  return [...head, ...lines, ...tail];
}
