import * as z from 'zod/mini';
import { PURPOSES } from '../draft/listed-values';
import type { Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { defineRule } from './rule';
import { billsDrug, mayShareTherapy } from './shared/drug-lines';
import { removeLine } from './shared/line-fixes';
import { called, linesOfThatDay } from './shared/same-day';

const GIVEN: Partial<Record<string, string>> = {
  premedication: 'before another drug',
  'side-effect': 'against the side effects of another drug',
};

const options = z.strictObject({
  purposes: z
    ._default(z.array(z.enum(PURPOSES)), ['premedication', 'side-effect'])
    .check(z.describe('Purposes of drugs that have no per diem of their own.')),
});

/** A per diem whose drug only prevents or treats side effects of another one. */
export const secondaryDrugPerDiem = defineRule({
  id: 'secondary-drug-per-diem',
  title: 'Per diem for a premedication',
  category: 'payment',
  severity: 'error',
  consequence: 'deny',
  docs: {
    what: 'A per diem billed for a drug that is given as premedication or against side effects.',
    why: 'A per diem is paid for the primary drug only; the other drug is billed by its own code alone.',
    todo: 'Remove the per diem and keep the drug line.',
  },
  options,
  check({ lines, claim }, { purposes }, report) {
    const isSecondary = (line: ServiceLine) => purposes.some((p) => p === line.purpose);
    for (const line of lines) {
      if (!line.isPerDiem) continue;
      const drugs = drugsOf(line, claim);
      const first = isSecondary(line) ? line : drugs[0];
      if (!first || !(isSecondary(line) || drugs.every(isSecondary))) continue;
      report({
        at: line.path,
        message: 'secondary-drug',
        what: `${line.code ?? 'This per diem'} is billed for ${nameOfDrug(first, line)}, which is given ${GIVEN[first.purpose ?? ''] ?? `as ${first.purpose ?? ''}`}.`,
        todo: 'Remove the per diem; the drug line may stay.',
        related:
          first === line
            ? []
            : [{ path: [...first.path, 'code'], message: 'The drug that it is billed for.' }],
        fixes: [removeLine(line)],
      });
    }
  },
});

/** The drug of a drug line; of the per diem's own line, the one of its therapy. */
function nameOfDrug(line: ServiceLine, perDiem: ServiceLine): string {
  if (line !== perDiem) return line.drugName ?? called(line);
  return line.drug?.name ?? line.therapy?.fields.drug ?? 'a drug';
}

/** The drugs of that day that the per diem is billed for: of its therapy, else of its category. */
function drugsOf(perDiem: ServiceLine, claim: Claim): ServiceLine[] {
  return linesOfThatDay(perDiem, claim).filter((line) => {
    if (!billsDrug(line) || line.isWaste || !mayShareTherapy(perDiem, line)) return false;
    if (perDiem.therapyId !== undefined && perDiem.therapyId === line.therapyId) return true;
    return line.info?.category !== undefined && line.info.category === perDiem.info?.category;
  });
}
