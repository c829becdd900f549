import * as z from 'zod/mini';
import { KINDS } from '../codes/types';
import { parseCodeRange } from '../codes/ranges';
import { parseDay } from '../draft/days';
import { CATEGORIES, LINES_OF_BUSINESS, PURPOSES, ROUTES } from '../draft/listed-values';
import { MAX_CONDITIONS } from '../draft/limits';

/*
 * The form of a policy pack (`*.policy.yaml`). Texts that look like numbers (codes, modifiers,
 * places) may arrive as numbers; leading zeros survive because the reader keeps such texts.
 */

const asText = z.pipe(z.union([z.string(), z.number()]), z.transform(String));
const list = <T extends z.ZodMiniType>(item: T) =>
  z.pipe(
    z.union([z.array(item), item]),
    z.transform((value) => (Array.isArray(value) ? value : [value]) as z.output<T>[]),
  );

export const codeRange = asText.check(
  z.refine((text) => parseCodeRange(text) !== undefined, {
    message: 'must be a code (S9500) or a range of codes (S9325-S9379)',
  }),
);
export const codeList = list(codeRange);
export const modifierList = list(
  z
    .pipe(
      asText,
      z.transform((t) => t.toUpperCase()),
    )
    .check(
      z.refine((t) => /^[A-Z0-9]{2}$/.test(t), { message: 'must be a modifier of two characters' }),
    ),
);
export const placeList = list(
  asText.check(
    z.refine((t) => /^\d{2}$/.test(t), { message: 'must be a place of service of two digits' }),
  ),
);
const isoDate = z.string().check(
  z.refine((text) => parseDay(text) !== undefined, {
    message: 'must be a date such as 2023-01-03',
  }),
);

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

export const effectiveSchema = z.strictObject({
  from: z.optional(isoDate),
  to: z.optional(isoDate),
});

/** A list of codes: numbers and ranges, narrowed by kinds. */
export const codeSetSchema = z.union([
  z.pipe(
    codeList,
    z.transform((codes) => ({ codes, kinds: undefined, except: undefined })),
  ),
  z.strictObject({
    codes: codeList,
    kinds: z.optional(z.array(z.enum(KINDS))),
    except: z.optional(codeList),
  }),
]);

const whereShape = {
  codes: z.optional(codeList),
  kinds: z.optional(list(z.enum(KINDS))),
  sets: z.optional(list(z.string())),
  modifiers: z.optional(modifierList),
  place: z.optional(placeList),
  form: z.optional(list(z.enum(['cms1500', 'ub04']))),
  line_of_business: z.optional(list(z.enum(LINES_OF_BUSINESS))),
  group: z.optional(list(asText)),
  network: z.optional(list(z.enum(['in', 'out']))),
  emergency: z.optional(z.boolean()),
  provider_type: z.optional(list(z.enum(['home-infusion', 'physician', 'facility']))),
  purpose: z.optional(list(z.enum(PURPOSES))),
  route: z.optional(list(z.enum(ROUTES))),
  category: z.optional(list(z.enum(CATEGORIES))),
  member_owned: z.optional(z.boolean()),
  state_mandated: z.optional(z.boolean()),
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

export const whereSchema: z.ZodMiniType<Where> = z.lazy(() =>
  z
    .strictObject({
      ...whereShape,
      same_day: z.optional(whereSchema),
      not: z.optional(whereSchema),
    })
    .check(
      z.refine((where) => conditionsIn(where) !== MAX_CONDITIONS + 1, {
        message: `must not hold more than ${MAX_CONDITIONS - 1} conditions in each other`,
      }),
    ),
);

/** How many conditions stand in each other, the outermost counted. */
function conditionsIn({ same_day: sameDay, not }: Where): number {
  return 1 + Math.max(sameDay ? conditionsIn(sameDay) : 0, not ? conditionsIn(not) : 0);
}

/** What stands behind a finding: clause ids, section, our own words; `policy` where it is a code set. */
export const citeSchema = z.strictObject({
  clauses: z.optional(list(z.string())),
  section: z.optional(z.string()),
  says: z.optional(z.string()),
  policy: z.optional(z.string()),
});
export type Cite = z.output<typeof citeSchema>;

const CITE_KEYS = new Set(['clauses', 'section', 'says', 'policy']);
/** One cite for every message of the rule, or one for each by message id. */
export const citesSchema = z.pipe(
  z.union([citeSchema, z.record(z.string(), citeSchema)]),
  z.transform((value) => {
    const single = Object.keys(value).every((key) => CITE_KEYS.has(key));
    return single ? { all: value as Cite } : { byMessage: value as Record<string, Cite> };
  }),
);
export type Cites = { all: Cite } | { byMessage: Record<string, Cite> };

export const codeStatusSchema = z.strictObject({
  codes: codeList,
  status: z.enum(STATUSES),
  reason: z.optional(z.string()),
  authorization: z.optional(z.boolean()),
  clauses: z.optional(list(z.string())),
  section: z.optional(z.string()),
  effective: z.optional(effectiveSchema),
});
export type CodeStatus = z.output<typeof codeStatusSchema>;

export const entrySchema = z.strictObject({
  id: z
    .string()
    .check(z.regex(/^[a-z0-9][a-z0-9.-]*$/, 'must be lower-case words joined by hyphens')),
  rule: z.optional(z.string()),
  where: z.optional(whereSchema),
  with: z.optional(z.record(z.string(), z.unknown())),
  cites: z.optional(citesSchema),
  severity: z.optional(z.enum(SEVERITIES)),
  consequence: z.optional(z.enum(CONSEQUENCES)),
  effective: z.optional(effectiveSchema),
  off: z.optional(z.boolean()),
});
export type RawEntry = z.output<typeof entrySchema>;

const statementSchema = z.strictObject({
  clauses: z.optional(list(z.string())),
  section: z.optional(z.string()),
  says: z.string(),
  /** Codes that the statement speaks of: it is shown on their hover. */
  codes: z.optional(codeList),
});
export type Statement = z.output<typeof statementSchema>;

/** A second entry of one id would quietly change the first. */
function eachIdOnce(entries: readonly RawEntry[], context: z.core.$RefinementCtx): void {
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
  id: z
    .string()
    .check(z.regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens')),
  name: z.string(),
  policy: z.optional(asText),
  title: z.optional(z.string()),
  version: z.optional(asText),
  effective: z.optional(effectiveSchema),
  reviewed: z.optional(isoDate),
  extends: z.optional(z.string()),
  per_diem_basis: z.optional(z.enum(['administered', 'access'])),
  sets: z.optional(z.record(z.string(), codeSetSchema)),
  codes: z.optional(z.array(codeStatusSchema)),
  entries: z.optional(z.array(entrySchema).check(z.superRefine(eachIdOnce))),
  advice: z.optional(z.array(statementSchema)),
  silent: z.optional(z.array(statementSchema)),
});
/** A pack as its file says it, before `extends` is followed. */
export type RawPack = z.output<typeof packSchema>;
