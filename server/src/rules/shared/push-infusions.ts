import type { Claim } from '../../facts/claim';
import type { ServiceLine } from '../../facts/line';
import { linesOfThatDay } from './same-day';
import { atOneSite } from './visit-site';

/** The code of a first intravenous push, and of every later one. */
export const FIRST_PUSH = '96374';
export const LATER_PUSH = '96375';

/** First hours of an infusion, after which a push is a later service; hydration is none. */
const FIRST_INFUSIONS: ReadonlySet<string | undefined> = new Set(['96365', '96413']);

/** The infusions of the day beside which a first push is a later one, unless at another stated site. */
export function infusionsBeforePush(line: ServiceLine, claim: Claim): ServiceLine[] {
  if (line.code !== FIRST_PUSH) return [];
  return linesOfThatDay(line, claim).filter(
    (other) => FIRST_INFUSIONS.has(other.code) && atOneSite(line, other) !== false,
  );
}
