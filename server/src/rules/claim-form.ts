import * as z from 'zod/mini';
import { replaceWith } from './shared/replacements';
import { defineRule } from './rule';

const NAMES = { cms1500: 'CMS-1500', ub04: 'UB-04' } as const;

export const claimForm = defineRule({
  id: 'claim-form',
  title: 'The claim is on the form that the payer takes',
  category: 'setting',
  severity: 'error',
  consequence: 'deny',
  options: z.strictObject({
    forms: z
      ._default(z.array(z.enum(['cms1500', 'ub04'])), ['cms1500', 'ub04'])
      .check(z.describe('Claim forms, or their electronic twins, that the payer takes.')),
  }),
  docs: {
    what: 'The claim is on a form that the payer does not take for home infusion.',
    why: 'A claim on the wrong form is returned unread.',
    todo: 'Bill on the form that the policy names.',
  },
  check({ claim }, { forms }, report) {
    if (forms.includes(claim.form)) return;
    const at = ['form'];
    report({
      at,
      message: 'form',
      what: `The claim is on ${NAMES[claim.form]}.`,
      todo: `Bill on ${forms.map((form) => NAMES[form]).join(' or ')}.`,
      fixes: replaceWith(at, forms, (form) => `Set form to ${form}`),
    });
  },
});
