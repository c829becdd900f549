import * as z from 'zod/mini';
import { isUnreadable } from '../draft/claim-draft';
import { defineRule } from './rule';

export const orderingProvider = defineRule({
  id: 'ordering-provider',
  title: 'A drug has an ordering provider',
  category: 'setting',
  severity: 'warning',
  consequence: 'missing',
  options: z.strictObject({}),
  docs: {
    what: 'The claim bills a drug and names nobody who ordered it.',
    why: 'The payer pays drugs that a physician ordered; without the name it asks back or denies.',
    todo: 'Fill in `ordering_provider` (837P 2420E, CMS-1500 item 17); the fix inserts a blank.',
  },
  check({ claim, lines }, _options, report) {
    const { ordering_provider: provider } = claim.fields;
    const at = ['ordering_provider'];
    if (provider?.npi !== undefined || provider?.name !== undefined) return;
    if (isUnreadable(claim.draft, at)) return;
    const drugs = lines.filter((line) => line.isDrugLine);
    const [first] = drugs;
    if (!first) return;
    report({
      at,
      message: 'missing',
      line: first,
      what: `The claim bills ${drugs.length === 1 ? 'a drug' : `${drugs.length} lines of drugs`} and names no ordering provider.`,
      todo: 'Fill in who ordered the therapy.',
      related: [{ path: first.path, message: 'The first drug line.' }],
      fixes: [
        {
          title: 'Insert ordering_provider',
          kind: 'template',
          edits: [{ op: 'template', path: [...at, 'npi'], value: '' }],
        },
      ],
    });
  },
});
