import * as z from 'zod/mini';
import { defineRule } from './rule';

/** Raised where the text is read. */
export const yamlSyntax = defineRule({
  id: 'yaml-syntax',
  title: 'The draft is valid YAML',
  category: 'draft',
  severity: 'error',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'The text is not YAML 1.2: a bracket or quote is left open, a tab indents, a key stands twice, or a merge key (`<<`) is used.',
    why: 'What cannot be read cannot be checked, and of a key that stands twice only the first counts: the claim may not say what you think it says.',
    todo: 'Mend the place that is marked. Everything around it that can be read is checked all the same.',
  },
});
