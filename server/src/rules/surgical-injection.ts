import * as z from 'zod/mini';
import { codeSetOf } from '../codes/ranges';
import { formatDay } from '../draft/days';
import { sharedDays } from '../facts/claim';
import { codeList } from '../policy/schema';
import { defineRule } from './rule';
import { removeLine } from './shared/line-fixes';
import { called, linesOfThatDay } from './shared/same-day';
import { isSurgery } from './shared/surgery';

const options = z.strictObject({
  administration: z
    ._default(codeList, ['96360-96549'])
    .check(z.describe('Codes of administration that a procedure includes.')),
});

/** The giving of a drug billed beside a surgical procedure. */
export const surgicalInjection = defineRule({
  id: 'surgical-injection',
  title: 'Administration beside surgery',
  category: 'visit',
  severity: 'warning',
  consequence: 'deny',
  needsGoodCode: true,
  docs: {
    what: 'A code of administration on the day of a surgical procedure.',
    why: 'An injection during surgery is part of the procedure; the drug alone is paid.',
    todo: 'Remove the line of administration, unless it was no part of the procedure.',
  },
  options,
  check({ lines, claim, codes }, opts, report) {
    const administration = codeSetOf(opts.administration);
    for (const line of lines) {
      if (!administration.has(line.code ?? '')) continue;
      const surgery = linesOfThatDay(line, claim).find((other) => isSurgery(other, claim, codes));
      const day = surgery && sharedDays(line, surgery)?.from;
      if (!surgery || day === undefined) continue;
      report({
        at: line.path,
        message: 'surgery',
        what: `${line.code ?? ''} is billed on ${formatDay(day)}, the day of the procedure ${called(surgery)}.`,
        todo: 'Remove the line, unless it was no part of the procedure.',
        related: [{ path: [...surgery.path, 'code'], message: 'The procedure of that day.' }],
        fixes: [removeLine(line)],
      });
    }
  },
});
