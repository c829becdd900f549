import type { ServiceLine } from '../../facts/line';
import { daysGiven, hasDates, wholeUnitsOf } from './dose-arithmetic';

/**
 * The NDC quantity that follows from the dose of a line: millilitres of a dose in ml, grams or
 * milligrams of one in mg, international units of one in units, whole containers of a known content.
 * Undefined where the draft does not tell.
 */
export function ndcQuantityOf(line: ServiceLine, unit: string | undefined): number | undefined {
  const { dose } = line;
  if (!dose || unit === undefined || line.isWaste || dose.inBase <= 0 || !hasDates(line))
    return undefined;
  const { days } = daysGiven(line);
  const amount = (perDay: number) => Number((perDay * days).toPrecision(12));
  if (days === 0) return undefined;
  switch (unit) {
    case 'ML':
      return dose.base === 'ml' ? amount(dose.inBase) : undefined;
    case 'GR':
      return dose.base === 'mg' ? amount(dose.inBase / 1000) : undefined;
    case 'ME':
      return dose.base === 'mg' ? amount(dose.inBase) : undefined;
    case 'F2':
      return dose.base === 'unit' ? amount(dose.inBase) : undefined;
    case 'UN': {
      const vial = line.drug?.vial;
      const fits = vial && vial.base === dose.base && vial.inBase > 0;
      return fits ? amount(wholeUnitsOf(dose, vial)) : undefined;
    }
    default:
      return undefined;
  }
}
