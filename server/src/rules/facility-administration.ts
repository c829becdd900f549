import * as z from 'zod/mini';
import { codeSetOf } from '../codes/ranges';
import type { Kind } from '../codes/types';
import type { ServiceLine } from '../facts/line';
import { codeList, placeList } from '../policy/schema';
import { called, linesOfThatDay } from './shared/same-day';
import { defineRule, type Reporter, type RuleInput } from './rule';

/** What goes with an infusion; everything else that day is a service of its own. */
const GOES_WITH_IT: ReadonlySet<Kind> = new Set([
  'drug',
  'iv-solution',
  'nutrition',
  'nutrition-kit',
  'blood',
  'supply',
  'equipment',
  'equipment-service',
  'administration',
  'blood-administration',
  'professional-visit',
  'nursing',
]);

export const facilityAdministration = defineRule({
  id: 'facility-administration',
  title: "Administration in a facility is the facility's own",
  category: 'setting',
  severity: 'error',
  consequence: 'deny',
  options: z.strictObject({
    professional: z
      ._default(codeList, [])
      .check(
        z.describe('Codes that nobody may bill on a CMS-1500 with a facility as place of service.'),
      ),
    facilities: z
      ._default(placeList, [])
      .check(z.describe('Places of service that count as facilities.')),
    incidental: z
      ._default(codeList, [])
      .check(z.describe('Codes that on a UB-04 are part of the main service of the day.')),
  }),
  docs: {
    what: 'An injection or infusion code stands on a CMS-1500 with a facility place of service, or on a UB-04 on a day that has another service.',
    why: "In a facility its own staff gives the drug, and the facility's payment covers that. On a UB-04 the administration is paid apart only where it is the reason for the visit.",
    todo: 'On a CMS-1500 correct the place, or leave the administration to the facility. On a UB-04 bill it where the infusion is what the visit was for.',
  },
  check(input, options, report) {
    if (input.claim.form === 'cms1500') byProfessional(input, options, report);
    else besideMainService(input, options, report);
  },
});

function byProfessional(
  { lines }: RuleInput,
  { professional, facilities }: { professional: string[]; facilities: string[] },
  report: Reporter,
): void {
  const codes = codeSetOf(professional);
  for (const line of lines) {
    if (line.code === undefined || !codes.has(line.code)) continue;
    if (line.place === undefined) report.notChecked(line.path, [['place_of_service']]);
    else if (facilities.includes(line.place))
      report({
        at: line.path,
        message: 'professional',
        what: `${line.code} stands on a CMS-1500 with the facility place of service ${line.place}.`,
        todo: 'Correct the place, or remove the line: the facility is paid for giving the drug.',
      });
  }
}

function besideMainService(
  { claim, lines }: RuleInput,
  { incidental }: { incidental: string[] },
  report: Reporter,
): void {
  const codes = codeSetOf(incidental);
  for (const line of lines) {
    if (line.code === undefined || !codes.has(line.code)) continue;
    const main = linesOfThatDay(line, claim).find(isServiceOfItsOwn);
    if (!main) continue;
    report({
      at: line.path,
      message: 'incidental',
      severity: 'warning',
      what: `${line.code} stands on a UB-04 beside ${called(main)} of the same day.`,
      todo: 'Bill it only if the injection or infusion was the reason for the visit.',
      related: [{ path: main.path, message: 'The service of that day.' }],
    });
  }
}

/** Numbers that the tables do not hold count when they are CPT: those are services. */
function isServiceOfItsOwn(line: ServiceLine): boolean {
  if (line.isDrugLine || line.code === undefined) return false;
  return line.kind === undefined ? /^\d{5}$/.test(line.code) : !GOES_WITH_IT.has(line.kind);
}
