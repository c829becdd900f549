import type { BadRow, ImportedTable, TableImport } from '../../server/src/codes/import-rows';
import { recogniseTable } from '../../server/src/codes/recognise';
import type { CodeTable, TableKind } from '../../server/src/codes/table-file';

/* Small files in the layouts of the official ones. Their codes and texts are invented. */

export interface HcpcsRecord {
  code: string;
  /** 3 and 4: first and further records of a code; 7 and 8: of a modifier. */
  record?: string;
  sequence?: string;
  text?: string;
  added?: string;
  action?: string;
  terminated?: string;
}

/** One record of the HCPCS file: 320 columns. */
export function hcpcsRecord({
  code,
  record = '3',
  sequence = '00100',
  text = 'Something invented',
  added = '',
  action = '',
  terminated = '',
}: HcpcsRecord): string {
  const columns = [
    code.length === 2 ? `   ${code}` : code.padEnd(5),
    sequence,
    record,
    text.padEnd(80),
    'Short text'.padEnd(28),
    ''.padEnd(149), // prices, coverage, types of service
    added.padEnd(8),
    action.padEnd(8),
    terminated.padEnd(8),
    'N',
  ];
  return columns.join('').padEnd(320);
}

export const MUE_NOTICE = `"Codes and their descriptions are an invented mark.
All of ""it"" is invented, too.",,,
`;

export const MUE_HEADER = `"HCPCS/
CPT Code",Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale
`;

export const NDC_HEADER =
  'PRODUCTID\tPRODUCTNDC\tNDCPACKAGECODE\tPACKAGEDESCRIPTION\tSTARTMARKETINGDATE\tENDMARKETINGDATE\tNDC_EXCLUDE_FLAG\tSAMPLE_PACKAGE\n';

/** One row of the package file. */
export function ndcRow(code: string, description = `1 VIAL in 1 CARTON (${code})`): string {
  return `${code}_a\t${code.slice(0, -3)}\t${code}\t${description}\t20200101\t\tN\tN\n`;
}

export interface Read extends ImportedTable {
  kind: TableKind;
  bad: BadRow[];
}

/** Reads a text as the import does; undefined when its form is not known. */
export function importText(text: string, edition?: string, kind?: TableKind): Read | undefined {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const reader: TableImport | undefined = recogniseTable(lines, kind);
  if (!reader) return undefined;
  lines.forEach((line, i) => reader.line(line, i + 1));
  return { ...reader.finish(edition), kind: reader.kind, bad: reader.bad.shown };
}

/** The table of a text that has a known form. */
export function tableOf(text: string, edition?: string): CodeTable {
  const read = importText(text, edition);
  if (!read) throw new Error('of no known form');
  return {
    version: 1,
    source: 'invented.txt',
    imported: '2026-11-21',
    edition: read.edition ?? null,
    ...read.body,
  } as CodeTable;
}
