import * as z from 'zod/mini';
import { formatRange } from '../draft/days';
import { defineRule, type Reporter } from './rule';
import type { Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import {
  acceptsUnits,
  billingUnitOf,
  doseArithmetic,
  explainDose,
  type DoseArithmetic,
} from './shared/dose-arithmetic';
import { countOf } from './shared/day-runs';
import { wastePartners, wasteReadings } from './shared/waste';

export const doseUnits = defineRule({
  id: 'dose-units',
  title: 'Units of a drug follow from its dose',
  category: 'drug',
  severity: 'error',
  consequence: 'deny',
  needsGoodCode: true,
  options: z.strictObject({}),
  docs: {
    what: 'The units of a drug line are not the dose of a day divided by the amount that one unit of the code stands for, rounded up, times the days on which the drug is given.',
    why: 'Payers pay by the unit of the code, not by milligrams or vials: wrong units are paid wrongly, denied or asked back.',
    todo: 'Set the units that the message works out, or correct the dose or the frequency. Several doses a day may also be rounded up one by one.',
  },
  check({ claim, lines }, _options, report) {
    for (const line of lines)
      if (line.isDrugLine && !line.isWaste && line.units !== undefined) judge(line, claim, report);
  },
});

function judge(line: ServiceLine, claim: Claim, report: Reporter): void {
  if (!billingUnitOf(line) || !line.dates) return;
  const arithmetic = doseArithmetic(line);
  if (!arithmetic) return report.notChecked(line.path, [[...line.path, 'drug', 'dose']]);
  if (line.unreadableSchedule && line.dates.from !== line.dates.through)
    return report.notChecked(line.path, [line.unreadableSchedule]);
  if (line.units === undefined || acceptsUnits(arithmetic, line.units)) return;
  if (holdsWaste(line, line.units, claim)) return;
  const at = [...line.path, 'units'];
  if (arithmetic.days === 0)
    return report({
      at,
      message: 'units',
      what: `By the plan of care the drug of ${line.code} is not given from ${formatRange(line.dates)}, yet the line bills ${countOf(line.units, 'unit')}.`,
      todo: 'Correct the dates of the line or the frequency and start of the therapy.',
    });
  report({
    at,
    message: 'units',
    what: `${line.code} bills ${countOf(line.units, 'unit')}; ${explainDose(arithmetic)}${doseByDose(arithmetic)}.`,
    todo: `Bill ${arithmetic.units}, or correct the dose.`,
    fixes: [
      {
        title: `Set units to ${arithmetic.units}`,
        kind: 'safe',
        edits: [{ op: 'set', path: at, value: arithmetic.units }],
      },
    ],
  });
}

/**
 * The units are those of dose and waste together, and no JW line bills the waste: whether it needs
 * one is for `waste-line` to say.
 */
function holdsWaste(line: ServiceLine, units: number, claim: Claim): boolean {
  const { dose, drug } = line;
  if (!dose || !drug?.wasted || drug.container === 'multi-dose') return false;
  if (wastePartners(line, claim).length > 0) return false;
  return wasteReadings(line, dose, drug.wasted).some((r) => units === r.dose + r.waste);
}

function doseByDose({ byDose, days, units }: DoseArithmetic): string {
  if (!byDose || byDose.perDay * days === units) return '';
  return ` (or ${byDose.perDay * days}, each of ${byDose.doses} doses a day rounded up)`;
}
