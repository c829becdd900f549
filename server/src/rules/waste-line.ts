import * as z from 'zod/mini';
import { formatDose } from '../draft/doses';
import type { Fix } from '../draft/edits';
import type { Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { defineRule, type Reporter } from './rule';
import { countOf } from './shared/day-runs';
import { billingUnitOf } from './shared/dose-arithmetic';
import { removeLine } from './shared/line-fixes';
import { readingOf, wastePartners, wasteReadings } from './shared/waste';
import { splitOffWaste } from './shared/waste-split';

interface Options {
  single_dose_only: boolean;
}

export const wasteLine = defineRule({
  id: 'waste-line',
  title: 'Discarded drug stands on a JW line of its own',
  category: 'drug',
  severity: 'error',
  consequence: 'deny',
  needsGoodCode: true,
  options: z.strictObject({
    single_dose_only: z
      ._default(z.boolean(), false)
      .check(z.describe('The payer takes no JW line for drug of a multiple-dose container.')),
  }),
  docs: {
    what: 'Drug was discarded and has no JW line; a JW line has no line of the dose given, comes from a container for several doses, bills what the unit of the dose covers already, or has other units than what was discarded.',
    why: 'Payers pay for what is left of a single-dose container, but only apart from the dose, in units of the code, and never more than was opened.',
    todo: 'JW units are what was opened less what was given, each rounded up to whole units. Zero means that no JW line is due.',
  },
  check({ claim, lines }, options: Options, report) {
    for (const line of lines) {
      if (!line.isDrugLine || line.modifiersUnreadable || !line.dates) continue;
      if (line.isWaste) judgeWaste(line, claim, options, report);
      else judgeDose(line, claim, options, report);
    }
  },
});

/** A line of the dose that states an amount discarded needs a JW line beside it. */
function judgeDose(line: ServiceLine, claim: Claim, options: Options, report: Reporter): void {
  const wasted = line.drug?.wasted;
  if (!wasted || wasted.inBase <= 0 || wastePartners(line, claim).length > 0) return;
  if (options.single_dose_only && line.drug?.container === 'multi-dose') return;
  const unit = billingUnitOf(line);
  if (!unit) return;
  const { dose } = line;
  if (!dose || dose.base !== unit.base)
    return report.notChecked(line.path, [[...line.path, 'drug', 'dose']]);
  const units = readingOf(wasteReadings(line, dose, wasted), line.units);
  if (!units) return report.notChecked(line.path, [[...line.path, 'drug', 'wasted']]);
  if (units.waste <= 0) return;
  report({
    at: [...line.path, 'drug', 'wasted'],
    message: 'own-line',
    consequence: 'modifier',
    what: `${formatDose(wasted)} a day of ${line.code} were discarded, and no line with JW bills them.`,
    todo: `Bill the dose with ${countOf(units.dose, 'unit')} and, on a line of its own with JW, ${countOf(units.waste, 'unit')}.`,
    fixes: splitFix(line, units, 'safe'),
  });
}

function judgeWaste(line: ServiceLine, claim: Claim, options: Options, report: Reporter): void {
  const partners = wastePartners(line, claim);
  const [partner] = partners;
  if (!partner) return noPartner(line, report);
  if (options.single_dose_only) {
    const containers = [line, ...partners].flatMap((l) => l.drug?.container ?? []);
    if (containers.includes('multi-dose')) return multiDose(line, report);
    if (containers.length === 0)
      report.notChecked(line.path, [[...line.path, 'drug', 'container']]);
  }
  judgeAmount(line, partners, report);
}

function judgeAmount(line: ServiceLine, partners: readonly ServiceLine[], report: Reporter): void {
  const unit = billingUnitOf(line);
  const [partner] = partners;
  if (!unit || !partner) return;
  const wasted = line.drug?.wasted ?? partners.find((p) => p.drug?.wasted)?.drug?.wasted;
  if (!wasted || wasted.base !== unit.base)
    return report.notChecked(line.path, [[...line.path, 'drug', 'wasted']]);
  const given = partners.filter((p) => p.dose?.base === unit.base);
  const readings = given.flatMap((p) => {
    if (!p.dose) return [];
    const scheduled = {
      ...line,
      therapy: line.therapy ?? p.therapy,
      frequency: line.frequency ?? p.frequency,
    };
    return readingOf(wasteReadings(scheduled, p.dose, wasted), p.units) ?? [];
  });
  const [first] = readings;
  if (!first) return report.notChecked(line.path, [[...partner.path, 'drug', 'dose']]);
  if (readings.some((r) => r.waste > 0 && r.waste === line.units)) return;
  const related = [{ path: partner.path, message: 'The line of the dose given' }];
  if (first.waste <= 0)
    return report({
      at: line.path,
      message: 'covered',
      what: `The units of the dose of ${line.code} cover the ${formatDose(wasted)} discarded a day already.`,
      todo: 'Remove the JW line.',
      related,
      fixes: [removeLine(line)],
    });
  if (line.units === undefined) return;
  const at = [...line.path, 'units'];
  report({
    at,
    message: 'units',
    what: `The JW line bills ${countOf(line.units, 'unit')}; ${formatDose(wasted)} of ${line.code} discarded a day are ${countOf(first.waste, 'unit')} beyond the dose.`,
    todo: `Bill ${countOf(first.waste, 'unit')}.`,
    related,
    fixes: [
      {
        title: `Set units to ${first.waste}`,
        kind: 'safe',
        edits: [{ op: 'set', path: at, value: first.waste }],
      },
    ],
  });
}

function noPartner(line: ServiceLine, report: Reporter): void {
  const { dose } = line;
  const wasted = line.drug?.wasted;
  const units =
    dose && wasted ? readingOf(wasteReadings(line, dose, wasted), line.units) : undefined;
  report({
    at: line.path,
    message: 'no-partner',
    what: `JW bills ${line.code} as discarded, but no line bills ${line.code} as given on these days.`,
    todo: 'Add the line of the dose given, or remove this one.',
    fixes: [...(units && units.waste > 0 ? splitFix(line, units, 'choice') : []), removeLine(line)],
  });
}

function multiDose(line: ServiceLine, report: Reporter): void {
  report({
    at: line.path,
    message: 'multi-dose',
    what: `JW bills ${line.code} as discarded, and its container is one for several doses.`,
    todo: 'Remove the JW line, or correct the container.',
    fixes: [removeLine(line)],
  });
}

function splitFix(
  line: ServiceLine,
  units: { dose: number; waste: number },
  kind: Fix['kind'],
): Fix[] {
  const split = splitOffWaste(line, units);
  if (!split) return [];
  return [
    { title: `Split off a JW line of ${countOf(units.waste, 'unit')}`, kind, edits: [split] },
  ];
}
