import type { Dose } from '../../draft/doses';
import type { Claim } from '../../facts/claim';
import { sharedDays } from '../../facts/claim';
import type { ServiceLine } from '../../facts/line';
import { billingUnitOf, daysGiven, hasDates, wholeUnitsOf } from './dose-arithmetic';
import { dosesPerDay } from '../../draft/frequency';
import { mayShareTherapy } from './drug-lines';
import { exactSum } from './whole-units';

/** Units of the dose and of what was discarded, of a whole line. */
export interface WasteUnits {
  dose: number;
  waste: number;
}

/** The lines of the other kind for the same drug: of a JW line what was given, of a dose line its JW lines. */
export function wastePartners(line: ServiceLine, claim: Claim): ServiceLine[] {
  return claim.lines.filter(
    (other) =>
      other !== line &&
      other.isWaste !== line.isWaste &&
      other.code === line.code &&
      mayShareTherapy(line, other) &&
      sharedDays(line, other) !== undefined,
  );
}

/**
 * Units of dose and waste over the days of a line: by the day's dose, and where it is given in
 * several doses also dose by dose. Empty where code, dates or kinds of amount do not tell.
 */
export function wasteReadings(line: ServiceLine, dose: Dose, wasted: Dose): WasteUnits[] {
  const unit = billingUnitOf(line);
  if (!unit || dose.base !== unit.base || wasted.base !== unit.base || !hasDates(line)) return [];
  const { days } = daysGiven(line);
  const whole: Dose = { ...dose, inBase: exactSum(dose.inBase, wasted.inBase) };
  const reading = (parts: number): WasteUnits => {
    const given = parts * wholeUnitsOf(dose, unit, parts);
    const opened = parts * wholeUnitsOf(whole, unit, parts);
    return { dose: given * days, waste: (opened - given) * days };
  };
  const doses = dosesPerDay(line.frequency) ?? 1;
  return doses > 1 ? [reading(1), reading(doses)] : [reading(1)];
}

/** The first reading that the units of the dose line follow, with or without the waste; else by the day. */
export function readingOf(
  readings: readonly WasteUnits[],
  units: number | undefined,
): WasteUnits | undefined {
  const follows = ({ dose, waste }: WasteUnits) => units === dose || units === dose + waste;
  return readings.find(follows) ?? readings[0];
}
