import * as z from 'zod/mini';
import { defineRule } from './rule';

/** Raised where a pack is read. */
export const policyFile = defineRule({
  id: 'policy-file',
  title: 'The policy pack is in order',
  category: 'draft',
  severity: 'error',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'A policy pack has a fault: an unknown key, rule or option, a value of the wrong form, an unknown pack in `extends` or packs that extend each other in a circle.',
    why: 'A pack with a fault is not used at all, because half a policy would look like a clean claim.',
    todo: 'Mend the place that is marked in the pack; the drafts that name it are checked in full as soon as it is in order.',
  },
});
