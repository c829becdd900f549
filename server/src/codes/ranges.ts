/** A code, or both ends of a range of codes: letter and number, ends included. */
export interface CodeRange {
  from: string;
  to: string;
}

const CODE = /^(?:[A-Z]\d{4}|\d{4}[A-Z0-9])$/;

/** Reads `S9325-S9379`, `A4206` or `96360 - 96379`; undefined when it is neither code nor range. */
export function parseCodeRange(text: string): CodeRange | undefined {
  const [from = '', to = from, ...rest] = text
    .toUpperCase()
    .split('-')
    .map((part) => part.trim());
  if (rest.length > 0 || !CODE.test(from) || !CODE.test(to)) return undefined;
  return from[0] === to[0] || /^\d+$/.test(from + to)
    ? from <= to
      ? { from, to }
      : undefined
    : undefined;
}

const DIGITS = /^\d{5}$/;

/**
 * True when the code lies in the range; codes of five characters compare like their text. A range of
 * CPT numbers (`10004-69990`) holds numbers alone: `3006F` lies in none.
 */
export function inRange(range: CodeRange, code: string): boolean {
  return range.from <= code && code <= range.to && DIGITS.test(code) === DIGITS.test(range.from);
}

/** How many numbers a range spans: the narrower of two statements about a code is the smaller one. */
export function widthOf(range: CodeRange): number {
  return Number(range.to.replace(/\D/g, '')) - Number(range.from.replace(/\D/g, '')) + 1;
}

/** A list of codes and ranges that can be asked for a code. */
export class CodeSet {
  private readonly ranges: readonly CodeRange[];

  /** Texts that are no codes are left out: whoever reads a pack or table has reported them. */
  constructor(texts: readonly string[]) {
    this.ranges = texts.flatMap((text) => parseCodeRange(text) ?? []);
  }

  has(code: string): boolean {
    return this.ranges.some((range) => inRange(range, code));
  }

  /** The width of the narrowest statement that holds the code; undefined when none does. */
  narrowest(code: string): number | undefined {
    let narrowest: number | undefined;
    for (const range of this.ranges)
      if (inRange(range, code)) narrowest = Math.min(narrowest ?? Infinity, widthOf(range));
    return narrowest;
  }
}

const SETS = new WeakMap<readonly string[], CodeSet>();

/** The set that a list of a pack or a table stands for, made once: it is asked for every service line. */
export function codeSetOf(texts: readonly string[]): CodeSet {
  let set = SETS.get(texts);
  if (!set) SETS.set(texts, (set = new CodeSet(texts)));
  return set;
}
