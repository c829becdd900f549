import * as z from 'zod/mini';
import type { Day } from '../../draft/days';
import type { ModelEdit } from '../../draft/edits';
import { KINDS } from '../../codes/types';
import type { Claim } from '../../facts/claim';
import type { ServiceLine } from '../../facts/line';
import { modifierList } from '../../policy/schema';
import { addToList } from './add-to-list';
import { byCategory } from './concurrent-in-category';
import {
  isUnmarked,
  placeAmong,
  runsOfPlaces,
  type Place,
  type PlacedLine,
  type PlaceRun,
} from './concurrent-places';
import { sharedDays } from '../../facts/claim';
import { perDiemDays, therapiesOf } from './per-diem-therapies';
import { splitLine } from './split-line';

/** What a payer wants on the lines of concurrent therapies. */
export const concurrentOptions = z.strictObject({
  second: z
    ._default(modifierList, ['SH'])
    .check(
      z.describe('Modifiers that the second therapy of a day carries, in the order to write them.'),
    ),
  third: z
    ._default(modifierList, ['SJ'])
    .check(z.describe('Modifiers that the third and every later therapy of a day carries.')),
  counted: z
    ._default(z.array(z.enum(KINDS)), ['therapy-per-diem'])
    .check(z.describe('Kinds of per-diem codes that count as concurrent therapies.')),
  among: z
    ._default(z.enum(['all', 'category']), 'all')
    .check(
      z.describe(
        'all: every therapy of a day, on its per-diem line; category: therapies of one category, on the administration line or else the drug line.',
      ),
    ),
});
export type ConcurrentOptions = z.output<typeof concurrentOptions>;

/** What is wrong with the modifiers of a line. */
export interface ModifierFault {
  line: ServiceLine;
  runs: readonly PlaceRun[];
  /** The place by which the line is judged; undefined where its days need different modifiers. */
  place: Place | undefined;
  /** It carries a modifier of another place, instead of lacking its own alone. */
  wrong: boolean;
}

/** The lines of a claim that mark concurrent therapies, each with its place on each of its days. */
export function placedLines(
  claim: Claim,
  options: ConcurrentOptions,
  basis: 'administered' | 'access',
): PlacedLine[] {
  if (options.among === 'category') return byCategory(claim).placed;
  const counted = claim.lines.filter(
    (line) => line.kind !== undefined && options.counted.includes(line.kind),
  );
  const once = counted.filter((line) => !isBilledTwice(line, counted));
  const placed = placesOf(counted, basis);
  // A therapy billed twice may have been marked as two: then its modifiers are not at fault.
  return modifierFaults(placed, options).length === 0 ? placed : placesOf(once, basis);
}

function placesOf(counted: readonly ServiceLine[], basis: 'administered' | 'access'): PlacedLine[] {
  const therapies = therapiesOf(counted);
  const byDay = new Map<Day, string[]>();
  for (const { key, lines } of therapies)
    for (const day of new Set(lines.flatMap((line) => perDiemDays(line, basis))))
      addToList(byDay, day, key);
  return therapies
    .flatMap(({ key, lines }) =>
      lines.map((line) => ({
        line,
        runs: runsOfPlaces(line, perDiemDays(line, basis), (day) =>
          placeAmong(byDay.get(day), key),
        ),
      })),
    )
    .sort((a, b) => a.line.index - b.line.index);
}

/**
 * A general code beside a specific one of its family bills the same therapy once more, unless two
 * therapies are named: it is to go (exclusive-codes), and marks no therapy of its own.
 */
function isBilledTwice(line: ServiceLine, counted: readonly ServiceLine[]): boolean {
  const { info, therapyId } = line;
  if (!info?.general || info.family === undefined) return false;
  return counted.some(
    (other) =>
      other.info?.family === info.family &&
      !other.info?.general &&
      (therapyId === undefined || other.therapyId === undefined) &&
      sharedDays(line, other) !== undefined,
  );
}

/** The modifiers that a place requires, in the order to write them. */
export function requiredAt(place: Place, options: ConcurrentOptions): readonly string[] {
  return isUnmarked(place) ? [] : place === 'second' ? options.second : options.third;
}

/** The modifiers that tell a place: those that second and third do not share (59 tells none). */
function markers(options: ConcurrentOptions): string[] {
  const { second, third } = options;
  return [...second.filter((m) => !third.includes(m)), ...third.filter((m) => !second.includes(m))];
}

/** Modifiers of the line that belong to another place than the one required. */
export function strayModifiers(
  line: ServiceLine,
  place: Place,
  options: ConcurrentOptions,
): string[] {
  const required = requiredAt(place, options);
  return line.modifiers.filter((m) => markers(options).includes(m) && !required.includes(m));
}

/** Lines whose modifiers are not those of their place. Unreadable modifiers are not judged. */
export function modifierFaults(
  placed: readonly PlacedLine[],
  options: ConcurrentOptions,
): ModifierFault[] {
  return placed.flatMap(({ line, runs }): ModifierFault[] => {
    const [first, ...others] = runs;
    if (!first || line.modifiersUnreadable) return [];
    if (others.length > 0) return [{ line, runs, place: undefined, wrong: false }];
    const wrong = strayModifiers(line, first.place, options).length > 0;
    const lacks = requiredAt(first.place, options).some((m) => !line.modifiers.includes(m));
    return wrong || lacks ? [{ line, runs, place: first.place, wrong }] : [];
  });
}

/** The line's modifiers at a place: the required first, then all others that tell no place. */
export function modifiersAt(
  line: ServiceLine,
  place: Place,
  options: ConcurrentOptions,
): readonly string[] {
  const required = requiredAt(place, options);
  const kept = line.modifiers.filter((m) => !required.includes(m) && !markers(options).includes(m));
  return [...required, ...kept];
}

/** A claim line has room for four modifiers. */
const MOST_MODIFIERS = 4;

/** The edit that gives a line the modifiers of its place; undefined where they do not fit. */
export function modifierEdit(
  line: ServiceLine,
  place: Place,
  options: ConcurrentOptions,
): ModelEdit | undefined {
  const path = [...line.path, 'modifiers'];
  const value = modifiersAt(line, place, options);
  if (value.length > MOST_MODIFIERS) return undefined;
  return { op: 'set', path, value };
}

/** The edit that splits a line where its modifiers change; undefined where that cannot be told. */
export function splitByPlace(
  line: ServiceLine,
  runs: readonly PlaceRun[],
  options: ConcurrentOptions,
): ModelEdit | undefined {
  const split = splitLine(
    line,
    runs.map((run) => ({
      dates: run.dates,
      billedDays: run.days,
      edits: [{ op: 'set', path: ['modifiers'], value: modifiersAt(line, run.place, options) }],
    })),
  );
  return split?.even ? { op: 'split', line: line.index, parts: split.parts } : undefined;
}

/**
 * The edits that put every line of a claim right at once, splits where a line needs them. Lines
 * that cannot be mended by themselves are left as they are.
 */
export function concurrentModifierEdits(
  claim: Claim,
  options: ConcurrentOptions,
  basis: 'administered' | 'access',
): ModelEdit[] {
  return modifierFaults(placedLines(claim, options, basis), options).flatMap(
    ({ line, runs, place }) =>
      (place ? modifierEdit(line, place, options) : splitByPlace(line, runs, options)) ?? [],
  );
}
