import * as z from 'zod/mini';
import { codeSetOf } from '../codes/ranges';
import type { Path } from '../draft/spans';
import type { Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { codeList } from '../policy/schema';
import { defineRule } from './rule';
import { mayShareTherapy } from './shared/drug-lines';
import { linesOfThatDay } from './shared/same-day';

const options = z.strictObject({
  codes: z._default(codeList, ['96360']).check(z.describe('Codes that need so long an infusion.')),
  least: z._default(z.number(), 31).check(z.describe('Minutes from which the code may be billed.')),
});

/** Hydration too short for its code. */
export const infusionMinutes = defineRule({
  id: 'infusion-minutes',
  title: 'Length of a hydration infusion',
  category: 'visit',
  severity: 'error',
  consequence: 'deny',
  needsGoodCode: true,
  docs: {
    what: 'Hydration (96360) with an infusion of less than 31 minutes.',
    why: 'The code begins at 31 minutes; a shorter infusion of fluid is not billed.',
    todo: 'Remove the line, or correct the length of the infusion.',
  },
  options,
  check({ lines, claim }, opts, report) {
    const codes = codeSetOf(opts.codes);
    for (const line of lines) {
      if (!codes.has(line.code ?? '')) continue;
      const fluids = fluidsOf(line, claim);
      const minutes = minutesOf(line, fluids);
      if (minutes === undefined) report.notChecked(line.path, [durationPath(fluids[0] ?? line)]);
      else if (minutes < opts.least)
        report({
          at: [...line.path, 'code'],
          message: 'too-short',
          what: `${line.code ?? ''} is billed for an infusion of ${String(minutes)} minutes; it begins at ${String(opts.least)}.`,
          todo: 'Remove the line, or correct the length of the infusion.',
        });
    }
  },
});

const durationPath = (line: ServiceLine): Path => [...line.path, 'drug', 'duration'];

/** The fluids of the day that the hydration may have given. */
function fluidsOf(line: ServiceLine, claim: Claim): ServiceLine[] {
  return linesOfThatDay(line, claim).filter(
    (other) =>
      mayShareTherapy(line, other) &&
      (other.purpose === 'hydration' ||
        (other.kind === 'iv-solution' && other.purpose !== 'flush')),
  );
}

/**
 * Minutes of the infusion: the length of the line's own drug, else of the fluids together, else of
 * the therapy's infusion, else of the visit, which is no shorter.
 */
function minutesOf(line: ServiceLine, fluids: readonly ServiceLine[]): number | undefined {
  const own = line.drug?.duration;
  const ofFluids = fluids.map((fluid) => fluid.drug?.duration);
  const together =
    fluids.length > 0 && ofFluids.every((hours) => hours !== undefined)
      ? ofFluids.reduce((sum, hours) => sum + hours, 0)
      : undefined;
  const hours = own ?? together ?? line.therapy?.fields.infusion_hours;
  return hours === undefined ? line.visit?.minutes : Math.round(hours * 6000) / 100;
}
