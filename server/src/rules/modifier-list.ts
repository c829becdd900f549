import * as z from 'zod/mini';
import type { ServiceLine } from '../facts/line';
import { defineRule, type Reporter } from './rule';

/** A service line has room for four modifiers (837P SV101-3 to -6, CMS-1500 item 24D). */
const MOST = 4;

export const modifierList = defineRule({
  id: 'modifier-list',
  title: 'Up to four modifiers, each once',
  category: 'draft',
  severity: 'error',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'A line carries more than four modifiers, or one of them twice.',
    why: 'A service line has four places for modifiers: a fifth is lost on its way, and a repeated one takes the place of another.',
    todo: 'Drop the repeat (the fix does it), and keep the four that the payment depends on.',
  },
  check({ lines }, _options, report) {
    for (const line of lines) {
      const repeats = reportRepeats(line, report);
      const count = (line.fields.modifiers?.length ?? 0) - repeats;
      if (count > MOST)
        report({
          at: [...line.path, 'modifiers'],
          message: 'too-many',
          what: `The line carries ${count} modifiers; there is room for ${MOST}.`,
          todo: 'Keep the ones that the payment depends on.',
        });
    }
  },
});

/** Reports each modifier that stands before on the line too; returns how many there are. */
function reportRepeats(line: ServiceLine, report: Reporter): number {
  const seen = new Set<string>();
  let repeats = 0;
  line.fields.modifiers?.forEach((modifier, i) => {
    if (modifier === undefined) return;
    if (!seen.has(modifier)) {
      seen.add(modifier);
      return;
    }
    repeats++;
    const at = [...line.path, 'modifiers', i];
    report({
      at,
      message: 'repeat',
      what: `${modifier} stands on the line before already.`,
      todo: 'Write each modifier once.',
      fixes: [
        {
          title: `Remove the second ${modifier}`,
          kind: 'safe',
          edits: [{ op: 'remove', path: at }],
        },
      ],
    });
  });
  return repeats;
}
