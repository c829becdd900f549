import type { Dose } from '../../draft/doses';
import type { ServiceLine } from '../../facts/line';
import { daysGiven, hasDates, wholeUnitsOf } from './dose-arithmetic';

/**
 * The NDC quantity that follows from what a line bills: from the dose, of a JW line from what was
 * discarded. Undefined where the draft does not tell.
 */
export function ndcQuantityOf(line: ServiceLine, unit: string | undefined): number | undefined {
  if (line.isWaste) return wasteQuantityOf(line, unit);
  const { dose } = line;
  const vial = line.drug?.vial;
  if (unit === 'UN' && dose && vial && vial.base === dose.base && vial.inBase > 0)
    return overDays(line, wholeUnitsOf(dose, vial));
  return measured(line, dose, unit);
}

/** The same from the amount that a line says was discarded; parts of a container do not tell. */
export function wasteQuantityOf(line: ServiceLine, unit: string | undefined): number | undefined {
  return measured(line, line.drug?.wasted, unit);
}

/** Millilitres of an amount in ml, grams or milligrams of one in mg, international units of one in units. */
function measured(
  line: ServiceLine,
  amount: Dose | undefined,
  unit: string | undefined,
): number | undefined {
  if (!amount || unit === undefined) return undefined;
  const { base, inBase } = amount;
  switch (unit) {
    case 'ML':
      return base === 'ml' ? overDays(line, inBase) : undefined;
    case 'GR':
      return base === 'mg' ? overDays(line, inBase / 1000) : undefined;
    case 'ME':
      return base === 'mg' ? overDays(line, inBase) : undefined;
    case 'F2':
      return base === 'unit' ? overDays(line, inBase) : undefined;
    default:
      return undefined;
  }
}

function overDays(line: ServiceLine, perDay: number): number | undefined {
  if (perDay <= 0 || !hasDates(line)) return undefined;
  const { days } = daysGiven(line);
  return days === 0 ? undefined : Number((perDay * days).toPrecision(12));
}
