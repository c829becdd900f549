import type { Position, Range } from 'vscode-languageserver-types';
import { lineStarts, type TextPart } from '../draft/line-starts';
import type { Span } from '../draft/spans';

interface Rows extends TextPart {
  /** The row of the text that its first line is. */
  first: number;
  count: number;
}

/** Turns offsets of a text into lines and characters (UTF-16) as the protocol counts them, and back. */
export class LineTable {
  private readonly parts: Rows[] = [];
  /** How many rows there are. */
  readonly count: number;

  /** `parts`: what the text is cut into, so that of a text that changed only a part is read again. */
  constructor(
    readonly text: string,
    parts: readonly TextPart[] = [{ start: 0, lineStarts: lineStarts(text) }],
  ) {
    let first = 0;
    for (const [i, { start, lineStarts: starts }] of parts.entries()) {
      // The line that begins at the end of a part is the first one of the next.
      const count = i === parts.length - 1 ? starts.length : starts.length - 1;
      this.parts.push({ start, lineStarts: starts, first, count });
      first += count;
    }
    this.count = first;
  }

  /** The row that an offset lies in. */
  rowAt(offset: number): number {
    const part = lastWhere(this.parts, ({ start }) => start <= offset);
    if (!part) return 0;
    const { start, lineStarts: starts, first, count } = part;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) + start <= offset) low = middle;
      else high = middle - 1;
    }
    return first + low;
  }

  /** Where a row starts; the end of the text for rows behind the last one. */
  startOf(row: number): number {
    if (row <= 0) return 0;
    if (row >= this.count) return this.text.length;
    const part = lastWhere(this.parts, ({ first }) => first <= row);
    return part ? part.start + (part.lineStarts[row - part.first] ?? 0) : 0;
  }

  /** Where a row ends, before its line break. */
  endOf(row: number): number {
    let end = this.startOf(row + 1);
    const start = this.startOf(row);
    if (row >= this.count - 1) return end;
    if (end > start && this.text[end - 1] === '\n') end--;
    if (end > start && this.text[end - 1] === '\r') end--;
    return end;
  }

  positionAt(offset: number): Position {
    const within = Math.min(Math.max(offset, 0), this.text.length);
    const line = this.rowAt(within);
    return { line, character: Math.min(within, this.endOf(line)) - this.startOf(line) };
  }

  /** A character behind the end of its line counts as that end. */
  offsetAt(position: Position): number {
    const start = this.startOf(position.line);
    return Math.min(start + Math.max(position.character, 0), this.endOf(position.line));
  }

  /** The range of a span; `shift` is where the document that the span counts from starts. */
  rangeOf(span: Span, shift = 0): Range {
    return { start: this.positionAt(span.start + shift), end: this.positionAt(span.end + shift) };
  }
}

/** The last one that fulfils a condition which holds up to some place in the list. */
function lastWhere<T>(list: readonly T[], holds: (each: T) => boolean): T | undefined {
  let [low, high] = [-1, list.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const each = list[middle];
    if (each !== undefined && holds(each)) low = middle;
    else high = middle - 1;
  }
  return list[low];
}
