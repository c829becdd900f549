import type { Day } from '../../draft/days';
import type { Path } from '../../draft/spans';
import { covers, type Claim } from '../../facts/claim';
import type { ServiceLine } from '../../facts/line';
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

/**
 * What a claim bills beside a per diem on a day: a therapy or hydration drug; beside enteral
 * nutrition a formula, beside catheter care the drug of any therapy. Discarded drug does not count.
 */
export function drugOfDay(perDiem: ServiceLine, day: Day, claim: Claim): DrugOfDay {
  let isOther = false;
  const needs: Path[] = [];
  for (const line of claim.lines) {
    if (line.isWaste || line.isPerDiem || !isGivenOn(line, perDiem, day)) continue;
    const drug = isItsDrug(line, perDiem);
    if (drug === 'no') continue;
    const undated = line.dates ? [] : absentDates(line);
    const fields = [...(drug === 'yes' ? [] : drug), ...undated];
    if (!isOfTherapy(line, perDiem)) isOther ||= fields.length === 0;
    else if (fields.length > 0) needs.push(...fields);
    else return { is: 'own', needs: [] };
  }
  if (needs.length > 0) return { is: 'unknown', needs };
  return { is: isOther ? 'other' : 'none', needs: [] };
}

function isOfTherapy(line: ServiceLine, perDiem: ServiceLine): boolean {
  return perDiem.kind === 'catheter-care' || mayShareTherapy(line, perDiem);
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

const HOURS_A_DAY = 24;

/** The day lies on the line: within its dates, on a day of its schedule, or while it still runs. */
function isGivenOn(line: ServiceLine, perDiem: ServiceLine, day: Day): boolean {
  if (!line.dates) return absentDates(line).length > 0;
  const isSameTherapy = line.therapyId !== undefined && line.therapyId === perDiem.therapyId;
  if (isSameTherapy && covers(line, day)) return true;
  const given = administrationDaysOf(line) ?? coveredDays(line);
  const running = Math.max(1, Math.ceil((line.infusionHours ?? 0) / HOURS_A_DAY));
  return given.some((first) => first <= day && day < first + running);
}
