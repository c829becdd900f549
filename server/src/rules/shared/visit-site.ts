import type { ServiceLine } from '../../facts/line';

/** The IV site that a line states, in plain letters; undefined where it states none. */
export function siteOf(line: ServiceLine): string | undefined {
  return line.visit?.site?.trim().toLowerCase().replace(/\s+/g, ' ') || undefined;
}

/** Whether two lines were given at one site; undefined unless both state theirs. */
export function atOneSite(a: ServiceLine, b: ServiceLine): boolean | undefined {
  const [one, other] = [siteOf(a), siteOf(b)];
  return one === undefined || other === undefined ? undefined : one === other;
}
