import * as z from 'zod/mini';
import { nearest } from '../draft/nearest';
import { replaceWith } from './shared/replacements';
import { defineRule } from './rule';

export const unknownPayer = defineRule({
  id: 'unknown-payer',
  title: 'The payer has a policy pack',
  category: 'draft',
  severity: 'error',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'No policy pack has the id that stands in `payer`.',
    why: "Without the payer's pack only the code sets are checked: whatever the payer's own policy asks for stays unseen.",
    todo: 'Write the id of a pack, or add a pack of your own and name its folder in `.claimlint.yaml`.',
  },
  check({ claim, payers, pack }, _options, report) {
    const { payer } = claim.fields;
    // A payer that the user has asked for takes the place of the draft's own.
    const anotherAsked = payers.includes(pack.id);
    if (payer === undefined || payers.includes(payer) || anotherAsked) return;
    const at = ['payer'];
    report({
      at,
      message: 'unknown',
      what: `There is no policy pack for the payer ${payer}; the claim was checked against the code sets alone.`,
      todo: `Write one of ${payers.join(', ')}.`,
      fixes: replaceWith(at, nearest(payer, payers)),
    });
  },
});
