import * as z from 'zod/mini';
import { codeSetOf } from '../codes/ranges';
import type { ServiceLine } from '../facts/line';
import { defineRule, type RuleFinding } from './rule';
import { coveredDays } from '../facts/schedule';
import { formatDays } from './shared/day-runs';
import { removeLine } from './shared/line-fixes';
import { called, linesOfThatDay } from './shared/same-day';

export const exclusiveCodes = defineRule({
  id: 'exclusive-codes',
  title: 'Codes that exclude each other',
  category: 'per-diem',
  severity: 'error',
  consequence: 'deny',
  supersedes: ['bundled'],
  options: z.strictObject({}),
  docs: {
    what: 'Two codes stand on one day of which the code set says that one may not be used with the other.',
    why: 'The general code of a family is for claims that use none of its specific codes, and some codes exclude every per diem. Payers deny one of the two.',
    todo: 'Keep the specific code and remove the general one.',
  },
  check({ lines, claim }, _options, report) {
    for (const line of lines) {
      const notWith = line.info?.not_with;
      if (!notWith) continue;
      const banned = codeSetOf(notWith);
      const others = linesOfThatDay(line, claim).filter(
        (other) => other.isPerDiem && banned.has(other.code ?? ''),
      );
      const [first] = others;
      if (!first) continue;
      const together = others.filter((other) => isWithinOneTherapy(line, other));
      report(together.length > 0 ? finding(line, together, true) : finding(line, others, false));
    }
  },
});

/** General codes exclude those of their own therapy; all else excludes whatever the therapy. */
function isWithinOneTherapy(line: ServiceLine, other: ServiceLine): boolean {
  return (
    line.info?.general !== true ||
    line.therapyId === undefined ||
    other.therapyId === undefined ||
    line.therapyId === other.therapyId
  );
}

function finding(
  line: ServiceLine,
  others: readonly ServiceLine[],
  together: boolean,
): RuleFinding {
  const days = coveredDays(line).filter((day) =>
    others.some((o) => o.dates && o.dates.from <= day && day <= o.dates.through),
  );
  const beside = others.map(called).join(' and ');
  return {
    at: [...line.path, 'code'],
    message: together ? 'together' : 'other-therapy',
    severity: together ? undefined : 'hint',
    consequence: together ? undefined : 'advice',
    what: `${line.code} stands beside ${beside} on ${formatDays(days)}${together ? '' : ', of another therapy'}.`,
    todo: together
      ? `Bill ${[...new Set(others.map((o) => o.code))].join(' and ')} without ${line.code}.`
      : `Bill each therapy with the code of its own schedule, without ${line.code}.`,
    related: others.map((other) => ({
      path: [...other.path, 'code'],
      message: `${other.code} may not be billed beside ${line.code}.`,
    })),
    fixes: [removeLine(line)],
  };
}
