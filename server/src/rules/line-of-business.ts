import * as z from 'zod/mini';
import { LINES_OF_BUSINESS } from '../draft/listed-values';
import { defineRule } from './rule';

export const lineOfBusiness = defineRule({
  id: 'line-of-business',
  title: "The member's plan covers home infusion",
  category: 'setting',
  severity: 'error',
  consequence: 'deny',
  options: z.strictObject({
    not_covered: z
      ._default(z.array(z.enum(LINES_OF_BUSINESS)), [])
      .check(z.describe('Lines of business whose members have no benefit for home infusion.')),
    unless_state_mandated: z
      ._default(z.boolean(), false)
      .check(z.describe('A state-mandated condition is covered all the same.')),
  }),
  docs: {
    what: 'The member belongs to a line of business that has no benefit for home infusion, and the claim is not for a state-mandated condition.',
    why: 'The whole claim is denied as not covered, whatever its lines say.',
    todo: 'Check the eligibility of the member. If the condition is one that the state mandates, set `state_mandated: true`.',
  },
  check({ claim }, options, report) {
    if (options.unless_state_mandated && claim.stateMandated) return;
    const at = ['line_of_business'];
    const { line_of_business: lob } = claim.fields;
    if (lob === undefined) return report.notChecked(at, [at]);
    if (!options.not_covered.includes(lob)) return;
    report({
      at,
      message: 'not-covered',
      what: `Members of ${lob} have no benefit for home infusion.`,
      todo: options.unless_state_mandated
        ? 'Check the eligibility, and say so if the condition is state-mandated.'
        : 'Check the eligibility of the member.',
    });
  },
});
