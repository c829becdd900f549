import type { ServiceLine } from '../../facts/line';

/** True when two lines bill the same: code, modifiers, dates, NDC and therapy. */
export function isDuplicateOf(a: ServiceLine, b: ServiceLine): boolean {
  return a.code !== undefined && a.dates !== undefined && keyOf(a) === keyOf(b);
}

function keyOf(line: ServiceLine): string {
  return JSON.stringify([
    line.code,
    [...line.modifiers].sort(),
    line.dates?.from,
    line.dates?.through,
    line.ndcs.map((ndc) => ndc.code?.replaceAll('-', '')).sort(),
    line.fields.therapy ?? null,
  ]);
}
