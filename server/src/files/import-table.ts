import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { editionIn } from '../codes/edition';
import type { ImportedTable, TableImport } from '../codes/import-rows';
import { HEAD_LINES, recogniseTable } from '../codes/recognise';
import type { TableKind } from '../codes/table-file';
import { readLines, type Line } from './read-lines';
import { reasonOf } from './read-text';

/** Why a file cannot be imported, in one line that says what to do. */
export class ImportError extends Error {}

export interface ImportedFile extends ImportedTable {
  /** What the file was, and its rows that were left out. */
  reader: TableImport;
}

const EXPECTED =
  'Expected are the HCPCS file of CMS (HCPC…_ANWEB.txt, or its columns as CSV), a table of Medically Unlikely Edits of the NCCI (CSV), or package.txt of the NDC directory.';

/**
 * Reads an official code file. `onProgress` is told the bytes that are read, and all of them. Throws an
 * `ImportError`.
 */
export async function importTable(
  file: string,
  kind: TableKind | undefined,
  onProgress: (done: number, all: number) => void,
): Promise<ImportedFile> {
  const all = sizeOf(file);
  const head: Line[] = [];
  let reader: TableImport | undefined;
  try {
    for await (const line of readLines(file, (done) => onProgress(done, all))) {
      if (reader) feed(reader, line);
      else if (head.push(line) >= HEAD_LINES) reader = readerOf(head, kind);
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(`The file cannot be read (${reasonOf(error)}).`);
  }
  reader ??= readerOf(head, kind);
  const result = reader.finish(editionIn(basename(file)));
  if (result.counts[0]?.[0] === 0)
    throw new ImportError(
      `The file looks like a ${reader.form}, and none of its rows can be read. ${EXPECTED}`,
    );
  return { ...result, reader };
}

function sizeOf(file: string): number {
  let found: ReturnType<typeof statSync>;
  try {
    found = statSync(file);
  } catch {
    throw new ImportError('There is no such file; check the path.');
  }
  if (!found.isFile()) throw new ImportError('This is no file. Name the official file itself.');
  if (found.size === 0) throw new ImportError('The file is empty. Download it again.');
  return found.size;
}

/** The reader of a file that begins with these lines, with the lines already read. */
function readerOf(head: readonly Line[], kind: TableKind | undefined): TableImport {
  const texts = head.map(({ text }) => text ?? '');
  if (texts[0]?.startsWith('PK'))
    throw new ImportError(
      'This is a ZIP archive or an Excel workbook. Unpack it and import the text or CSV file in it.',
    );
  const reader = recogniseTable(texts, kind);
  if (!reader) {
    const other = kind === undefined ? undefined : recogniseTable(texts);
    throw new ImportError(
      other
        ? `This is no ${kind} file but a ${other.form} (${other.kind}).`
        : `This is no official code file that is known. ${EXPECTED}`,
    );
  }
  for (const line of head) feed(reader, line);
  return reader;
}

function feed(reader: TableImport, { text, number }: Line): void {
  if (text === undefined) reader.bad.add(number, 'the line is too long to be a row');
  else reader.line(text, number);
}
