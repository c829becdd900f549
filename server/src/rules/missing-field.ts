import * as z from 'zod/mini';
import { defineRule } from './rule';

/** Raised where the fields are read; the entries of packs say which payer asks for which field. */
export const missingField = defineRule({
  id: 'missing-field',
  title: 'Required fields are filled in',
  category: 'draft',
  severity: 'error',
  consequence: null,
  options: z.strictObject({
    fields: z
      ._default(z.array(z.string()), [])
      .check(z.describe('Names of the fields that the cited clause asks for.')),
  }),
  docs: {
    what: 'A field that every claim needs is absent or empty.',
    why: 'A claim without it is returned before anyone reads the rest, and the checks that need the field cannot run.',
    todo: 'Fill the field in; the fix inserts a blank at its place.',
  },
});
