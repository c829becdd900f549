import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const DRAFT = /\.claim\.ya?ml$/i;

/** Nobody keeps claims there, and there is much in them. */
const SKIPPED = new Set(['node_modules', '.git', '.vscode-test']);

/** Whether a file is a draft, by its name. */
export function isDraftName(file: string): boolean {
  return DRAFT.test(file);
}

/**
 * Every file in a folder and below. Links to folders are not followed; links to files count, for a
 * draft that is left out in silence would look clean. A folder that cannot be read is told.
 */
export function filesBelow(
  folder: string,
  unreadable: (folder: string, error: unknown) => void,
): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(path, unreadable);
      if (entry.isFile()) return [path];
      return entry.isSymbolicLink() && leadsToFile(path) ? [path] : [];
    });
  } catch (error) {
    unreadable(folder, error);
    return [];
  }
}

/**
 * A link that leads nowhere, or in a circle, counts: reading it says what is wrong. One to a folder, or
 * to a device that could be read without end, does not.
 */
function leadsToFile(link: string): boolean {
  try {
    return statSync(link).isFile();
  } catch {
    return true;
  }
}
