import * as z from 'zod/mini';
import { formatDay, formatRange, lengthOf, type DayRange } from '../draft/days';
import type { Fix, LineEdit } from '../draft/edits';
import type { ServiceLine } from '../facts/line';
import { administrationDays, scheduleOfLine } from '../facts/schedule';
import { defineRule, type Reporter } from './rule';
import { removeLine } from './shared/line-fixes';
import { planOfCarePath } from './shared/per-diem-therapies';
import { dateEdits, onLine } from './shared/split-line';

export const therapyDates = defineRule({
  id: 'therapy-dates',
  title: 'Per diems lie within the therapy',
  category: 'per-diem',
  severity: 'error',
  consequence: 'deny',
  options: z.strictObject({}),
  docs: {
    what: 'A per diem is billed before the first or after the last day of its therapy.',
    why: 'A per diem runs from the day on which the therapy is begun to the day on which it is stopped; days outside are denied.',
    todo: 'Trim the dates of the line, or correct `start` and `end` in the plan of care.',
  },
  check({ lines }, _options, report) {
    for (const line of lines) if (line.isPerDiem && line.dates) judge(line, line.dates, report);
  },
});

function judge(line: ServiceLine, dates: DayRange, report: Reporter): void {
  const { start, end } = line.therapy?.fields ?? {};
  if (start === undefined && end === undefined) {
    const needs = line.therapy
      ? [planOfCarePath(line, 'start'), planOfCarePath(line, 'end')]
      : [planOfCarePath(line, 'start')];
    return report.notChecked(line.path, needs);
  }
  if (line.therapy === undefined) return;
  const within = {
    from: Math.max(dates.from, start ?? dates.from),
    through: Math.min(dates.through, end ?? dates.through),
  };
  if (within.from === dates.from && within.through === dates.through) return;
  const fixes = [within.from <= within.through ? trim(line, within) : removeLine(line)];
  if (start !== undefined && dates.from < start)
    report({
      at: [...line.path, line.singleDate ? 'date' : 'from'],
      message: 'before-start',
      what: `${line.code} is billed from ${formatDay(dates.from)}; therapy ${line.therapy.id} starts on ${formatDay(start)}.`,
      todo: 'Trim the line, or correct the start of the therapy.',
      related: [
        { path: [...line.therapy.path, 'start'], message: 'The first day of the therapy.' },
      ],
      fixes,
    });
  if (end !== undefined && dates.through > end)
    report({
      at: [...line.path, line.singleDate ? 'date' : 'through'],
      message: 'after-end',
      what: `${line.code} is billed through ${formatDay(dates.through)}; therapy ${line.therapy.id} ends on ${formatDay(end)}.`,
      todo: 'Trim the line, or correct the end of the therapy.',
      related: [{ path: [...line.therapy.path, 'end'], message: 'The last day of the therapy.' }],
      fixes,
    });
}

/** The line within its therapy; units above its days of administration go down to them. */
function trim(line: ServiceLine, within: DayRange): Fix {
  const days = administrationDays(within, scheduleOfLine(line))?.length || lengthOf(within);
  const units: LineEdit[] =
    line.units !== undefined && line.units > days
      ? [{ op: 'set', path: ['units'], value: days }]
      : [];
  return {
    title: `Bill only ${formatRange(within)}`,
    kind: 'choice',
    edits: onLine(line, [...dateEdits(line, within), ...units]),
  };
}
