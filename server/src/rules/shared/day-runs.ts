import { formatRange, type Day, type DayRange } from '../../draft/days';

/** Days in order as ranges without gaps. */
export function runsOf(days: readonly Day[]): DayRange[] {
  const runs: DayRange[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && day === last.through + 1) last.through = day;
    else runs.push({ from: day, through: day });
  }
  return runs;
}

/** Longer lists of days are cut short: nobody reads them. */
const MOST_RUNS = 4;

/** `2023-02-01 to 2023-02-07 and 2023-02-10`. */
export function formatDays(days: readonly Day[]): string {
  const runs = runsOf(days).map(formatRange);
  if (runs.length > MOST_RUNS)
    return `${runs.slice(0, MOST_RUNS).join(', ')} and ${countOf(runs.length - MOST_RUNS, 'more time')}`;
  return runs.length < 2 ? runs.join('') : `${runs.slice(0, -1).join(', ')} and ${runs.at(-1)}`;
}

/** `1 day`, `7 days`. */
export function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
