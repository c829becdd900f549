import type { Day, DayRange } from '../../draft/days';
import type { ServiceLine } from '../../facts/line';

/** Place of a therapy among those of its day; `alone` where there is no other. */
export type Place = 'alone' | 'first' | 'second' | 'third';

/** A stretch of a line's days with one place. */
export interface PlaceRun {
  place: Place;
  /** The part of the line's dates, up to the next stretch. */
  dates: DayRange;
  days: number;
}

/** A line that marks a therapy, with its place day by day. */
export interface PlacedLine {
  line: ServiceLine;
  runs: readonly PlaceRun[];
}

/** The place of a therapy among those of a day, which are in order. */
export function placeAmong(ordered: readonly string[] | undefined, key: string): Place {
  const index = ordered?.indexOf(key) ?? 0;
  if (index >= 2) return 'third';
  if (index === 1) return 'second';
  return (ordered?.length ?? 0) > 1 ? 'first' : 'alone';
}

/** Joins the days of a line that need the same modifiers; together they make up its dates. */
export function runsOfPlaces(
  line: ServiceLine,
  days: readonly Day[],
  placeOf: (day: Day) => Place,
): PlaceRun[] {
  const runs: PlaceRun[] = [];
  for (const day of days) {
    const place = placeOf(day);
    const last = runs.at(-1);
    if (last && needsSame(last.place, place)) {
      last.days++;
      if (last.place === 'alone') last.place = place;
    } else {
      if (last) last.dates.through = day - 1;
      const { from, through } = line.dates ?? { from: day, through: day };
      runs.push({ place, dates: { from: last ? day : from, through }, days: 1 });
    }
  }
  return runs;
}

/** Neither the only nor the first therapy carries a modifier. */
function needsSame(a: Place, b: Place): boolean {
  return a === b || (isUnmarked(a) && isUnmarked(b));
}

/** True where no modifier belongs. */
export function isUnmarked(place: Place): boolean {
  return place === 'alone' || place === 'first';
}
