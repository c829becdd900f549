import * as z from 'zod/mini';
import { defineRule } from './rule';

export const wasteModifiers = defineRule({
  id: 'waste-modifiers',
  title: 'JW and JZ exclude each other',
  category: 'draft',
  severity: 'error',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'A line carries both JW and JZ.',
    why: 'JW bills drug that was thrown away, JZ says that none was: both cannot be true of one line.',
    todo: 'Keep JW on the line of the discarded drug, JZ on the line of a dose that left nothing.',
  },
  check({ lines }, _options, report) {
    for (const line of lines) {
      const { modifiers, modifiersUnreadable } = line;
      if (modifiersUnreadable || !modifiers.includes('JW') || !modifiers.includes('JZ')) continue;
      const at = [...line.path, 'modifiers'];
      report({
        at,
        message: 'both',
        what: 'The line carries JW (drug was discarded) and JZ (none was).',
        todo: 'Remove the one that is not true.',
        fixes: ['JW', 'JZ'].map((modifier) => ({
          title: `Remove ${modifier}`,
          kind: 'choice',
          edits: modifiers.flatMap((m, i) =>
            m === modifier ? [{ op: 'remove', path: [...at, i] }] : [],
          ),
        })),
      });
    }
  },
});
