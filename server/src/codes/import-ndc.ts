import { padNdc } from '../draft/ndc';
import { headerName } from './delimited';
import { BadRows, type TableImport } from './import-rows';

/*
 * The package file of the FDA's NDC directory: columns between tabs, no quotes. Its package codes are
 * those of the outermost packages; the packages inside stand in brackets in the description.
 */

const INNER = /\((\d{4,5}-\d{3,4}-\d{1,2})\)/g;

interface Columns {
  code: number;
  description: number;
}

/** Where the columns stand in a header; undefined when it is none of the package file. */
export function ndcColumns(header: string): Columns | undefined {
  const names = header.split('\t').map(headerName);
  const code = names.indexOf('NDCPACKAGECODE');
  return code < 0 ? undefined : { code, description: names.indexOf('PACKAGEDESCRIPTION') };
}

/** The import of a package file. */
export function importNdc(): TableImport {
  const bad = new BadRows();
  /** By labeler: product and package, six digits. */
  const packages = new Map<string, Set<string>>();
  let columns: Columns | undefined;
  /** False when the code is no NDC of ten or eleven digits. */
  const add = (code: string): boolean => {
    const digits = padNdc(code)?.replaceAll('-', '');
    if (digits === undefined) return false;
    const labeler = digits.slice(0, 5);
    const known = packages.get(labeler) ?? new Set<string>();
    packages.set(labeler, known.add(digits.slice(5)));
    return true;
  };
  return {
    kind: 'ndc',
    form: 'package file of the NDC directory',
    bad,
    line: (text, number) => {
      if (!columns) {
        columns = ndcColumns(text);
        return;
      }
      if (text.trim() === '') return;
      const cells = text.split('\t');
      const code = cells[columns.code]?.trim() ?? '';
      if (!add(code)) return bad.add(number, `"${code.slice(0, 40)}" is no NDC with hyphens`);
      for (const [, inner = ''] of (cells[columns.description] ?? '').matchAll(INNER)) add(inner);
    },
    finish: (edition) => ({
      body: {
        kind: 'ndc',
        packages: Object.fromEntries(
          [...packages].map(([labeler, known]) => [labeler, [...known].sort().join('')]),
        ),
      },
      counts: [[[...packages.values()].reduce((sum, { size }) => sum + size, 0), 'package']],
      edition,
    }),
  };
}
