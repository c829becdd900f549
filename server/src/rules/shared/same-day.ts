import type { Claim } from '../../facts/claim';
import { sharedDays } from '../../facts/claim';
import type { ServiceLine } from '../../facts/line';

/** The other lines of the claim that share a day of service with a line, in order. */
export function linesOfThatDay(line: ServiceLine, claim: Claim): ServiceLine[] {
  return claim.lines.filter((other) => other !== line && sharedDays(line, other) !== undefined);
}

/** A line as messages call it: `S9500 (line 1)`. */
export function called(line: ServiceLine): string {
  return `${line.code ?? 'a line without code'} (line ${String(line.index + 1)})`;
}
