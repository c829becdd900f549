import type { Path } from '../../draft/spans';
import { inOrder } from './key-order';
import type { FlowEntry, FlowLayout, Remark, ScalarLayout } from './layout-tree';

/** What printing needs to know. */
export interface Style {
  /** Columns of one level. */
  step: number;
}

/** A collection in braces or brackets on one line; undefined where it has breaks or comments. */
export function oneLine(flow: FlowLayout, path: Path): string | undefined {
  const cells = cellsOf(flow, path);
  return cells && inBrackets(flow, cells.map(({ text }) => text).join(', '));
}

/** The entries of a collection that stands on one line, in their order. */
export function cellsOf(
  flow: FlowLayout,
  path: Path,
): { name: string | undefined; text: string }[] | undefined {
  if (flow.remark || flow.foot.length > 0 || flow.breakBeforeClose) return undefined;
  const cells: { name: string | undefined; text: string }[] = [];
  const entries = flow.isMap ? inOrder(flow.entries, path) : flow.entries;
  for (const entry of entries) {
    const { name, key, properties, value, before, breakBefore, remark } = entry;
    if (before.length > 0 || breakBefore || remark) return undefined;
    const step = name ?? flow.entries.indexOf(entry);
    const text = value?.kind === 'flow' ? oneLine(value, [...path, step]) : lineOf(value);
    if (text === undefined) return undefined;
    cells.push({ name, text: [key, properties, text].filter(Boolean).join(' ') });
  }
  return cells;
}

/** `{ a: 1 }`, `[a]`, `{}`. */
export function inBrackets({ isMap }: FlowLayout, inner: string): string {
  if (!isMap) return `[${inner}]`;
  return inner === '' ? '{}' : `{ ${inner} }`;
}

function lineOf(value: ScalarLayout | undefined): string | undefined {
  if (!value) return '';
  return value.lines.length === 1 ? value.lines[0] : undefined;
}

/**
 * A collection in braces or brackets that begins behind `head` and keeps the breaks of its writer.
 * `indent`: where the lines of what it is the value of begin.
 */
export function printFlow(
  flow: FlowLayout,
  head: string,
  indent: number,
  path: Path,
  style: Style,
): string[] {
  const single = oneLine(flow, path);
  if (single !== undefined) return [head + single];
  const entries = reorderable(flow) ? inOrder(flow.entries, path) : flow.entries;
  const opensLine = entries[0]?.breakBefore === true || flow.remark !== undefined;
  const lines = [head + (flow.isMap ? '{' : '[')];
  const content = opensLine ? indent + style.step : head.length + (flow.isMap ? 2 : 1);
  const append = (text: string) => lines.push((lines.pop() ?? '') + text);
  const startLine = (text = '') => lines.push(' '.repeat(content) + text);
  if (flow.remark) append(` ${flow.remark.text}`);
  entries.forEach((entry, i) => {
    for (const line of entry.before)
      if (line === '') lines.push('');
      else startLine(line);
    const previous = entries[i - 1];
    const breaks = entry.before.length > 0 || entry.breakBefore;
    if (breaks || (i === 0 ? flow.remark : previous?.remark)) startLine();
    else if (i > 0 || flow.isMap) append(' ');
    printEntry(lines, entry, flow.entries.indexOf(entry), content, path, style);
    if (i < entries.length - 1 || flow.commaAtEnd) append(',');
    if (entry.remark) lines.push(withRemark(lines.pop() ?? '', entry.remark, entry, content));
  });
  for (const line of flow.foot)
    if (line === '') lines.push('');
    else startLine(line);
  const last = entries.at(-1);
  const close = flow.isMap ? '}' : ']';
  if (flow.breakBeforeClose || flow.foot.length > 0 || (last ? last.remark : flow.remark))
    lines.push(' '.repeat(indent) + close);
  else append(flow.isMap && last ? ` ${close}` : close);
  return lines;
}

/** Entries move only where each has a line of its own. */
function reorderable({ isMap, entries }: FlowLayout): boolean {
  return isMap && entries.every((entry) => entry.breakBefore);
}

function printEntry(
  lines: string[],
  { name, key, properties, value }: FlowEntry,
  position: number,
  content: number,
  path: Path,
  style: Style,
): void {
  const line = lines.pop() ?? '';
  const mark = [key, properties].filter(Boolean).join(' ');
  const head = line + mark + (mark !== '' && value ? ' ' : '');
  if (value?.kind === 'flow')
    lines.push(...printFlow(value, head, content, [...path, name ?? position], style));
  else {
    const [first = '', ...rest] = value?.lines ?? [];
    const pad = ' '.repeat(content + (name === undefined ? 0 : style.step));
    lines.push(head + first, ...rest.map((l) => (l.trim() === '' ? '' : pad + l.trimStart())));
  }
}

/** Puts a comment behind a line, in the column that it had where what it speaks of has not moved. */
export function withRemark(
  line: string,
  remark: Remark | undefined,
  { column }: { column: number },
  indent: number,
): string {
  if (!remark) return line;
  return `${line.padEnd(Math.max(line.length + 1, remark.column + indent - column))}${remark.text}`;
}
