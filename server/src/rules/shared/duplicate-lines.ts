import type { ServiceLine } from '../../facts/line';

/** True when two lines bill the same: code, modifiers, dates, NDC and therapy. */
export function isDuplicateOf(a: ServiceLine, b: ServiceLine): boolean {
  return a.code !== undefined && a.dates !== undefined && keyOf(a) === keyOf(b);
}

/** Lines are held against each other many times. */
const keys = new WeakMap<ServiceLine, string>();

function keyOf(line: ServiceLine): string {
  const known = keys.get(line);
  if (known !== undefined) return known;
  const key = writeKey(line);
  keys.set(line, key);
  return key;
}

function writeKey(line: ServiceLine): string {
  return JSON.stringify([
    line.code,
    [...line.modifiers].sort(),
    line.dates?.from,
    line.dates?.through,
    line.ndcs.map((ndc) => ndc.code?.replaceAll('-', '')).sort(),
    line.fields.therapy ?? null,
  ]);
}
