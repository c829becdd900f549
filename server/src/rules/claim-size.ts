import * as z from 'zod/mini';
import { defineRule } from './rule';

export const claimSize = defineRule({
  id: 'claim-size',
  title: 'The claim fits its form',
  category: 'draft',
  severity: 'warning',
  consequence: null,
  options: z.strictObject({
    lines: z._default(z.int(), 50).check(z.describe('Most service lines of one claim (837P).')),
    diagnoses: z._default(z.int(), 12).check(z.describe('Most diagnoses of one claim (837P).')),
  }),
  docs: {
    what: 'A professional claim has more than 50 service lines or more than 12 diagnoses.',
    why: 'The 837P holds no more: what is beyond is cut off, or the whole claim is returned. The 837I of a UB-04 has other limits and is not judged.',
    todo: 'Divide the service lines among several claims, and keep the diagnoses that the lines point to.',
  },
  check({ claim }, options, report) {
    if (claim.form !== 'cms1500') return;
    const { lines = [], diagnoses = [] } = claim.fields;
    if (lines.length > options.lines)
      report({
        at: ['lines', options.lines],
        message: 'lines',
        what: `The claim has ${lines.length} service lines; an 837P holds ${options.lines}. This is the first one beyond.`,
        todo: 'Divide the lines among several claims.',
      });
    if (diagnoses.length > options.diagnoses)
      report({
        at: ['diagnoses', options.diagnoses],
        message: 'diagnoses',
        what: `The claim has ${diagnoses.length} diagnoses; an 837P holds ${options.diagnoses}. This is the first one beyond.`,
        todo: 'Keep those that the lines point to.',
      });
  },
});
