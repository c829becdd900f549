import * as z from 'zod/mini';
import type { Kind } from '../codes/types';
import type { ServiceLine } from '../facts/line';
import { defineRule } from './rule';

const KINDS: ReadonlySet<Kind> = new Set([
  'supply',
  'equipment',
  'nutrition-kit',
  'blood',
  'administration',
  'blood-administration',
]);

const range = z.pipe(z.union([z.string(), z.number()]), z.transform(String)).check(
  z.refine((text) => /^\d{4}(?:-\d{4})?$/.test(text), {
    message: 'must be a revenue code (0250) or a range of them (0250-0259)',
  }),
);

export const revenueCode = defineRule({
  id: 'revenue-code',
  title: 'The revenue code is one that the policy names',
  category: 'setting',
  severity: 'hint',
  consequence: 'advice',
  options: z.strictObject({
    listed: z
      ._default(z.array(range), [])
      .check(z.describe('Revenue codes that the policy names, or ranges.')),
  }),
  docs: {
    what: 'A line of a UB-04 for a drug, a supply or an infusion has a revenue code that is not on the list of the policy.',
    why: 'The policy lists the revenue codes that go with pharmacy and infusion; another one may be right, but draws a question.',
    todo: 'Compare the revenue code with the list, and with your contract.',
  },
  check({ claim, lines }, { listed }, report) {
    if (claim.form !== 'ub04') return;
    for (const line of lines) {
      const { revenue_code: revenue } = line.fields;
      if (revenue === undefined || !isOfInfusion(line) || holds(listed, revenue)) continue;
      report({
        at: [...line.path, 'revenue_code'],
        message: 'not-listed',
        what: `Revenue code ${revenue} is not on the list for pharmacy and infusion.`,
        todo: `The list has ${listed.join(', ')}.`,
      });
    }
  },
});

function isOfInfusion(line: ServiceLine): boolean {
  return line.isDrugLine || line.isPerDiem || (line.kind !== undefined && KINDS.has(line.kind));
}

function holds(listed: readonly string[], code: string): boolean {
  return listed.some((text) => {
    const [from = '', to = from] = text.split('-');
    return from <= code && code <= to;
  });
}
