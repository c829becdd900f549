import * as z from 'zod/mini';

/** What an official file holds: HCPCS codes, Medically Unlikely Edits, packages of drugs. */
export const TABLE_KINDS = ['hcpcs', 'mue', 'ndc'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** How the files of imported tables end. */
export const TABLE_SUFFIX = '.table.json';

/** Tables of another version were written by another Claimlint: they are to be imported again. */
const VERSION = 1;

const isoDay = z.iso.date();

const HEAD = {
  version: z.literal(VERSION),
  /** The name of the official file. */
  source: z.string(),
  /** The day of the import. */
  imported: isoDay,
  /** First day of the edition, where the file or its name tells it. */
  edition: z.nullable(isoDay),
};

const officialEntry = z.strictObject({
  text: z.string(),
  from: z.optional(isoDay),
  to: z.optional(isoDay),
});

const hcpcsTable = z.strictObject({
  kind: z.literal('hcpcs'),
  ...HEAD,
  /** The days for which every code there is stands in the table; null where that is not known. */
  covers: z.nullable(z.strictObject({ from: isoDay, through: isoDay })),
  codes: z.record(z.string(), officialEntry),
  modifiers: z.record(z.string(), officialEntry),
  /** Codes whose row could not be read: neither known nor unknown. */
  unreadable: z.array(z.string()),
});

const mueTable = z.strictObject({
  kind: z.literal('mue'),
  ...HEAD,
  /** Whose units the table limits: `Practitioner Services`. */
  services: z.string(),
  limits: z.record(
    z.string(),
    z.strictObject({ units: z.int().check(z.nonnegative()), by: z.enum(['line', 'day']) }),
  ),
});

const ndcTable = z.strictObject({
  kind: z.literal('ndc'),
  ...HEAD,
  /** By labeler of five digits: its product and package numbers, six digits each, in one text. */
  packages: z.record(z.string(), z.string().check(z.regex(/^(?:\d{6})+$/))),
});

const codeTable = z.discriminatedUnion('kind', [hcpcsTable, mueTable, ndcTable]);

/** A code or modifier with the text and the dates of the official file. */
export type OfficialEntry = z.infer<typeof officialEntry>;
export type HcpcsTable = z.infer<typeof hcpcsTable>;
export type MueTable = z.infer<typeof mueTable>;
export type NdcTable = z.infer<typeof ndcTable>;
/** An imported table, as its file holds it. */
export type CodeTable = z.infer<typeof codeTable>;
export type MueLimit = MueTable['limits'][string];

type WithoutHead<T> = T extends CodeTable
  ? Omit<T, 'version' | 'source' | 'imported' | 'edition'>
  : never;
/** What an import reads, before it is said where it comes from. */
export type TableBody = WithoutHead<CodeTable>;

/** The text of a table's file. */
export function printTable(
  body: TableBody,
  head: { source: string; imported: string; edition: string | null },
): string {
  const { kind, ...rest } = body;
  return `${JSON.stringify({ kind, version: VERSION, ...head, ...rest })}\n`;
}

/** Reads a table's file; a text in place of a table says what is wrong with it. */
export function parseTable(text: string): CodeTable | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'is damaged (not JSON)';
  }
  try {
    const read = codeTable.safeParse(value);
    if (read.success) return read.data;
  } catch (error) {
    // It has more faults than the schema can hold.
    if (!(error instanceof RangeError)) throw error;
  }
  const version =
    typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  if (typeof version === 'number' && version !== VERSION)
    return 'was written by another version of Claimlint';
  return 'is no imported code table';
}
