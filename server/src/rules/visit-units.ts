import * as z from 'zod/mini';
import { formatDay, lengthOf } from '../draft/days';
import type { Claim } from '../facts/claim';
import { sharedDays } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { administrationDaysOf } from '../facts/schedule';
import { defineRule, type Reporter } from './rule';
import { isDuplicateOf } from './shared/duplicate-lines';
import { removeLine } from './shared/line-fixes';
import { called, linesOfThatDay } from './shared/same-day';

const QUARTER = 15;
/** The middle of a quarter hour: CMS counts a started one from here on. */
const ENOUGH = 8;

const options = z.strictObject({
  gap_days: z
    ._default(z.number(), 60)
    .check(z.describe('Days after a first visit within which no other visit is a first one.')),
});

const isVisit = (line: ServiceLine): boolean => line.kind === 'professional-visit';
const isFirstVisit = (line: ServiceLine): boolean =>
  isVisit(line) && line.info?.family === 'initial';

/** Visits on drug days (G0068–G0070, G0088–G0090): quarter hours, one a day, one first visit. */
export const visitUnits = defineRule({
  id: 'visit-units',
  title: 'Units of a home infusion visit',
  category: 'visit',
  severity: 'hint',
  consequence: 'advice',
  needsGoodCode: true,
  docs: {
    what: 'Units of G0068–G0070 and G0088–G0090 that are not the quarter hours of the visit, two of these codes on one day, or a second first visit within 60 days.',
    why: 'The codes are paid by the quarter hour, one kind a day; a visit is a first one only when more than 60 days have gone by since the last.',
    todo: 'Bill one unit for each quarter hour; a rest of 8 minutes or more counts as one.',
  },
  options,
  check({ lines, claim }, { gap_days }, report) {
    for (const line of lines) {
      if (!isVisit(line)) continue;
      quarterHours(line, report);
      sameDay(line, claim, report);
      if (isFirstVisit(line)) secondFirst(line, claim, gap_days, report);
    }
  },
});

function quarterHours(line: ServiceLine, report: Reporter): void {
  const minutes = line.visit?.minutes;
  if (minutes === undefined) {
    report.notChecked(line.path, [[...line.path, 'visit', 'minutes']]);
    return;
  }
  const { units, dates } = line;
  if (units === undefined || !dates) return;
  const isOneDay = dates.from === dates.through;
  const days = administrationDaysOf(line)?.length ?? lengthOf(dates);
  const each = Math.floor(minutes / QUARTER) + (minutes % QUARTER >= ENOUGH ? 1 : 0);
  const due = each * days;
  if (units === due) return;
  report({
    at: [...line.path, 'units'],
    message: 'units',
    what: `${line.code ?? ''} is billed with ${String(units)} ${units === 1 ? 'unit' : 'units'}; a visit of ${String(minutes)} minutes is ${String(each)} quarter hours${isOneDay ? '' : `, on ${String(days)} days ${String(due)}`}.`,
    todo: due === 0 ? 'Remove the line, or correct the minutes.' : `Bill ${String(due)}.`,
    fixes:
      due === 0
        ? [removeLine(line)]
        : [
            {
              title: `Set units to ${String(due)}`,
              // How many visits a range of days had is the biller's to say.
              kind: isOneDay ? 'safe' : 'choice',
              edits: [{ op: 'set', path: [...line.path, 'units'], value: due }],
            },
          ],
  });
}

function sameDay(line: ServiceLine, claim: Claim, report: Reporter): void {
  const other = linesOfThatDay(line, claim).find(
    (l) => l.index < line.index && isVisit(l) && !isDuplicateOf(l, line),
  );
  const day = other && sharedDays(line, other)?.from;
  if (!other || day === undefined) return;
  report({
    at: line.path,
    message: 'same-day',
    what: `${line.code ?? ''} is billed beside ${called(other)} on ${formatDay(day)}; one such visit is paid a day.`,
    todo: 'Bill all quarter hours of the day under one of the codes.',
    related: [{ path: [...other.path, 'code'], message: 'The other visit of that day.' }],
  });
}

function secondFirst(line: ServiceLine, claim: Claim, gap: number, report: Reporter): void {
  const { dates } = line;
  if (!dates) return;
  const earlier = claim.lines.find(
    (other) =>
      isFirstVisit(other) &&
      other.dates !== undefined &&
      other.dates.through < dates.from &&
      dates.from - other.dates.through <= gap,
  );
  if (!earlier?.dates && lengthOf(dates) === 1) return;
  report({
    at: [...line.path, 'code'],
    message: 'second-first-visit',
    what: earlier?.dates
      ? `${line.code ?? ''} bills a first visit on ${formatDay(dates.from)}, ${String(dates.from - earlier.dates.through)} days after ${called(earlier)}.`
      : `${line.code ?? ''} bills a first visit on each of ${String(lengthOf(dates))} days.`,
    todo: 'Bill the code of a later visit.',
    related: earlier
      ? [{ path: [...earlier.path, 'code'], message: 'The first visit before it.' }]
      : [],
  });
}
