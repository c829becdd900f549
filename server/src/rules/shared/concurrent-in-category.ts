import type { Kind } from '../../codes/types';
import type { Day } from '../../draft/days';
import type { Path } from '../../draft/spans';
import { covers, type Claim } from '../../facts/claim';
import type { ServiceLine } from '../../facts/line';
import { coveredDays } from '../../facts/schedule';
import { addToList } from './add-to-list';
import { isAskedForDrugData } from './drug-lines';
import { placeAmong, runsOfPlaces, type PlacedLine } from './concurrent-places';
import { inOrder, type BilledTherapy } from './per-diem-therapies';

/** A line that cannot be placed for want of a therapy or its category. */
export interface UnplacedLine {
  line: ServiceLine;
  needs: readonly Path[];
}

const ADMINISTRATION: ReadonlySet<Kind> = new Set([
  'administration',
  'professional-visit',
  'nursing',
]);
const isAdministration = (line: ServiceLine): boolean =>
  line.kind !== undefined && ADMINISTRATION.has(line.kind);

/** A drug that treats; formula, and what keeps a line open or goes along with a drug, is none. */
const isTherapyDrug = (line: ServiceLine): boolean =>
  isAskedForDrugData(line) &&
  !line.isWaste &&
  !isAdministration(line) &&
  (line.purpose === 'therapy' || line.purpose === 'hydration');

/**
 * Concurrent therapies of one therapeutic category where no per diem is paid. A later therapy is
 * marked on its administration line of the day, else on its drug line; on the first and only one no
 * line is marked.
 */
export function byCategory(claim: Claim): { placed: PlacedLine[]; unplaced: UnplacedLine[] } {
  const lines = claim.lines.filter(
    (line) => line.dates && (isTherapyDrug(line) || (isAdministration(line) && line.therapyId)),
  );
  const therapies = therapiesOfDrugs(lines);
  const byDay = new Map<Day, BilledTherapy[]>();
  for (const therapy of therapies)
    for (const day of new Set(therapy.lines.flatMap(coveredDays))) addToList(byDay, day, therapy);

  const carrierOf = (therapy: BilledTherapy, day: Day): ServiceLine | undefined => {
    const ofDay = therapy.lines.filter((line) => covers(line, day));
    return ofDay.find(isAdministration) ?? ofDay[0];
  };
  const placeOf = (therapy: BilledTherapy, day: Day) =>
    placeAmong(
      (byDay.get(day) ?? []).filter((t) => categoryOf(t) === categoryOf(therapy)).map((t) => t.key),
      therapy.key,
    );

  const placed: PlacedLine[] = [];
  const unplaced: UnplacedLine[] = [];
  for (const therapy of therapies)
    for (const line of therapy.lines) {
      const days = coveredDays(line);
      const rivals = days.flatMap((day) =>
        (byDay.get(day) ?? []).filter((other) => other !== therapy),
      );
      const needs = missingFor(therapy, rivals);
      const later = rivals.some((other) => inOrder(other, therapy) < 0);
      if (needs.length > 0) {
        if (later && days.some((day) => carrierOf(therapy, day) === line))
          unplaced.push({ line, needs });
        continue;
      }
      // Beside its carrier, a line of a later therapy is free to carry the modifier or not.
      const isFree = days.every((day) => {
        const place = placeOf(therapy, day);
        return (place === 'second' || place === 'third') && carrierOf(therapy, day) !== line;
      });
      if (!isFree)
        placed.push({ line, runs: runsOfPlaces(line, days, (day) => placeOf(therapy, day)) });
    }
  return { placed: placed.sort((a, b) => a.line.index - b.line.index), unplaced };
}

/** Named therapies; drug lines that name none are one each by their code. */
function therapiesOfDrugs(lines: readonly ServiceLine[]): BilledTherapy[] {
  const byKey = new Map<string, BilledTherapy>();
  for (const line of lines) {
    const key = line.therapyId === undefined ? `code ${line.code}` : `therapy ${line.therapyId}`;
    const therapy = byKey.get(key) ?? { key, rank: line.therapy?.fields.rank, lines: [] };
    therapy.lines.push(line);
    byKey.set(key, therapy);
  }
  return [...byKey.values()].sort(inOrder);
}

const categoryOf = (therapy: BilledTherapy) => therapy.lines[0]?.category;

/** What would tell whether a therapy and those of its days are of one category. */
function missingFor(therapy: BilledTherapy, rivals: readonly BilledTherapy[]): Path[] {
  if (rivals.length === 0) return [];
  return [...new Set([therapy, ...rivals])].flatMap((t): Path[] => {
    const [line] = t.lines;
    if (!line || line.category !== undefined) return [];
    return [line.therapy ? [...line.therapy.path, 'category'] : [...line.path, 'therapy']];
  });
}
