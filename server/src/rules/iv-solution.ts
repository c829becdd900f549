import * as z from 'zod/mini';
import { PURPOSES } from '../draft/listed-values';
import { defineRule } from './rule';
import { removeLine } from './shared/line-fixes';
import { nameOfLine } from './shared/line-name';

const SAYS: Partial<Record<string, string>> = {
  diluent: 'carries a drug',
  'keep-open': 'keeps a line open',
};

const options = z.strictObject({
  included: z
    ._default(z.array(z.enum(PURPOSES)), ['diluent', 'keep-open'])
    .check(z.describe('Purposes for which a solution is not paid apart.')),
});

/** Plain IV solutions: paid apart when they are the therapy, included when they carry or keep open. */
export const ivSolution = defineRule({
  id: 'iv-solution',
  title: 'IV solution that is not the therapy',
  category: 'payment',
  severity: 'error',
  consequence: 'deny',
  supersedes: ['bundled'],
  docs: {
    what: 'An intravenous solution billed although it only carries a drug or keeps a line open. Without `drug.purpose` the rule cannot tell.',
    why: 'Such a solution is incidental; it is paid apart only when it is itself prescribed, as for hydration.',
    todo: 'Remove the line, or state the purpose `hydration` where that is what was ordered.',
  },
  options,
  check({ lines }, { included }, report) {
    for (const line of lines) {
      if (line.kind !== 'iv-solution') continue;
      const { purpose } = line;
      if (purpose === undefined) {
        report.notChecked(line.path, [[...line.path, 'drug', 'purpose']]);
        continue;
      }
      if (!included.includes(purpose)) continue;
      report({
        at: line.path,
        message: 'incidental',
        what: `${nameOfLine(line)} only ${SAYS[purpose] ?? `serves as ${purpose}`}.`,
        todo: 'Remove the line, unless the fluid itself was prescribed.',
        fixes: [removeLine(line)],
      });
    }
  },
});
