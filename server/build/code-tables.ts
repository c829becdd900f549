import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import * as z from 'zod';
import { parseCodeRange } from '../src/codes/ranges';
import {
  BILLING_UNITS,
  KINDS,
  type CodeEntry,
  type CodeTablesData,
  type ModifierEntry,
  type ObsoleteEntry,
  type PlaceEntry,
} from '../src/codes/types';
import { CATEGORIES, ROUTES } from '../src/draft/listed-values';

/** All faults of a folder of code tables, one a line: `file: place: what is wrong`. */
export class CodeTableError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'CodeTableError';
  }
}

/** Routes of drug codes that no claim draft can state: such drugs are not given by home infusion. */
const OTHER_ROUTES = ['dialysate', 'intravesical', 'intravitreal', 'nasal', 'rectal'] as const;

const text = z.string().trim().min(1, 'is empty');
const day = z.iso.date('is no date like 2025-10-01');
const code = z.string().regex(/^(?:[A-Z]\d{4}|\d{5})$/, 'is no HCPCS or CPT code');
const codeRange = z
  .string()
  .refine((value) => parseCodeRange(value) !== undefined, 'is neither a code nor a range of codes');

const codeEntry = z.strictObject({
  name: text,
  text,
  kind: z.enum(KINDS),
  category: z.enum(CATEGORIES).optional(),
  every_hours: z.int().positive().optional(),
  litres: z
    .strictObject({ over: z.number().nonnegative(), up_to: z.number().positive().optional() })
    .optional(),
  continuous: z.boolean().optional(),
  general: z.boolean().optional(),
  family: text.optional(),
  routes: z
    .array(z.enum([...ROUTES, ...OTHER_ROUTES]))
    .min(1)
    .optional(),
  not_with: z.array(codeRange).min(1).optional(),
  includes: text.optional(),
  excludes: text.optional(),
  drug: z.array(text.toLowerCase()).min(1).optional(),
  also: z.array(text.toLowerCase()).min(1).optional(),
  brands: z.array(text).min(1).optional(),
  unit: z
    .strictObject({
      amount: z.number().positive(),
      unit: z.enum(BILLING_UNITS),
      upTo: z.boolean().optional(),
    })
    .optional(),
  clotting: z.boolean().optional(),
  unlisted: z.boolean().optional(),
  from: day.optional(),
  to: day.optional(),
}) satisfies z.ZodType<CodeEntry>;

const obsoleteEntry = z.strictObject({
  status: z.enum(['misprint', 'gap', 'deleted']),
  text,
  instead: z.array(code).min(1).optional(),
  to: day.optional(),
  beside: z.array(z.enum(KINDS)).min(1).optional(),
  clauses: z.array(z.string().regex(/^(?:OK|PH|CI|AW|KC|X)-\d\d$/, 'is no clause')).optional(),
}) satisfies z.ZodType<ObsoleteEntry>;

const modifierEntry = z.strictObject({
  name: text,
  text,
  source: z.enum(['HCPCS Level II', 'CPT']),
}) satisfies z.ZodType<ModifierEntry>;

const placeEntry = z.strictObject({
  name: text,
  text,
  facility: z.boolean().optional(),
  from: day.optional(),
}) satisfies z.ZodType<PlaceEntry>;

const modifier = z.string().regex(/^[A-Z0-9]{2}$/, 'is no modifier');
const place = z.string().regex(/^\d{2}$/, 'is no place of service');

const tableFile = z.strictObject({
  edition: text.optional(),
  codes: z.record(code, codeEntry).optional(),
  obsolete: z.record(code, obsoleteEntry).optional(),
  modifiers: z.record(modifier, modifierEntry).optional(),
  places: z.record(place, placeEntry).optional(),
  complete: z.array(codeRange).optional(),
});
type TableFile = z.infer<typeof tableFile>;

const MAPS = ['codes', 'obsolete', 'modifiers', 'places'] as const;

/**
 * Reads every `*.yaml` of a folder as one set of code tables, entries sorted by their code.
 * Throws a `CodeTableError` that lists every fault: YAML, a value that does not fit, an entry that
 * stands in two files, an edition that is missing or told twice.
 */
export function readCodeTables(dir: string): CodeTablesData {
  const faults: string[] = [];
  const files = readdirSync(dir)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({
      name,
      table: parseTableFile(name, readFileSync(join(dir, name), 'utf8'), faults),
    }));
  const editions = files.filter(({ table }) => table.edition !== undefined);
  if (editions.length !== 1)
    faults.push(`edition: stands in ${editions.length} files and must stand in one`);
  for (const key of MAPS) findDuplicates(files, key, faults);
  if (faults.length > 0) throw new CodeTableError(faults);

  const tables = files.map(({ table }) => table);
  return {
    edition: editions[0]?.table.edition ?? '',
    codes: merge(tables.map((table) => table.codes)),
    obsolete: merge(tables.map((table) => table.obsolete)),
    modifiers: merge(tables.map((table) => table.modifiers)),
    places: merge(tables.map((table) => table.places)),
    complete: tables.flatMap((table) => table.complete ?? []),
  };
}

/** One file; what is wrong with it goes to `faults`, and the file then counts as empty. */
function parseTableFile(name: string, source: string, faults: string[]): TableFile {
  // Keys stay as written: the place of service 01 is no number.
  const document = parseDocument(source, { stringKeys: true });
  if (document.errors.length > 0) {
    faults.push(...document.errors.map((error) => `${name}: ${firstLine(error.message)}`));
    return {};
  }
  // No limit of aliases: the files are our own and share one list among many entries.
  const result = tableFile.safeParse(document.toJS({ maxAliasCount: -1 }));
  if (result.success) return result.data;
  faults.push(...result.error.issues.map((issue) => `${name}: ${describe(issue)}`));
  return {};
}

function describe(issue: z.core.$ZodIssue): string {
  const reason = issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined;
  return `${issue.path.join('.')}: ${reason ?? issue.message}`;
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}

function findDuplicates(
  files: readonly { name: string; table: TableFile }[],
  key: (typeof MAPS)[number],
  faults: string[],
): void {
  const owner = new Map<string, string>();
  for (const { name, table } of files)
    for (const id of Object.keys(table[key] ?? {})) {
      const first = owner.get(id);
      if (first !== undefined) faults.push(`${name}: ${key}.${id}: is already in ${first}`);
      else owner.set(id, name);
    }
}

function merge<T>(maps: readonly (Record<string, T> | undefined)[]): Record<string, T> {
  const entries = maps.flatMap((map) => Object.entries(map ?? {}));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
