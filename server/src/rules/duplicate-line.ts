import * as z from 'zod/mini';
import { isUnreadable } from '../draft/claim-draft';
import type { ServiceLine } from '../facts/line';
import { isDuplicateOf } from './shared/duplicate-lines';
import { removeLine } from './shared/line-fixes';
import { defineRule } from './rule';

export const duplicateLine = defineRule({
  id: 'duplicate-line',
  title: 'Every line stands once',
  category: 'draft',
  severity: 'warning',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'Two lines have the same code, modifiers, dates, NDC and therapy.',
    why: 'A payer takes the second one for a copy of the first and does not pay it.',
    todo: 'Remove the copy. Where the service was given twice, bill it on one line with the units of both, or say with a modifier what sets them apart.',
  },
  check({ claim, lines }, _options, report) {
    // Of two lines whose modifiers or NDC cannot be read nobody knows whether they are the same.
    const readable = lines.filter(
      (line) => !line.modifiersUnreadable && !isUnreadable(claim.draft, [...line.path, 'ndc']),
    );
    readable.forEach((line, i) => {
      const first = readable
        .slice(0, i)
        .find((other) => isDuplicateOf(line, other) && !isOfAnotherDrug(line, other));
      if (!first) return;
      report({
        at: line.path,
        message: 'same',
        what: `Line ${line.index + 1} bills the same as line ${first.index + 1}: ${line.code ?? ''} with the same modifiers, dates, NDC and therapy.`,
        todo: 'Remove it if it is a copy.',
        related: [{ path: first.path, message: 'The first of the two lines.' }],
        fixes: [removeLine(line)],
      });
    });
  },
});

/** One code can stand for several drugs (J3490): lines that name two are no copies. */
function isOfAnotherDrug(a: ServiceLine, b: ServiceLine): boolean {
  const differ = (x: string | undefined, y: string | undefined) =>
    x !== undefined && y !== undefined && x.toLowerCase() !== y.toLowerCase();
  return differ(a.drug?.name, b.drug?.name) || differ(a.fields.description, b.fields.description);
}
