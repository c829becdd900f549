import { addMonths, formatDay, parseDay } from '../draft/days';
import { DelimitedRecords, headerName } from './delimited';
import { quarterOf } from './edition';
import { BadRows, officialDay, type ImportedTable, type TableImport } from './import-rows';
import type { OfficialEntry } from './table-file';

/*
 * The HCPCS file of CMS: fixed records of 320 columns (the record layout that comes with it), or the
 * same columns as delimited text. One record a code, further ones for the rest of a long description.
 */

/** Columns of a record, counted from 1, ends included. */
const COLUMNS = {
  code: [1, 5],
  sequence: [6, 10],
  record: [11, 11],
  text: [12, 91],
  added: [269, 276],
  action: [277, 284],
  terminated: [285, 292],
} as const;
type Column = keyof typeof COLUMNS;
type Row = Record<Column, string>;

/** What the record id says: a procedure or a modifier, its first record or a further one. */
const FIRST_OF_CODE = '3';
const MORE_OF_CODE = '4';
const FIRST_OF_MODIFIER = '7';
const MORE_OF_MODIFIER = '8';

const FIXED = /^(?:[A-Z0-9]{5}| {3}[A-Z0-9]{2})\d{5}[3478]\S/;
const LEVEL_TWO = /^[A-Z]\d{4}$/;
const CPT = /^\d{4}[A-Z0-9]$/;
const MODIFIER = /^[A-Z0-9]{2}$/;

/** How far back a file lists codes that were terminated: four years, by the files of CMS. */
const MONTHS_LISTED = 48;

/** True for a line that can only be a HCPCS record. */
export function isHcpcsRecord(line: string): boolean {
  return FIXED.test(line);
}

/** Where the columns stand in a header of delimited text; undefined when it is none of HCPCS. */
export function hcpcsColumns(header: readonly string[]): Map<Column, number> | undefined {
  const found = new Map<Column, number>();
  header.forEach((cell, i) => {
    const column = columnOf(headerName(cell));
    if (column && !found.has(column)) found.set(column, i);
  });
  return found.has('code') && found.has('text') ? found : undefined;
}

function columnOf(name: string): Column | undefined {
  if (/^HCPCS?(CODE)?$/.test(name)) return 'code';
  if (/^SEQ/.test(name)) return 'sequence';
  if (/^REC(ORD)?ID/.test(name)) return 'record';
  if (/^LONGDESC/.test(name)) return 'text';
  if (/^ADD(ED)?D(ATE|T)$/.test(name)) return 'added';
  if (/^ACT(ION)?EFF(ECTIVE)?D(ATE|T)$/.test(name)) return 'action';
  if (/^TERM(INATION)?D(ATE|T)$/.test(name)) return 'terminated';
  return undefined;
}

/** The import of a file of fixed records. */
export function importHcpcsRecords(): TableImport {
  const rows = new HcpcsRows();
  return {
    kind: 'hcpcs',
    form: 'HCPCS record file of CMS',
    bad: rows.bad,
    line: (text, number) => {
      // Some editions end with the end-of-file mark of DOS.
      if (text.replace('\u001a', '').trim() === '') return;
      const cut = ([from, through]: readonly [number, number]) => text.slice(from - 1, through);
      const row: Row = {
        code: cut(COLUMNS.code),
        sequence: cut(COLUMNS.sequence),
        record: cut(COLUMNS.record),
        text: cut(COLUMNS.text),
        added: cut(COLUMNS.added),
        action: cut(COLUMNS.action),
        terminated: cut(COLUMNS.terminated),
      };
      if (/^\d{5}$/.test(row.sequence)) rows.add(row, number);
      else rows.bad.add(number, 'no HCPCS record: columns 6 to 10 hold no sequence number');
    },
    finish: (edition) => rows.finish(edition),
  };
}

/** The import of delimited text. */
export function importHcpcsDelimited(separator: string): TableImport {
  const rows = new HcpcsRows();
  let columns: Map<Column, number> | undefined;
  const records = new DelimitedRecords(
    separator,
    (cells, line) => {
      if (!columns) columns = hcpcsColumns(cells);
      else if (cells.some((cell) => cell.trim() !== '')) rows.add(rowOf(cells, columns), line);
    },
    (line) => rows.bad.add(line, 'a quote is not closed'),
  );
  return {
    kind: 'hcpcs',
    form: 'HCPCS file of CMS as delimited text',
    bad: rows.bad,
    line: (text, number) => records.line(text, number),
    finish: (edition) => {
      records.end();
      return rows.finish(edition);
    },
  };
}

function rowOf(cells: readonly string[], columns: ReadonlyMap<Column, number>): Row {
  const cell = (column: Column) => cells[columns.get(column) ?? -1]?.trim() ?? '';
  const code = cell('code');
  return {
    code,
    sequence: cell('sequence'),
    record: cell('record') || (code.length === 2 ? FIRST_OF_MODIFIER : FIRST_OF_CODE),
    text: cell('text'),
    added: cell('added'),
    action: cell('action'),
    terminated: cell('terminated'),
  };
}

/** Gathers records into codes and modifiers. */
class HcpcsRows {
  readonly bad = new BadRows();
  private readonly codes = new Map<string, OfficialEntry>();
  private readonly modifiers = new Map<string, OfficialEntry>();
  /** Their rows are left out: of a bad record, or numbers of CPT, which is licensed. */
  private readonly left = new Set<string>();
  private readonly unreadable = new Set<string>();
  private newest = '';
  private firstTermination = '';

  add(row: Row, line: number): void {
    const code = row.code.trim().toUpperCase();
    switch (row.record.trim()) {
      case FIRST_OF_CODE:
        if (CPT.test(code)) this.left.add(code);
        else if (!LEVEL_TWO.test(code)) this.skip(code, line, `"${code}" is no HCPCS code`);
        else this.first(this.codes, code, row, line);
        return;
      case FIRST_OF_MODIFIER:
        if (!MODIFIER.test(code)) this.skip(code, line, `"${code}" is no modifier`);
        else this.first(this.modifiers, code, row, line);
        return;
      case MORE_OF_CODE:
        return this.more(this.codes, code, row, line);
      case MORE_OF_MODIFIER:
        return this.more(this.modifiers, code, row, line);
      default:
        this.skip(code, line, `"${row.record.trim()}" is no record id`);
    }
  }

  finish(edition?: string): ImportedTable {
    const day = edition ?? this.newest;
    const first = day === '' ? undefined : quarterOf(day);
    return {
      body: {
        kind: 'hcpcs',
        covers: first === undefined ? null : coverageOf(first, this.firstTermination),
        codes: Object.fromEntries(this.codes),
        modifiers: Object.fromEntries(this.modifiers),
        unreadable: [...this.unreadable].filter((code) => !this.codes.has(code)),
      },
      counts: [
        [this.codes.size, 'code'],
        [this.modifiers.size, 'modifier'],
      ],
      edition: first,
    };
  }

  private first(entries: Map<string, OfficialEntry>, code: string, row: Row, line: number): void {
    const [added, action, to] = [row.added, row.action, row.terminated].map(officialDay);
    const text = row.text.trim();
    if (entries.has(code)) return this.bad.add(line, `${code} stands twice; its first row holds`);
    if (text === '') return this.skip(code, line, `${code} has no description`);
    if (added === null || action === null || to === null)
      return this.skip(code, line, `a date of ${code} cannot be read`);
    if (added !== undefined && to !== undefined && to < added)
      return this.skip(code, line, `${code} ends before it begins`);
    this.left.delete(code);
    entries.set(code, { text, ...(added && { from: added }), ...(to && { to }) });
    for (const day of [added, action]) if (day && day > this.newest) this.newest = day;
    if (to && (this.firstTermination === '' || to < this.firstTermination))
      this.firstTermination = to;
  }

  private more(entries: Map<string, OfficialEntry>, code: string, row: Row, line: number): void {
    const entry = entries.get(code);
    if (entry) entry.text = `${entry.text} ${row.text.trim()}`.trim();
    else if (!this.left.has(code))
      this.bad.add(line, `a further record of "${code}", whose first one is missing`);
  }

  private skip(code: string, line: number, what: string): void {
    this.left.add(code);
    if (LEVEL_TWO.test(code)) this.unreadable.add(code);
    this.bad.add(line, what);
  }
}

/**
 * The days for which the file holds every code: the quarter of its edition, and back to the first
 * termination that it lists, since codes that were terminated later are all listed with it.
 */
function coverageOf(
  edition: string,
  firstTermination: string,
): { from: string; through: string } | null {
  const first = parseDay(edition);
  if (first === undefined) return null;
  const listed = parseDay(firstTermination);
  const from =
    listed === undefined ? first : Math.max(listed + 1, addMonths(first, -MONTHS_LISTED));
  return {
    from: formatDay(Math.min(from, first)),
    through: formatDay(addMonths(first, 3) - 1),
  };
}
