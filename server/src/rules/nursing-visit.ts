import * as z from 'zod/mini';
import type { Fix } from '../draft/edits';
import type { Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { defineRule, type Reporter } from './rule';
import { removeLine } from './shared/line-fixes';
import {
  explains,
  FIRST_HOURS,
  FURTHER_HOUR,
  furtherHours,
  isShort,
  minutesOfVisit,
  sameVisit,
  visitsOf,
} from './shared/nursing-visits';

const PERSONS = ['rn', 'lpn', 'np', 'pa', 'physician', 'pharmacist', 'caregiver', 'self'] as const;

const options = z.strictObject({
  check: z
    .enum(['administered-by', 'hours', 'rounding'])
    .check(
      z.describe(
        'What is looked at: who came (administered-by), hours that no rounding explains (hours), or hours rounded in another way than a part over 30 minutes (rounding).',
      ),
    ),
  not_by: z
    ._default(z.array(z.enum(PERSONS)), ['caregiver', 'self'])
    .check(z.describe('With administered-by: who cannot make a nursing visit.')),
});

/** Home infusion nursing visits: who came, and the hours beyond the first two. */
export const nursingVisit = defineRule({
  id: 'nursing-visit',
  title: 'Home infusion nursing visit',
  category: 'visit',
  severity: 'error',
  consequence: 'deny',
  needsGoodCode: true,
  docs: {
    what: 'A nursing visit (99601, 99602) by somebody who is no nurse, further hours that the length of the visit does not bear out, or a further hour on a visit of two hours or less.',
    why: '99601 pays a visit of up to two hours and 99602 each hour beyond; a visit needs a qualified professional.',
    todo: 'Bill 99602 once for each hour beyond two; a part of an hour counts when it is over 30 minutes.',
  },
  options,
  check({ lines, claim }, { check, not_by }, report) {
    for (const line of lines) {
      if (line.code !== FIRST_HOURS && line.code !== FURTHER_HOUR) continue;
      if (check === 'administered-by') administeredBy(line, claim, not_by, report);
      else if (line.code === FURTHER_HOUR) hours(line, claim, check, report);
    }
  },
});

function administeredBy(
  line: ServiceLine,
  claim: Claim,
  notBy: readonly string[],
  report: Reporter,
): void {
  const at = [...line.path, 'visit', 'by'];
  const by = line.visit?.by;
  if (by === undefined) {
    const told = sameVisit(line, claim).some((other) => other.visit?.by !== undefined);
    if (!told) report.notChecked(line.path, [at]);
    return;
  }
  if (!notBy.includes(by)) return;
  report({
    at,
    message: 'not-qualified',
    what: `${line.code ?? ''} is billed for a visit in which ${by === 'self' ? 'the member' : `a ${by}`} gives the drug.`,
    todo: 'Bill it only for the visit of a nurse or another qualified professional.',
  });
}

/** What is wrong with the units of a line of further hours, and how to mend it. */
function hours(
  line: ServiceLine,
  claim: Claim,
  check: 'hours' | 'rounding',
  report: Reporter,
): void {
  const minutes = minutesOfVisit(line, claim);
  if (minutes === undefined) {
    report.notChecked(line.path, [[...line.path, 'visit', 'minutes']]);
    return;
  }
  const length = `${String(minutes)} minutes`;
  if (isShort(minutes)) {
    if (check !== 'hours') return;
    report({
      at: line.path,
      message: 'short-visit',
      what: `${FURTHER_HOUR} is billed for a visit of ${length}, which ${FIRST_HOURS} covers.`,
      todo: 'Remove the line, or correct the length of the visit.',
      fixes: [removeLine(line)],
    });
    return;
  }
  const { units } = line;
  if (units === undefined) return;
  const further = furtherHours(minutes);
  const visits = visitsOf(line, claim);
  if (explains(further.counted, units, visits)) return;
  const isRounding = [further.down, further.up].some((h) => explains(h, units, visits));
  if (isRounding !== (check === 'rounding')) return;
  const kind = isRounding || visits.least < visits.most ? 'choice' : 'safe';
  report({
    at: [...line.path, 'units'],
    message: isRounding ? 'rounding' : 'hours',
    what: `${unitsOf(units)} of ${FURTHER_HOUR} for ${visits.most === 1 ? 'a visit' : 'visits'} of ${length}: with a part of more than 30 minutes counted as an hour, ${wanted(further.counted, visits.most)}.`,
    todo:
      further.counted === 0
        ? 'Remove the line, or correct the length of the visit.'
        : 'Correct the units, or the length of the visit.',
    fixes: unitFixes(line, further.counted, visits, kind),
  });
}

function unitFixes(
  line: ServiceLine,
  counted: number,
  visits: { least: number; most: number },
  kind: 'safe' | 'choice',
): Fix[] {
  if (counted === 0) return [removeLine(line)];
  return [...new Set([visits.least, visits.most])].map((times) => ({
    title: `Set units to ${String(times * counted)}`,
    kind,
    edits: [{ op: 'set', path: [...line.path, 'units'], value: times * counted }],
  }));
}

function unitsOf(units: number): string {
  return `${String(units)} ${units === 1 ? 'unit' : 'units'}`;
}

function wanted(counted: number, visits: number): string {
  if (counted === 0) return 'no hour beyond the first two is left';
  const each = `${String(counted)} ${counted === 1 ? 'is' : 'are'} due`;
  return visits === 1 ? each : `${each} for each of ${String(visits)} visits`;
}
