/** A part of a text that ends in a line break, or with the text. Its own lines start at offset 0. */
export interface TextPart {
  start: number;
  lineStarts: readonly number[];
}

const LONE_RETURN = /\r(?!\n)/;

/** Where the lines of a text start; they end in a line feed, a carriage return or both. */
export function lineStarts(text: string): number[] {
  const hasReturns = text.includes('\r') && LONE_RETURN.test(text);
  return hasReturns ? startsWithReturns(text) : startsOf(text);
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
