import * as z from 'zod/mini';
import { defineRule } from './rule';

/** Codes of the policy's own subject that it does not list; the entry's `where` says the subject. */
export const codeNotListed = defineRule({
  id: 'code-not-listed',
  title: 'Code that the policy does not list',
  category: 'payment',
  severity: null,
  consequence: 'advice',
  needsGoodCode: true,
  docs: {
    what: "A code of the policy's subject (home infusion codes, infusion and injection codes) that the policy does not list, or that it lists for review.",
    why: 'The payer decides such lines by hand, or its lists leave open whether the line is paid.',
    todo: 'Look for a code that the policy lists, or ask the payer before you bill.',
  },
  options: z.strictObject({}),
  check({ lines, pack }, _options, report) {
    for (const line of lines) {
      if (line.code === undefined) continue;
      const status = pack.statusOf(line.code, line.dates?.through);
      if (status && status.status !== 'review') continue;
      report({
        at: [...line.path, 'code'],
        message: status ? 'unlisted' : 'not-listed',
        what: status
          ? `${line.code} is a code that this payer reviews claim by claim.`
          : `${line.code} is in no list of this policy.`,
        todo: line.info?.general
          ? 'Use the specific code of this family.'
          : 'Use a code that the policy lists, or ask the payer.',
        rows: status ? [status.row] : [],
      });
    }
  },
});
