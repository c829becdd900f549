import { doseOf, formatDose, formatNumber, type Dose } from '../../draft/doses';
import { lengthOf, type DayRange } from '../../draft/days';
import { dosesPerDay } from '../../draft/frequency';
import { administrationDaysOf } from '../../facts/schedule';
import type { ServiceLine } from '../../facts/line';
import { countOf } from './day-runs';
import { wholeUnits } from './whole-units';

/** How the units of a drug line follow from its dose. */
export interface DoseArithmetic {
  dose: Dose;
  /** What one billed unit stands for. */
  unit: Dose;
  /** Days of the line on which the drug is given. */
  days: number;
  /** The plan of care told the days; else every day of the line counts. */
  scheduled: boolean;
  /** ⌈dose ÷ unit⌉. */
  perDay: number;
  /** Where the day's dose is given in several, units of each rounded up by itself, a day. */
  byDose: { doses: number; perDay: number } | undefined;
  /** Units of the line: `perDay` × `days`. */
  units: number;
}

/** What one billed unit of the line's code stands for; undefined where it is no amount of drug. */
export function billingUnitOf(line: ServiceLine): Dose | undefined {
  const unit = line.info?.unit;
  return !unit || unit.unit === 'each' ? undefined : doseOf(unit.amount, unit.unit);
}

/** The days of the line on which the drug is given; every day where no schedule tells. */
export function daysGiven(line: ServiceLine & { dates: DayRange }): {
  days: number;
  scheduled: boolean;
} {
  const given = administrationDaysOf(line);
  return given
    ? { days: given.length, scheduled: true }
    : { days: lengthOf(line.dates), scheduled: false };
}

export function hasDates(line: ServiceLine): line is ServiceLine & { dates: DayRange } {
  return line.dates !== undefined;
}

/**
 * The arithmetic of a drug line. Undefined where the code bills by something else than an amount,
 * the dates cannot be read or the dose is absent or of another kind than the unit (ml against mg).
 */
export function doseArithmetic(line: ServiceLine): DoseArithmetic | undefined {
  const unit = billingUnitOf(line);
  const { dose } = line;
  if (!unit || !dose || dose.base !== unit.base || !hasDates(line)) return undefined;
  const { days, scheduled } = daysGiven(line);
  const perDay = wholeUnitsOf(dose, unit);
  const doses = dosesPerDay(line.frequency) ?? 1;
  const byDose = doses > 1 ? { doses, perDay: doses * wholeUnitsOf(dose, unit, doses) } : undefined;
  return { dose, unit, days, scheduled, perDay, byDose, units: perDay * days };
}

/** ⌈dose ÷ parts ÷ unit⌉, both in the same base. */
export function wholeUnitsOf(dose: Dose, unit: Dose, parts = 1): number {
  return wholeUnits(dose.inBase, unit.inBase, parts);
}

/** The line's units agree with its dose, by the day or dose by dose. */
export function acceptsUnits(arithmetic: DoseArithmetic, units: number): boolean {
  const { days, byDose } = arithmetic;
  return units === arithmetic.units || (byDose !== undefined && units === byDose.perDay * days);
}

/** `2000 mg a day ÷ 500 mg a unit = 4 units a day, × 7 days = 28`. */
export function explainDose({ dose, unit, days, perDay, units }: DoseArithmetic): string {
  const aDay = `${formatDose(dose)} a day ÷ ${formatDose(unit)} a unit = ${countOf(perDay, 'unit')} a day`;
  return days === 1 ? aDay : `${aDay}, × ${days} days = ${formatNumber(units)}`;
}
