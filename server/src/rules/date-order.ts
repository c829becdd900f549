import * as z from 'zod/mini';
import { formatDay, type Day } from '../draft/days';
import type { Path } from '../draft/spans';
import type { ServiceLine } from '../facts/line';
import { defineRule, type Reporter, type RuleFinding } from './rule';

export const dateOrder = defineRule({
  id: 'date-order',
  title: 'Dates run forward, and not into the future',
  category: 'draft',
  severity: 'error',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'The first date of a line or therapy lies after its last, or a date of service lies after today.',
    why: 'A claim bills what has been done: a payer rejects days that have not come, and a range that runs backwards covers no day at all.',
    todo: 'Correct the date; where the two have changed places, the fix swaps them.',
  },
  check({ claim, lines, today }, _options, report) {
    for (const line of lines) {
      reportOrder(report, line.path, 'from', 'through', line.fields.from, line.fields.through);
      const future = futureDate(line, today);
      if (future)
        report({
          at: future.at,
          message: 'future',
          what: `The date of service ${formatDay(future.day)} lies after today, ${formatDay(today)}.`,
          todo: 'Bill a service after it has been given, or correct the date.',
        });
    }
    for (const [id, therapy] of Object.entries(claim.fields.therapies ?? {}))
      reportOrder(report, ['therapies', id], 'start', 'end', therapy?.start, therapy?.end);
  },
});

function reportOrder(
  report: Reporter,
  path: Path,
  firstKey: string,
  lastKey: string,
  first: Day | undefined,
  last: Day | undefined,
): void {
  if (first === undefined || last === undefined || first <= last) return;
  const swap: NonNullable<RuleFinding['fixes']>[number] = {
    title: `Swap ${firstKey} and ${lastKey}`,
    kind: 'choice',
    edits: [
      { op: 'set', path: [...path, firstKey], value: formatDay(last) },
      { op: 'set', path: [...path, lastKey], value: formatDay(first) },
    ],
  };
  report({
    at: [...path, firstKey],
    message: 'order',
    what: `${firstKey} (${formatDay(first)}) lies after ${lastKey} (${formatDay(last)}).`,
    todo: 'Correct the wrong one, or swap them.',
    related: [{ path: [...path, lastKey], message: `The ${lastKey} that lies before it.` }],
    fixes: [swap],
  });
}

/** The last of the line's dates that lies after today. */
function futureDate(line: ServiceLine, today: Day): { at: Path; day: Day } | undefined {
  for (const key of ['date', 'through', 'from'] as const) {
    const day = line.fields[key];
    if (day !== undefined && day > today) return { at: [...line.path, key], day };
  }
  return undefined;
}
