import * as z from 'zod/mini';
import { defineRule } from './rule';

/** Raised where something could not be checked. */
export const checkIncomplete = defineRule({
  id: 'check-incomplete',
  title: 'Everything was checked',
  category: 'draft',
  severity: 'warning',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: "Something kept a part of the checks from running: the payer's pack is broken, a rule failed, or the draft is beyond a limit of size, depth or time.",
    why: 'Without this warning a claim that was not checked would look like a clean one.',
    todo: 'Do what the message says. This rule can be lowered to a hint, not switched off or silenced.',
  },
});
