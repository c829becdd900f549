import * as z from 'zod/mini';
import { nearest } from '../draft/nearest';
import { pathKey } from '../draft/spans';
import { replaceWith } from './shared/replacements';
import { defineRule } from './rule';

export const unknownTherapy = defineRule({
  id: 'unknown-therapy',
  title: "The line's therapy is in the plan of care",
  category: 'draft',
  severity: 'error',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'The `therapy` of a line names no entry of `therapies`.',
    why: 'Route, schedule and length of infusion are taken from the therapy. A line that hangs in the air is checked without them, and its per diem and its drug are not seen to belong together.',
    todo: 'Name a therapy of the claim, or add the therapy to `therapies`.',
  },
  check({ claim, lines }, _options, report) {
    if (claim.draft.unreadable.has(pathKey(['therapies']))) return;
    const ids = [...claim.therapies.keys()];
    for (const line of lines) {
      const { therapy } = line.fields;
      if (therapy === undefined || claim.therapies.has(therapy)) continue;
      const at = [...line.path, 'therapy'];
      report({
        at,
        message: 'unknown',
        what: `The claim has no therapy ${therapy}.`,
        todo:
          ids.length > 0
            ? `Its therapies are ${ids.slice(0, 8).join(', ')}${ids.length > 8 ? ' and others' : ''}.`
            : 'Add it to therapies.',
        fixes: replaceWith(at, nearest(therapy, ids)),
      });
    }
  },
});
