import * as z from 'zod/mini';
import { formatRange, parseDay } from '../draft/days';
import type { ServiceLine } from '../facts/line';
import type { Pack } from '../policy/pack';
import { defineRule } from './rule';

export const policyDates = defineRule({
  id: 'policy-dates',
  title: 'The policy governs on the dates of service',
  category: 'draft',
  severity: 'information',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'A date of service lies before the first or after the last day of the policy that the claim was checked against.',
    why: 'Another version of the policy governed on that day, and it may have said something else.',
    todo: 'Hold the line against the version of its day. A pack of your own can hold that version and extend this one.',
  },
  check({ lines, pack }, _options, report) {
    for (const line of lines) {
      const outside = outsideOf(line, pack);
      if (!outside || !line.dates) continue;
      report({
        at: [...line.path, line.singleDate ? 'date' : outside.key],
        message: outside.message,
        what: `${formatRange(line.dates)} ${outside.what}.`,
        todo: 'Check the line against the version of the policy that governed then.',
      });
    }
  },
});

interface Outside {
  message: 'before' | 'after';
  key: 'from' | 'through';
  what: string;
}

function outsideOf({ dates }: ServiceLine, pack: Pack): Outside | undefined {
  const { from, to } = pack.effective;
  const first = from === undefined ? undefined : parseDay(from);
  const last = to === undefined ? undefined : parseDay(to);
  if (!dates) return undefined;
  if (first !== undefined && dates.from < first)
    return {
      message: 'before',
      key: 'from',
      what: `${dates.through < first ? 'lies' : 'begins'} before the first day of ${pack.label}, ${from ?? ''}`,
    };
  if (last !== undefined && dates.through > last)
    return {
      message: 'after',
      key: 'through',
      what: `${dates.from > last ? 'lies' : 'ends'} after the last day of ${pack.label}, ${to ?? ''}`,
    };
  return undefined;
}
