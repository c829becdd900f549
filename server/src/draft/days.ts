/** A calendar day as the number of days since 1970-01-01, without time of day or time zone. */
export type Day = number;

const MS_A_DAY = 86_400_000;

/** Reads an ISO date (`2023-02-01`). Undefined when it is malformed or no day of the calendar. */
export function parseDay(text: string): Day | undefined {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!m) return undefined;
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])];
  if (year < 1000) return undefined;
  const ms = Date.UTC(year, month - 1, day);
  const back = new Date(ms);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return undefined;
  return ms / MS_A_DAY;
}

/** The ISO form of a day. */
export function formatDay(day: Day): string {
  return new Date(day * MS_A_DAY).toISOString().slice(0, 10);
}

/** The same day of the month `months` later; a day that the month lacks becomes its last day. */
export function addMonths(day: Day, months: number): Day {
  const d = new Date(day * MS_A_DAY);
  const first = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return first.getTime() / MS_A_DAY + Math.min(d.getUTCDate(), last) - 1;
}

/** Both ends are included. */
export interface DayRange {
  from: Day;
  through: Day;
}

export function daysIn(range: DayRange): Day[] {
  const days: Day[] = [];
  for (let day = range.from; day <= range.through; day++) days.push(day);
  return days;
}

export function lengthOf(range: DayRange): number {
  return Math.max(0, range.through - range.from + 1);
}

export function contains(range: DayRange, day: Day): boolean {
  return range.from <= day && day <= range.through;
}

/** The days that two ranges share, or undefined when they share none. */
export function overlap(a: DayRange, b: DayRange): DayRange | undefined {
  const from = Math.max(a.from, b.from);
  const through = Math.min(a.through, b.through);
  return from <= through ? { from, through } : undefined;
}

/** `2023-02-01` or `2023-02-01 to 2023-02-07`. */
export function formatRange(range: DayRange): string {
  return range.from === range.through
    ? formatDay(range.from)
    : `${formatDay(range.from)} to ${formatDay(range.through)}`;
}
