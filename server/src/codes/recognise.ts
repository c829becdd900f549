import { DelimitedRecords } from './delimited';
import {
  hcpcsColumns,
  importHcpcsDelimited,
  importHcpcsRecords,
  isHcpcsRecord,
} from './import-hcpcs';
import { importMue, mueColumns } from './import-mue';
import { importNdc, ndcColumns } from './import-ndc';
import type { TableImport } from './import-rows';
import type { TableKind } from './table-file';

/** So many lines hold the header of an official file, with the notices before it. */
export const HEAD_LINES = 200;

const SEPARATORS = [',', '\t', ';'];

/** The import that reads a file which begins with these lines; undefined when it is of no known form. */
export function recogniseTable(head: readonly string[], kind?: TableKind): TableImport | undefined {
  const found = [
    ...(head.some(isHcpcsRecord) ? [importHcpcsRecords()] : []),
    ...(head.some(ndcColumns) ? [importNdc()] : []),
    ...SEPARATORS.flatMap((separator) => ofRecords(head, separator)),
  ];
  return found.find((one) => kind === undefined || one.kind === kind);
}

function ofRecords(head: readonly string[], separator: string): TableImport[] {
  const found: TableImport[] = [];
  const records = new DelimitedRecords(
    separator,
    (cells) => {
      if (mueColumns(cells)) found.push(importMue(separator));
      else if (hcpcsColumns(cells)) found.push(importHcpcsDelimited(separator));
    },
    () => undefined,
  );
  head.forEach((text, i) => records.line(text, i + 1));
  records.end();
  return found.slice(0, 1);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  /(?<![a-z])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])/i;

/**
 * The first day of the edition by a file's name, ISO: `HCPC2025_OCT_ANWEB.txt`, `october-2025…`,
 * `…_Eff_10-01-2025.csv`; undefined when it names no month and year.
 */
export function editionOfName(name: string): string | undefined {
  const dated = /(?<!\d)(\d\d)-(\d\d)-(\d{4})(?!\d)/.exec(name);
  if (dated) return `${dated[3]}-${dated[1]}-01`;
  const month = MONTH.exec(name)?.[1]?.toLowerCase();
  const year = /(?<!\d)(20\d\d)(?!\d)/.exec(name)?.[1];
  if (month === undefined || year === undefined) return undefined;
  const number = MONTHS.indexOf(month.slice(0, 3)) + 1;
  return `${year}-${String(number).padStart(2, '0')}-01`;
}
