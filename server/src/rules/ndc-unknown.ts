import * as z from 'zod/mini';
import { elevenDigits } from '../draft/ndc';
import { defineRule } from './rule';
import { ndcsOf } from './shared/ndcs-of-line';

export const ndcUnknown = defineRule({
  id: 'ndc-unknown',
  title: 'The NDC is in the imported directory',
  category: 'draft',
  severity: 'warning',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'An NDC of eleven digits is not in the NDC directory that was imported. Without one the rule says nothing.',
    why: 'Clearing houses reject an NDC that the directory does not hold or holds no longer; often a digit is wrong.',
    todo: 'Compare the NDC with the package, or import a newer directory.',
  },
  check({ lines, ndcDirectory }, _options, report) {
    if (!ndcDirectory) return;
    for (const line of lines)
      for (const { ndc, path } of ndcsOf(line)) {
        const digits = ndc.code === undefined ? undefined : elevenDigits(ndc.code);
        if (digits === undefined || ndcDirectory.has(digits)) continue;
        report({
          at: [...path, 'code'],
          message: 'unknown',
          what: `NDC ${ndc.code} is not in the imported NDC directory.`,
          todo: 'Compare it with the package, or import a newer directory.',
        });
      }
  },
});
