import * as z from 'zod/mini';
import { defineRule } from './rule';

/** Raised where the fields are read. */
export const unknownField = defineRule({
  id: 'unknown-field',
  title: 'Only fields of the draft format',
  category: 'draft',
  severity: 'error',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'A key is not part of the draft format at its place.',
    why: 'A misspelled field is as good as an absent one: the value behind it reaches no check and no claim form.',
    todo: 'Take the field that was meant; where one field alone is near in spelling, the fix renames the key. What is only for yourself belongs into `note`.',
  },
});
