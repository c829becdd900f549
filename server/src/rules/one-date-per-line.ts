import * as z from 'zod/mini';
import { formatDay, formatRange, lengthOf, type Day } from '../draft/days';
import type { Fix } from '../draft/edits';
import type { ServiceLine } from '../facts/line';
import { administrationDaysOf, coveredDays } from '../facts/schedule';
import { defineRule } from './rule';
import { splitLine } from './shared/split-line';

/** Nobody wants more lines than days of a year from one fix. */
const MOST_LINES = 366;

export const oneDatePerLine = defineRule({
  id: 'one-date-per-line',
  title: 'One date on a line',
  category: 'per-diem',
  severity: 'error',
  consequence: 'deny',
  options: z.strictObject({}),
  docs: {
    what: 'A service line covers more than one date.',
    why: 'Some payers read and price a line as one date.',
    todo: 'Split the line: one line a date on which the service was given, with its share of units, charge and NDC quantity.',
  },
  check({ lines }, _options, report) {
    for (const line of lines) {
      if (!line.dates || line.dates.from === line.dates.through) continue;
      report({
        at: [...line.path, 'through'],
        message: 'range',
        what: `${line.code ?? 'The line'} covers ${formatRange(line.dates)}, ${lengthOf(line.dates)} dates on one line.`,
        todo: 'Make a line for every date.',
        fixes: splitByDay(line),
      });
    }
  },
});

/**
 * One line a day of administration; of every day where no schedule tells. Fewer units than days do
 * not tell which days they bill: then they stand on the first ones, which is the biller's choice.
 */
export function splitByDay(line: ServiceLine): Fix[] {
  const given = administrationDaysOf(line) ?? coveredDays(line);
  if (given.length === 0 || given.length > MOST_LINES || line.units === undefined) return [];
  const isShort = line.units < given.length;
  const days = isShort ? given.slice(0, Math.max(1, Math.floor(line.units))) : given;
  const parts = days.map((day) => ({ dates: { from: day, through: day }, billedDays: 1 }));
  const split = splitLine(line, parts);
  if (!split) return [];
  return [
    {
      title: titleOf(days, isShort),
      kind: split.even && !isShort ? 'safe' : 'choice',
      edits: [{ op: 'split', line: line.index, parts: split.parts }],
    },
  ];
}

function titleOf(days: readonly Day[], isShort: boolean): string {
  const [first] = days;
  if (days.length === 1 && first !== undefined) return `Bill it all on ${formatDay(first)}`;
  return `Split into ${days.length} lines, one a date${isShort ? ' from the first on' : ''}`;
}
