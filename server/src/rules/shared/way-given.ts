import type { Day } from '../../draft/days';
import type { Path } from '../../draft/spans';
import { covers, type Claim } from '../../facts/claim';
import type { ServiceLine } from '../../facts/line';
import { mayShareTherapy } from './drug-lines';
import { linesOfThatDay } from './same-day';

/** How a drug is given, as far as payment of home infusion asks; `unknown` without a route. */
export type WayGiven = 'injection' | 'infusion' | 'other' | 'unknown';

const INTO_A_LINE: ReadonlySet<string> = new Set([
  'iv',
  'intra-arterial',
  'intrathecal',
  'epidural',
]);

/**
 * Tells injections from infusions. What is given under the skin is an infusion when it runs
 * continuously, has a length of infusion, or has an infusion per diem of its own on the day that is
 * asked about, else on any day of the line.
 */
export function wayGiven(line: ServiceLine, claim: Claim, day?: Day): WayGiven {
  const { route } = line;
  if (route === undefined) return 'unknown';
  if (route === 'im') return 'injection';
  if (route === 'sc') return isInfused(line, claim, day) ? 'infusion' : 'injection';
  return INTO_A_LINE.has(route) ? 'infusion' : 'other';
}

function isInfused(line: ServiceLine, claim: Claim, day?: Day): boolean {
  return (
    line.frequency?.kind === 'continuous' ||
    line.infusionHours !== undefined ||
    linesOfThatDay(line, claim).some(
      (other) =>
        other.kind === 'therapy-per-diem' &&
        mayShareTherapy(line, other) &&
        (day === undefined || covers(other, day)),
    )
  );
}

/** Where a route would be stated that the line lacks: on its therapy for a per diem, else on its drug. */
export function routePath(line: ServiceLine): Path {
  return line.isPerDiem && line.therapy
    ? [...line.therapy.path, 'route']
    : [...line.path, 'drug', 'route'];
}
