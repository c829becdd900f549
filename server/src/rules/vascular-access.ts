import * as z from 'zod/mini';
import { formatDays } from './shared/day-runs';
import { sharedDays, type Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { coveredDays } from '../facts/schedule';
import { codeSetOf } from '../codes/ranges';
import { codeList } from '../policy/schema';
import { defineRule, type Reporter } from './rule';
import { accessInUse } from './shared/access-in-use';
import { removeLine } from './shared/line-fixes';
import { planOfCarePath } from './shared/per-diem-therapies';
import { replaceWith } from './shared/replacements';
import { called } from './shared/same-day';

const options = z.strictObject({
  interim: z
    ._default(codeList, [])
    .check(z.describe('Care of an implanted access while it is not in use.')),
  with_pump: z
    ._default(codeList, [])
    .check(z.describe('Infusion supplies for use with an external pump.')),
  without_pump: z
    ._default(codeList, [])
    .check(z.describe('Infusion supplies for use without one.')),
  pumps: z._default(codeList, []).check(z.describe('External infusion pumps.')),
  long_pump: z
    ._default(codeList, [])
    .check(z.describe('Pumps for infusions of `hours` or longer.')),
  short_pump: z
    ._default(codeList, [])
    .check(z.describe('Pumps for infusions shorter than `hours`.')),
  hours: z
    ._default(z.number().check(z.positive()), 8)
    .check(z.describe('Where the two kinds of pump part.')),
});
type Options = z.output<typeof options>;

export const vascularAccess = defineRule({
  id: 'vascular-access',
  title: 'Access care, infusion supplies and pumps fit the infusion',
  category: 'per-diem',
  severity: 'hint',
  consequence: 'advice',
  options,
  docs: {
    what: 'Care of an unused access is billed while the access is in use, supplies for infusion without a pump beside a pump, or a mechanical pump made for longer or shorter infusions.',
    why: 'These codes are told apart by what goes on beside them; the wrong one of a pair may be denied on review.',
    todo: 'Bill the code of the pair that fits, or correct the plan of care.',
  },
  check({ lines, claim }, choice, report) {
    for (const line of lines) {
      if (isOneOf(choice.interim, line)) interimCare(line, claim, report);
      if (isOneOf(choice.without_pump, line)) besidePump(line, claim, choice, report);
      if (isOneOf(choice.with_pump, line)) withoutPump(line, claim, choice, report);
      if (isOneOf(choice.long_pump, line) || isOneOf(choice.short_pump, line))
        pumpFits(line, choice, report);
    }
  },
});

function isOneOf(codes: readonly string[], line: ServiceLine): boolean {
  return line.code !== undefined && codeSetOf(codes).has(line.code);
}

function interimCare(line: ServiceLine, claim: Claim, report: Reporter): void {
  const { inUseBy, needs } = accessInUse(line, claim);
  if (inUseBy.length === 0) {
    if (needs.length > 0) report.notChecked(line.path, needs);
    return;
  }
  const days = coveredDays(line).filter((day) =>
    inUseBy.some((o) => o.dates && o.dates.from <= day && day <= o.dates.through),
  );
  report({
    at: [...line.path, 'code'],
    message: 'in-use',
    what: `${line.code} is billed for ${formatDays(days)}, while ${inUseBy.map(called).join(' and ')} ${inUseBy.length > 1 ? 'use' : 'uses'} the access.`,
    todo: 'Bill it only for days on which nothing is infused through the access.',
    related: inUseBy.map((other) => ({
      path: [...other.path, 'code'],
      message: `${other.code} runs through the access.`,
    })),
    fixes: [removeLine(line)],
  });
}

const pumpsBeside = (line: ServiceLine, claim: Claim, { pumps }: Options): ServiceLine[] =>
  claim.lines.filter((other) => isOneOf(pumps, other) && sharedDays(line, other) !== undefined);

function besidePump(line: ServiceLine, claim: Claim, choice: Options, report: Reporter): void {
  const pumps = pumpsBeside(line, claim, choice);
  if (pumps.length === 0) return;
  report({
    at: [...line.path, 'code'],
    message: 'pump',
    what: `${line.code} bills supplies for infusion without an external pump, beside ${pumps.map(called).join(' and ')}.`,
    todo: `Bill ${choice.with_pump.join(' or ')} for what the pump runs.`,
    related: pumps.map((pump) => ({ path: [...pump.path, 'code'], message: 'The pump.' })),
    fixes: replaceWith([...line.path, 'code'], choice.with_pump),
  });
}

/** The pump may stand on an earlier claim: nothing here can tell. */
function withoutPump(line: ServiceLine, claim: Claim, choice: Options, report: Reporter): void {
  if (pumpsBeside(line, claim, choice).length === 0) report.notChecked(line.path, [['lines']]);
}

function pumpFits(line: ServiceLine, choice: Options, report: Reporter): void {
  const hours = line.infusionHours ?? (line.frequency?.kind === 'continuous' ? 24 : undefined);
  if (hours === undefined)
    return report.notChecked(line.path, [planOfCarePath(line, 'infusion_hours')]);
  const isLong = isOneOf(choice.long_pump, line);
  if (hours >= choice.hours === isLong) return;
  const other = isLong ? choice.short_pump : choice.long_pump;
  report({
    at: [...line.path, 'code'],
    message: 'pump-hours',
    what: `${line.code} is a pump for infusions of ${isLong ? `${choice.hours} h or longer` : `less than ${choice.hours} h`}; this one runs for ${hours} h.`,
    todo: `Bill ${other.join(' or ')}, or correct the length of the infusion.`,
    fixes: replaceWith([...line.path, 'code'], other),
  });
}
