import type { Day } from '../../draft/days';
import type { Path } from '../../draft/spans';
import { covers, type Claim } from '../../facts/claim';
import type { ServiceLine } from '../../facts/line';
import { LONGEST_RANGE } from '../../draft/limits';
import { administrationDaysOf, coveredDays } from '../../facts/schedule';
import { absentDates } from './absent-dates';
import { billsDrug, mayShareTherapy } from './drug-lines';

/** Whether a claim bills a drug for a per diem on a day. */
export interface DrugOfDay {
  /** own: of this therapy, or of none that is named; other: of other therapies only. */
  is: 'own' | 'other' | 'unknown' | 'none';
  /** The fields that would tell, where it is unknown. */
  needs: readonly Path[];
}

/** A line that may bill the drug of a per diem. */
interface Candidate {
  isOwn: boolean;
  /** Fields without which nobody can tell whether it does. */
  needs: readonly Path[];
  isGivenOn: (day: Day) => boolean;
}

/**
 * What a claim bills beside a per diem, day by day: a therapy or hydration drug; beside enteral
 * nutrition a formula, beside catheter care the drug of any therapy. Discarded drug does not count.
 */
export function drugsBeside(perDiem: ServiceLine, claim: Claim): (day: Day) => DrugOfDay {
  const candidates = claim.lines.flatMap((line) => candidate(line, perDiem) ?? []);
  return (day) => {
    const given = candidates.filter((c) => c.isGivenOn(day));
    const own = given.filter((c) => c.isOwn);
    if (own.some((c) => c.needs.length === 0)) return { is: 'own', needs: [] };
    if (own.length > 0) return { is: 'unknown', needs: own.flatMap((c) => c.needs) };
    return { is: given.some((c) => c.needs.length === 0) ? 'other' : 'none', needs: [] };
  };
}

function candidate(line: ServiceLine, perDiem: ServiceLine): Candidate | undefined {
  if (line.isWaste || line.isPerDiem) return undefined;
  const drug = isItsDrug(line, perDiem);
  if (drug === 'no') return undefined;
  return {
    isOwn: perDiem.kind === 'catheter-care' || mayShareTherapy(line, perDiem),
    needs: [...(drug === 'yes' ? [] : drug), ...missingDates(line)],
    isGivenOn: daysGiven(line, perDiem),
  };
}

/** A drug for treatment or hydration; the fields that would tell where they are absent. */
function isItsDrug(line: ServiceLine, perDiem: ServiceLine): 'yes' | 'no' | Path[] {
  if (line.code === undefined && !line.drug) return [[...line.path, 'code']];
  if (!billsDrug(line)) return 'no';
  if (perDiem.kind === 'enteral-per-diem' && !isFormula(line, perDiem)) return 'no';
  if (line.purpose === undefined) return [[...line.path, 'drug', 'purpose']];
  return line.purpose === 'therapy' || line.purpose === 'hydration' ? 'yes' : 'no';
}

function isFormula(line: ServiceLine, perDiem: ServiceLine): boolean {
  if (perDiem.therapyId !== undefined && line.therapyId === perDiem.therapyId) return true;
  return line.info?.category === 'enteral';
}

/** Dates that are absent, or stand the wrong way round. */
function missingDates(line: ServiceLine): Path[] {
  if (line.dates) return [];
  const absent = absentDates(line);
  return absent.length > 0 ? absent : [[...line.path, 'through']];
}

const HOURS_A_DAY = 24;

/** The days of a line: those of its schedule, while an infusion runs on, all within its therapy. */
function daysGiven(line: ServiceLine, perDiem: ServiceLine): (day: Day) => boolean {
  if (!line.dates) return () => true;
  const hours = line.infusionHours ?? 0;
  const running = Math.min(LONGEST_RANGE, Math.max(1, Math.ceil(hours / HOURS_A_DAY)));
  const days = new Set<Day>();
  let next = -Infinity;
  for (const first of administrationDaysOf(line) ?? coveredDays(line))
    for (next = Math.max(first, next); next < first + running; next++) days.add(next);
  const isSameTherapy = line.therapyId !== undefined && line.therapyId === perDiem.therapyId;
  return (day) => days.has(day) || (isSameTherapy && covers(line, day));
}
