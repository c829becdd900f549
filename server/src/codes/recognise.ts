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
