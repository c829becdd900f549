import * as z from 'zod/mini';
import { defineRule } from './rule';

/** Raised where comments are matched with findings. */
export const suppression = defineRule({
  id: 'suppression',
  title: 'Comments that silence a finding do so for a reason',
  category: 'draft',
  severity: 'warning',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'A comment `# claimlint-ignore` gives no reason, names no rule or one that does not exist, or has nothing to silence.',
    why: 'A silenced finding must be understood by the next reader, and a comment that outlived its finding would hide the next one.',
    todo: 'Write `# claimlint-ignore <rule-id>: <reason>`, or remove the comment. Without a reason nothing is silenced.',
  },
});
