import * as z from 'zod/mini';
import { defineRule } from './rule';

/** Raised where the project settings are read. */
export const settingsFile = defineRule({
  id: 'settings-file',
  title: 'The project settings are in order',
  category: 'draft',
  severity: 'error',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'The file `.claimlint.yaml` has a fault: an unknown key, the id of a rule that does not exist, or a severity that is none.',
    why: 'A setting that cannot be read has no effect, and nobody notices that a rule still runs or that a folder of packs is not loaded.',
    todo: 'Mend the place that is marked; the settings that could be read hold meanwhile.',
  },
});
