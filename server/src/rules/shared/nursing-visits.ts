import { lengthOf } from '../../draft/days';
import type { Claim } from '../../facts/claim';
import type { ServiceLine } from '../../facts/line';
import { mayShareTherapy } from './drug-lines';
import { linesOfThatDay } from './same-day';

/** A home infusion nursing visit of up to two hours, and each hour beyond. */
export const FIRST_HOURS = '99601';
export const FURTHER_HOUR = '99602';

const FIRST_MINUTES = 120;
const MOST_ROUNDED_DOWN = 30;

/** The nursing lines that may bill the same visit as this one. */
export function sameVisit(line: ServiceLine, claim: Claim): ServiceLine[] {
  const partner = line.code === FIRST_HOURS ? FURTHER_HOUR : FIRST_HOURS;
  return linesOfThatDay(line, claim).filter(
    (other) => other.code === partner && mayShareTherapy(line, other),
  );
}

/**
 * Length in minutes of the visit that a line bills: its own, else the one on which the other lines of
 * that visit agree. A length is the whole visit's wherever it stands, so lengths are never added.
 */
export function minutesOfVisit(line: ServiceLine, claim: Claim): number | undefined {
  if (line.visit?.minutes !== undefined) return line.visit.minutes;
  const stated = new Set(sameVisit(line, claim).flatMap((other) => other.visit?.minutes ?? []));
  return stated.size === 1 ? [...stated][0] : undefined;
}

/** The hours of a visit beyond the first two, by the ways of rounding a part of an hour. */
export interface FurtherHours {
  /** A part of more than 30 minutes counts. */
  counted: number;
  down: number;
  up: number;
}

export function furtherHours(minutes: number): FurtherHours {
  const beyond = Math.max(0, minutes - FIRST_MINUTES);
  const down = Math.floor(beyond / 60);
  const rest = beyond - down * 60;
  return {
    counted: rest > MOST_ROUNDED_DOWN ? down + 1 : down,
    down,
    up: rest > 0 ? down + 1 : down,
  };
}

export function isShort(minutes: number): boolean {
  return minutes <= FIRST_MINUTES;
}

/** How many visits a line of further hours may speak of: at least, and at most. */
export function visitsOf(line: ServiceLine, claim: Claim): { least: number; most: number } {
  const dates = line.dates;
  if (!dates) return { least: 1, most: 1 };
  const firsts = sameVisit(line, claim);
  const within = firsts.filter(
    (other) =>
      other.dates && dates.from <= other.dates.from && other.dates.through <= dates.through,
  );
  const billed = within.reduce((visits, other) => visits + (other.units ?? 1), 0);
  const isWhole = within.length > 0 && within.length === firsts.length;
  const most = isWhole ? billed : lengthOf(dates);
  // On one day with two visits the line may bill the further hours of one of them.
  return { least: dates.from === dates.through ? 1 : most, most };
}

/** True when so many units are the same number of hours for each of a possible number of visits. */
export function explains(
  hours: number,
  units: number,
  visits: { least: number; most: number },
): boolean {
  if (hours === 0) return false;
  const times = units / hours;
  return Number.isInteger(times) && visits.least <= times && times <= visits.most;
}
