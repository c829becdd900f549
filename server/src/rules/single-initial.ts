import * as z from 'zod/mini';
import type { CodeInfo, CodeTables } from '../codes/tables';
import { codeSetOf } from '../codes/ranges';
import { formatDay } from '../draft/days';
import type { Fix } from '../draft/edits';
import { sharedDays } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { codeList } from '../policy/schema';
import { defineRule } from './rule';
import { billInstead } from './shared/drug-names';
import { infusionsBeforePush } from './shared/push-infusions';
import { called } from './shared/same-day';
import { atOneSite } from './shared/visit-site';

/** Codes of a later service for each first one, and the first ones beside which they stand. */
const LATER: Readonly<Record<string, readonly { code: string; beside: readonly string[] }[]>> = {
  96360: [{ code: '96361', beside: ['96360', '96365', '96374', '96409', '96413'] }],
  96365: [
    { code: '96367', beside: ['96360', '96365', '96374', '96409', '96413'] },
    { code: '96368', beside: ['96360', '96365', '96374', '96409', '96413'] },
    { code: '96366', beside: ['96365'] },
  ],
  96369: [
    { code: '96370', beside: ['96369'] },
    { code: '96371', beside: ['96369'] },
  ],
  96374: [{ code: '96375', beside: ['96360', '96365', '96374', '96409', '96413'] }],
  96409: [{ code: '96411', beside: ['96409', '96413'] }],
  96413: [
    { code: '96417', beside: ['96413'] },
    { code: '96415', beside: ['96413'] },
  ],
  96422: [{ code: '96423', beside: ['96422'] }],
};

const HYDRATION = '96360';

const options = z.strictObject({
  codes: z
    ._default(codeList, Object.keys(LATER))
    .check(z.describe('Codes of which only one may be billed a day.')),
});

/** One first service a day; every other infusion or injection of the day is a later one. */
export const singleInitial = defineRule({
  id: 'single-initial',
  title: 'One first service a day',
  category: 'visit',
  severity: 'error',
  consequence: 'deny',
  needsGoodCode: true,
  docs: {
    what: 'Two codes of a first infusion, push or hydration on one day, unless two different IV sites are stated.',
    why: 'Only one first service is paid a day; a restart, a second port or a second line for speed is none.',
    todo: 'Bill the second one under the code of a later service; or state the site of each line where two were needed.',
  },
  options,
  check({ lines, claim, codes, pack }, opts, report) {
    const firsts = codeSetOf(opts.codes);
    const leavesPushes = pack.entries.some((entry) => entry.rule === 'push-after-infusion');
    const initial = lines.filter(
      (line) =>
        firsts.has(line.code ?? '') &&
        !(leavesPushes && infusionsBeforePush(line, claim).length > 0),
    );
    for (const line of initial) {
      const others = initial.filter((l) => isSecond(line, l));
      const [other] = others;
      const day = other && sharedDays(line, other)?.from;
      if (!other || day === undefined) continue;
      report({
        at: [...line.path, 'code'],
        message: 'second-initial',
        what: `${line.code ?? ''} is a first service on ${formatDay(day)}, beside ${called(other)}.`,
        todo: 'Bill it under the code of a later service; or state the site of each line where two were needed.',
        related: [{ path: [...other.path, 'code'], message: 'The first service of that day.' }],
        fixes: laterFixes(line, other, codes, others.length === 1),
      });
    }
  },
});

/** True when of two first services of a day at one site, or at none that is stated, this is the second. */
function isSecond(line: ServiceLine, other: ServiceLine): boolean {
  if (line === other || !sharedDays(line, other) || atOneSite(line, other) === false) return false;
  const isHydration = line.code === HYDRATION;
  // Hydration beside anything else comes second wherever it stands.
  if (isHydration !== (other.code === HYDRATION)) return isHydration;
  return line.index > other.index;
}

/**
 * The codes that fit beside the other line; where there is none, those of the other beside this one,
 * if there is but one other.
 */
function laterFixes(
  line: ServiceLine,
  other: ServiceLine,
  codes: CodeTables,
  isOnly: boolean,
): Fix[] {
  const own = laterCodes(line, other, codes);
  if (own.length > 0 || !isOnly) return billInstead(line, own);
  return billInstead(other, laterCodes(other, line, codes)).map((fix) => ({
    ...fix,
    title: `${fix.title} on line ${String(other.index + 1)}`,
  }));
}

function laterCodes(line: ServiceLine, other: ServiceLine, codes: CodeTables): CodeInfo[] {
  return (LATER[line.code ?? ''] ?? [])
    .filter(({ beside }) => beside.includes(other.code ?? ''))
    .flatMap(({ code }) => codes.code(code) ?? []);
}
