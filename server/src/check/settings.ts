import * as z from 'zod';
import type { FileFault, ReadYaml } from '../policy/read-pack';
import { readYaml } from '../policy/read-pack';
import { RULES, ruleById } from '../rules/index';
import { nearest } from '../draft/nearest';
import { LEVELS, parseLevel, type Level } from './severity';

/** The project settings, `.claimlint.yaml`. */
export const settingsSchema = z
  .strictObject({
    severity: z
      .record(z.string(), z.string())
      .optional()
      .meta({
        description: 'Severity by rule id: off, hint, information (or info), warning, error.',
      }),
    policies: z
      .array(z.string())
      .optional()
      .meta({ description: 'Folders with your own *.policy.yaml packs, beside this file.' }),
    code_tables: z
      .array(z.string())
      .optional()
      .meta({ description: 'Folders with imported official code tables.' }),
  })
  .meta({ description: 'Project settings of Claimlint.' });

export interface Settings {
  severity: ReadonlyMap<string, Level>;
  policies: readonly string[];
  codeTables: readonly string[];
}

export const NO_SETTINGS: Settings = { severity: new Map(), policies: [], codeTables: [] };

/** Reads `.claimlint.yaml`. Faults do not undo what could be read: the other settings still hold. */
export function readSettings(text: string): {
  settings: Settings;
  faults: FileFault[];
  tree: ReadYaml<unknown>['tree'];
} {
  const blank =
    text
      .replace(/^\uFEFF/, '')
      .replace(/^\s*(#.*)?$/gm, '')
      .trim() === '';
  if (blank) return { settings: NO_SETTINGS, faults: [], tree: undefined };
  const read = readYaml(text, settingsSchema);
  if (!read.value) return { settings: NO_SETTINGS, faults: read.faults, tree: read.tree };
  const faults: FileFault[] = [];
  const severity = new Map<string, Level>();
  for (const [rule, text] of Object.entries(read.value.severity ?? {})) {
    const level = parseLevel(text);
    const path = ['severity', rule];
    if (!ruleById(rule)) {
      const near = nearest(
        rule,
        RULES.map((r) => r.id),
      );
      faults.push({
        path,
        messageId: 'unknown-rule',
        what: `There is no rule ${rule}.`,
        todo:
          near.length > 0
            ? `Did you mean ${near.join(' or ')}?`
            : 'Name a rule of `claimlint rules`.',
      });
    } else if (!level)
      faults.push({
        path,
        messageId: 'level',
        what: `"${text}" is not a severity.`,
        todo: `Write one of ${LEVELS.join(', ')}.`,
      });
    else severity.set(rule, level);
  }
  return {
    settings: {
      severity,
      policies: read.value.policies ?? [],
      codeTables: read.value.code_tables ?? [],
    },
    faults,
    tree: read.tree,
  };
}
