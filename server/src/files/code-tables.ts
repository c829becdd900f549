import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { TableFolder } from '../check/project';
import { parseTable, TABLE_SUFFIX, type CodeTable } from '../codes/table-file';
import { readTextInside } from './inside';
import { reasonOf } from './read-text';

/** The imported tables in a folder, in the order in which they are read. */
export function tablesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(TABLE_SUFFIX))
    .sort()
    .map((name) => join(folder, name));
}

/** Reads imported tables. A file is read once, and again only when it has changed. */
export class CodeTableFiles {
  private readonly known = new Map<string, { stamp: string; read: CodeTable | string }>();

  /** The tables of a folder that can be read. */
  folder(folder: string): TableFolder {
    const found: TableFolder = { tables: [], broken: [] };
    for (const file of tablesIn(folder)) {
      const read = this.file(file);
      if (typeof read === 'string') found.broken.push(`${basename(file)} ${read}`);
      else found.tables.push(read);
    }
    return found;
  }

  private file(file: string): CodeTable | string {
    try {
      const { mtimeMs, size, ino } = statSync(file);
      const stamp = `${mtimeMs} ${size} ${ino}`;
      const known = this.known.get(file);
      if (known?.stamp === stamp) return known.read;
      const read = parseTable(readTextInside(dirname(file), file));
      this.known.set(file, { stamp, read });
      return read;
    } catch (error) {
      return `cannot be read (${reasonOf(error)})`;
    }
  }
}
