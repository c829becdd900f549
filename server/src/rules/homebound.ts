import * as z from 'zod/mini';
import { defineRule } from './rule';

export const homebound = defineRule({
  id: 'homebound',
  title: 'The member is confined to the home',
  category: 'setting',
  severity: 'error',
  consequence: 'deny',
  options: z.strictObject({}),
  docs: {
    what: 'The draft says that the member is not confined to the home (`homebound: false`).',
    why: 'The policy pays home infusion for members who cannot leave their home.',
    todo: 'Check what the plan of care says. Where the draft is silent, this is not checked.',
  },
  check({ claim }, _options, report) {
    const at = ['homebound'];
    const { homebound: confined } = claim.fields;
    if (confined === undefined) return report.notChecked(at, [at]);
    if (confined) return;
    report({
      at,
      message: 'not-homebound',
      what: 'The member is not confined to the home.',
      todo: 'Check the plan of care: without that the service is not paid.',
    });
  },
});
