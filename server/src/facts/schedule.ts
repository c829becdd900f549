import { addMonths, contains, daysIn, type Day, type DayRange } from '../draft/days';
import type { TherapyFields } from '../draft/fields';
import type { Frequency } from '../draft/frequency';
import { LONGEST_RANGE } from '../draft/limits';
import type { ServiceLine } from './line';

/** What the plan of care says of when a drug is given. */
export interface Schedule {
  frequency?: Frequency;
  start?: Day;
  end?: Day;
  /** The days on which it was in fact given; outranks the frequency. */
  administeredOn?: readonly Day[];
}

export function scheduleOf(
  therapy: TherapyFields | undefined,
  lineFrequency?: Frequency,
): Schedule {
  const on = therapy?.administered_on?.filter((day) => day !== undefined);
  return {
    frequency: therapy?.frequency ?? lineFrequency,
    start: therapy?.start,
    end: therapy?.end,
    administeredOn: on && on.length > 0 ? on : undefined,
  };
}

/** The schedule that a service line follows: its therapy's, else the one of its own drug. */
export function scheduleOfLine(line: ServiceLine): Schedule {
  return scheduleOf(line.therapy?.fields, line.frequency);
}

/** The days that a line covers; none where its dates are unreadable or too far apart. */
export function coveredDays(line: ServiceLine): Day[] {
  return line.dates ? accessDays(line.dates, {}) : [];
}

/**
 * The days of a line on which its drug is given. A line of one day is that day; otherwise
 * undefined where no schedule tells, or the one there is cannot be read.
 */
export function administrationDaysOf(line: ServiceLine): Day[] | undefined {
  if (!line.dates) return undefined;
  if (line.dates.from === line.dates.through) return [line.dates.from];
  if (line.unreadableSchedule) return undefined;
  return administrationDays(line.dates, scheduleOfLine(line));
}

/**
 * The days of a range on which the drug is given, by the plan of care. Undefined when no schedule
 * tells. Doses count from the therapy's start, else from the first day of the range.
 */
export function administrationDays(range: DayRange, schedule: Schedule): Day[] | undefined {
  if (range.through - range.from > LONGEST_RANGE) return undefined;
  const { frequency, administeredOn } = schedule;
  if (administeredOn)
    return [...new Set(administeredOn)].filter((d) => contains(range, d)).sort((a, b) => a - b);
  if (!frequency) return undefined;
  const within = accessDays(range, schedule);
  const start = schedule.start ?? range.from;
  switch (frequency.kind) {
    case 'continuous':
      return within;
    case 'once':
      return within.filter((day) => day === start);
    case 'monthly':
      return within.filter((day) => isMonthly(day, start));
    case 'hours':
      return within.filter((day) => hasDose(day, start, frequency.everyHours ?? 24));
  }
}

/** The days of a range on which the member has access to the therapy: cut by its start and end. */
export function accessDays(range: DayRange, schedule: Pick<Schedule, 'start' | 'end'>): Day[] {
  if (range.through - range.from > LONGEST_RANGE) return [];
  return daysIn({
    from: Math.max(range.from, schedule.start ?? range.from),
    through: Math.min(range.through, schedule.end ?? range.through),
  });
}

/** Doses fall at midnight of the start and every N hours from there; a day with a dose counts. */
function hasDose(day: Day, start: Day, everyHours: number): boolean {
  const firstHour = (day - start) * 24;
  if (firstHour < 0) return false;
  return Math.ceil(firstHour / everyHours) * everyHours < firstHour + 24;
}

function isMonthly(day: Day, start: Day): boolean {
  for (let months = 0; ; months++) {
    const due = addMonths(start, months);
    if (due >= day) return due === day;
  }
}
