/** Half-open range of UTF-16 offsets in a text. */
export interface Span {
  start: number;
  end: number;
}

/** Keys and zero-based positions that lead from the root of a claim to a value. */
export type Path = readonly (string | number)[];

/** A path as one string, for maps and comparisons. */
export function pathKey(path: Path): string {
  return path.join('\u0000');
}

export function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, i) => step === b[i]);
}

/** The zero-based position of the service line that a path lies in. */
export function serviceLineOf(path: Path): number | undefined {
  return path[0] === 'lines' && typeof path[1] === 'number' ? path[1] : undefined;
}
