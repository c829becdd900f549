import * as z from 'zod/mini';
import { defineRule } from './rule';

/** Raised where the claims of one file, and the files of one run, are seen together. */
export const duplicateClaim = defineRule({
  id: 'duplicate-claim',
  title: 'Every claim has a number of its own',
  category: 'draft',
  severity: 'warning',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'The same patient control number (`claim`) stands on two claims: of one file (warning), or of two files that are checked together (hint).',
    why: 'The payer returns the number with the payment. Where two claims share it, the payment cannot be posted, and the second claim may be taken for a copy of the first.',
    todo: 'Give each claim a number of its own, or remove the copy.',
  },
});
