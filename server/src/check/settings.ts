import * as z from 'zod/mini';
import type { FileFault, ReadYaml } from '../policy/read-pack';
import { readYaml } from '../policy/read-pack';
import { plainValue } from '../policy/yaml-value';
import { RULES, ruleById } from '../rules/index';
import { MAX_FILE_FAULTS } from '../draft/limits';
import { nearest } from '../draft/nearest';
import { LEVELS, parseLevel, type Level } from './severity';

/** The project settings, `.claimlint.yaml`. */
export const settingsSchema = z
  .strictObject({
    severity: z.optional(z.record(z.string(), z.string())).register(z.globalRegistry, {
      description: 'Severity by rule id: off, hint, information (or info), warning, error.',
    }),
    policies: z.optional(z.array(z.string())).register(z.globalRegistry, {
      description: 'Folders with your own *.policy.yaml packs, beside this file.',
    }),
    code_tables: z
      .optional(z.array(z.string()))
      .register(z.globalRegistry, { description: 'Folders with imported official code tables.' }),
  })
  .register(z.globalRegistry, { description: 'Project settings of Claimlint.' });

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
  const { tree, faults: ofForm } = readYaml(text, settingsSchema);
  const given = tree && tree.errors.length === 0 ? plainValue(tree) : undefined;
  const { severity, faults: ofLevels } = readLevels(fieldOf(given, 'severity'));
  return {
    settings: {
      severity,
      policies: textsOf(fieldOf(given, 'policies')),
      codeTables: textsOf(fieldOf(given, 'code_tables')),
    },
    faults: [...ofForm, ...ofLevels],
    tree,
  };
}

/** The levels that can be read; what is no text at all is a fault of the form. */
function readLevels(given: unknown): {
  severity: ReadonlyMap<string, Level>;
  faults: FileFault[];
} {
  const faults: FileFault[] = [];
  const severity = new Map<string, Level>();
  for (const [rule, text] of Object.entries(isRecord(given) ? given : {})) {
    if (typeof text !== 'string') continue;
    const level = parseLevel(text);
    const path = ['severity', rule];
    if (faults.length >= MAX_FILE_FAULTS && !(level && ruleById(rule))) continue;
    if (!ruleById(rule)) faults.push({ path, ...unknownRule(rule) });
    else if (!level)
      faults.push({
        path,
        messageId: 'level',
        what: `"${text}" is not a severity.`,
        todo: `Write one of ${LEVELS.join(', ')}.`,
      });
    else severity.set(rule, level);
  }
  return { severity, faults };
}

function unknownRule(rule: string): Omit<FileFault, 'path'> {
  const near = nearest(
    rule,
    RULES.map((r) => r.id),
  );
  return {
    messageId: 'unknown-key',
    what: `There is no rule ${rule}.`,
    todo:
      near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Name a rule of `claimlint rules`.',
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldOf(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
