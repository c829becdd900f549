import type { Position, Range } from 'vscode-languageserver-types';
import type { Span } from '../draft/spans';

const LONE_RETURN = /\r(?!\n)/;

/** Turns offsets of a text into lines and characters (UTF-16) as the protocol counts them, and back. */
export class LineTable {
  private readonly starts: readonly number[];

  constructor(readonly text: string) {
    const hasReturns = text.includes('\r') && LONE_RETURN.test(text);
    this.starts = hasReturns ? startsWithReturns(text) : startsOf(text);
  }

  get count(): number {
    return this.starts.length;
  }

  /** The row that an offset lies in. */
  rowAt(offset: number): number {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Where a row starts; the end of the text for rows behind the last one. */
  startOf(row: number): number {
    return row < 0 ? 0 : (this.starts[row] ?? this.text.length);
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

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Where lines start, where some end in a carriage return alone. */
function startsWithReturns(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n?|\n/g)].map((found) => found.index + found[0].length)];
}
