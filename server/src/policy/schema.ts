import * as z from 'zod';
import { KINDS } from '../codes/types';
import { parseCodeRange } from '../codes/ranges';
import { parseDay } from '../draft/days';
import { CATEGORIES, LINES_OF_BUSINESS, PURPOSES, ROUTES } from '../draft/fields';

/*
 * The form of a policy pack (`*.policy.yaml`). Texts that look like numbers (codes, modifiers,
 * places) may arrive as numbers; leading zeros survive because the reader keeps such texts.
 */

const asText = z.union([z.string(), z.number()]).transform(String);
const list = <T extends z.ZodType>(item: T) =>
  z
    .union([z.array(item), item])
    .transform((value) => (Array.isArray(value) ? value : [value]) as z.output<T>[]);

export const codeRange = asText.refine((text) => parseCodeRange(text) !== undefined, {
  message: 'must be a code (S9500) or a range of codes (S9325-S9379)',
});
export const codeList = list(codeRange);
export const modifierList = list(
  asText
    .transform((t) => t.toUpperCase())
    .refine((t) => /^[A-Z0-9]{2}$/.test(t), { message: 'must be a modifier of two characters' }),
);
export const placeList = list(
  asText.refine((t) => /^\d{2}$/.test(t), { message: 'must be a place of service of two digits' }),
);
const isoDate = z
  .string()
  .refine((text) => parseDay(text) !== undefined, { message: 'must be a date such as 2023-01-03' });

export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];
export const CONSEQUENCES = ['deny', 'modifier', 'missing', 'review', 'advice'] as const;
export type Consequence = (typeof CONSEQUENCES)[number];
export const STATUSES = [
  'paid',
  'included',
  'never',
  'not-covered',
  'conditional',
  'review',
] as const;
export type Status = (typeof STATUSES)[number];

export const effectiveSchema = z.strictObject({ from: isoDate.optional(), to: isoDate.optional() });

/** A list of codes: numbers and ranges, narrowed by kinds. */
export const codeSetSchema = z.union([
  codeList.transform((codes) => ({ codes, kinds: undefined, except: undefined })),
  z.strictObject({
    codes: codeList,
    kinds: z.array(z.enum(KINDS)).optional(),
    except: codeList.optional(),
  }),
]);

const whereShape = {
  codes: codeList.optional(),
  kinds: list(z.enum(KINDS)).optional(),
  sets: list(z.string()).optional(),
  modifiers: modifierList.optional(),
  place: placeList.optional(),
  form: list(z.enum(['cms1500', 'ub04'])).optional(),
  line_of_business: list(z.enum(LINES_OF_BUSINESS)).optional(),
  group: list(asText).optional(),
  network: list(z.enum(['in', 'out'])).optional(),
  emergency: z.boolean().optional(),
  provider_type: list(z.enum(['home-infusion', 'physician', 'facility'])).optional(),
  purpose: list(z.enum(PURPOSES)).optional(),
  route: list(z.enum(ROUTES)).optional(),
  category: list(z.enum(CATEGORIES)).optional(),
  member_owned: z.boolean().optional(),
  state_mandated: z.boolean().optional(),
};

/** One vocabulary of conditions for all rules: keys are joined by AND, lists by OR. */
export interface Where {
  codes?: string[];
  kinds?: string[];
  sets?: string[];
  modifiers?: string[];
  place?: string[];
  form?: string[];
  line_of_business?: string[];
  group?: string[];
  network?: string[];
  emergency?: boolean;
  provider_type?: string[];
  purpose?: string[];
  route?: string[];
  category?: string[];
  member_owned?: boolean;
  state_mandated?: boolean;
  /** Another line of that day meets this. */
  same_day?: Where;
  not?: Where;
}

export const whereSchema: z.ZodType<Where> = z.lazy(() =>
  z.strictObject({ ...whereShape, same_day: whereSchema.optional(), not: whereSchema.optional() }),
);

/** What stands behind a finding: clause ids, section, our own words; `policy` where it is a code set. */
export const citeSchema = z.strictObject({
  clauses: list(z.string()).optional(),
  section: z.string().optional(),
  says: z.string().optional(),
  policy: z.string().optional(),
});
export type Cite = z.output<typeof citeSchema>;

const CITE_KEYS = new Set(['clauses', 'section', 'says', 'policy']);
/** One cite for every message of the rule, or one for each by message id. */
export const citesSchema = z
  .union([citeSchema, z.record(z.string(), citeSchema)])
  .transform((value) => {
    const single = Object.keys(value).every((key) => CITE_KEYS.has(key));
    return single ? { all: value as Cite } : { byMessage: value as Record<string, Cite> };
  });
export type Cites = { all: Cite } | { byMessage: Record<string, Cite> };

export const codeStatusSchema = z.strictObject({
  codes: codeList,
  status: z.enum(STATUSES),
  reason: z.string().optional(),
  authorization: z.boolean().optional(),
  clauses: list(z.string()).optional(),
  section: z.string().optional(),
  effective: effectiveSchema.optional(),
});
export type CodeStatus = z.output<typeof codeStatusSchema>;

export const entrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'must be lower-case words joined by hyphens'),
  rule: z.string().optional(),
  where: whereSchema.optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  cites: citesSchema.optional(),
  severity: z.enum(SEVERITIES).optional(),
  consequence: z.enum(CONSEQUENCES).optional(),
  effective: effectiveSchema.optional(),
  off: z.boolean().optional(),
});
export type RawEntry = z.output<typeof entrySchema>;

const statementSchema = z.strictObject({
  clauses: list(z.string()).optional(),
  section: z.string().optional(),
  says: z.string(),
  /** Codes that the statement speaks of: it is shown on their hover. */
  codes: codeList.optional(),
});
export type Statement = z.output<typeof statementSchema>;

/** A second entry of one id would quietly change the first. */
function eachIdOnce(entries: readonly RawEntry[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  entries.forEach(({ id }, position) => {
    if (seen.has(id))
      context.addIssue({
        code: 'custom',
        path: [position, 'id'],
        message: 'must be unique in the pack; an entry above has it already',
      });
    seen.add(id);
  });
}

export const packSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens'),
  name: z.string(),
  policy: asText.optional(),
  title: z.string().optional(),
  version: asText.optional(),
  effective: effectiveSchema.optional(),
  reviewed: isoDate.optional(),
  extends: z.string().optional(),
  per_diem_basis: z.enum(['administered', 'access']).optional(),
  sets: z.record(z.string(), codeSetSchema).optional(),
  codes: z.array(codeStatusSchema).optional(),
  entries: z.array(entrySchema).superRefine(eachIdOnce).optional(),
  advice: z.array(statementSchema).optional(),
  silent: z.array(statementSchema).optional(),
});
/** A pack as its file says it, before `extends` is followed. */
export type RawPack = z.output<typeof packSchema>;
