import { formatRange, lengthOf } from '../draft/days';
import { formatDose } from '../draft/doses';
import { administrationDaysOf } from '../facts/schedule';
import type { Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { billingUnitOf, doseArithmetic, explainDose } from '../rules/shared/dose-arithmetic';
import { wastePartners, wasteReadings } from '../rules/shared/waste';
import { describeField } from './describe-field';
import type { HoverContext } from './hover';
import { plural } from './words';

/** How the units of a line follow from dose, billing unit and days. Markdown. */
export function describeUnits({ line, claim, path }: HoverContext): string | undefined {
  const arithmetic =
    line && (line.isWaste ? ofWaste(line, claim) : (ofDose(line) ?? ofPerDiem(line)));
  return arithmetic ? `**units**\n\n${arithmetic}` : describeField(path);
}

function ofDose(line: ServiceLine): string | undefined {
  const arithmetic = doseArithmetic(line);
  if (!arithmetic) {
    const unit = billingUnitOf(line);
    return unit && `One unit of ${line.code ?? ''} is ${formatDose(unit)}.`;
  }
  const { byDose, days, scheduled } = arithmetic;
  const parts = [`${explainDose(arithmetic)}.`];
  if (byDose && byDose.perDay !== arithmetic.perDay)
    parts.push(
      `Dose by dose: ${byDose.doses} doses a day, ${plural(byDose.perDay, 'unit')} a day, ${plural(byDose.perDay * days, 'unit')} in all; both pass.`,
    );
  if (!scheduled)
    parts.push('No schedule tells the days of administration, so every day of the line counts.');
  return parts.join('\n\n');
}

function ofPerDiem(line: ServiceLine): string | undefined {
  if (!line.isPerDiem || !line.dates) return undefined;
  const all = lengthOf(line.dates);
  const range = `${formatRange(line.dates)} is ${plural(all, 'day')}`;
  const given = administrationDaysOf(line);
  const schedule = line.frequency ? ` by ${line.frequency.text}` : '';
  return given
    ? `A per diem counts days: ${range}, ${plural(given.length, 'day')} of administration${schedule}.`
    : `A per diem counts days: ${range}. No schedule tells the days of administration.`;
}

function ofWaste(line: ServiceLine, claim: Claim): string | undefined {
  const partner = wastePartners(line, claim)[0];
  const dose = partner?.dose ?? line.dose;
  const wasted = line.drug?.wasted ?? partner?.drug?.wasted;
  const unit = billingUnitOf(line);
  if (!dose || !wasted || !unit) return undefined;
  const [reading] = wasteReadings(line, dose, wasted);
  if (!reading) return undefined;
  return `Discarded: ⌈(${formatDose(dose)} + ${formatDose(wasted)}) ÷ ${formatDose(unit)}⌉ − ⌈${formatDose(dose)} ÷ ${formatDose(unit)}⌉ a day, ${plural(reading.waste, 'unit')} over the days of the line.`;
}
