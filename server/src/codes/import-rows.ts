import { parseDay } from '../draft/days';
import type { TableBody, TableKind } from './table-file';

/** A row that was left out. `line` counts from 1. */
export interface BadRow {
  line: number;
  what: string;
}

/** Bad rows are shown up to this number; the rest are counted. */
const SHOWN = 20;

/** The rows that were left out: the first ones, and how many there are. */
export class BadRows {
  readonly shown: BadRow[] = [];
  count = 0;

  add(line: number, what: string): void {
    this.count++;
    if (this.shown.length < SHOWN) this.shown.push({ line, what });
  }
}

/** What an official file came to. */
export interface ImportedTable {
  body: TableBody;
  /** What was read, with its number: `[8463, 'code']`. Nothing was read when the first is 0. */
  counts: readonly [number: number, what: string][];
  /** First day of the edition, ISO: as given, else where the file tells it. */
  edition: string | undefined;
}

/** An import under way: lines go in one by one, the table comes out at the end. */
export interface TableImport {
  readonly kind: TableKind;
  /** What the file is, for people: `HCPCS record file`. */
  readonly form: string;
  readonly bad: BadRows;
  /** A line without its line end. */
  line(text: string, number: number): void;
  /** `edition`: first day of the edition, where the name of the file tells it. */
  finish(edition?: string): ImportedTable;
}

/**
 * A date as the official files write it (`20251001`, `10/1/2025`, `2025-10-01`; blank or zeros for
 * none) in ISO; undefined where there is none, null where it cannot be read.
 */
export function officialDay(text: string): string | undefined | null {
  const trimmed = text.trim();
  if (/^[0]*$/.test(trimmed)) return undefined;
  const plain = /^(\d{4})(\d\d)(\d\d)$/.exec(trimmed) ?? /^(\d{4})-(\d\d)-(\d\d)$/.exec(trimmed);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(trimmed);
  const [year = '', month = '', day = ''] = plain
    ? plain.slice(1)
    : american
      ? [american[3], american[1], american[2]]
      : [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseDay(iso) === undefined ? null : iso;
}
