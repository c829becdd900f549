import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { readSettings } from '../check/settings';
import { tablesIn } from './code-tables';
import { readTextInside } from './inside';
import { insideFolder, packFiles } from './project';
import { reasonOf } from './read-text';
import { shippedFiles } from './shipped';

/** A short text that tells contents apart: SHA-256 in hexadecimal digits. */
export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * The digest of what ships: the program and its data. `program`: the bundle that is run, which names
 * the parts that it loads by their content. Throws when the build is incomplete.
 */
export function shippedDigest(program: string, dataDir: string): string {
  const { codes, packs } = shippedFiles(dataDir);
  return digestOf([program, codes, packs].map((file) => digestOf(readFileSync(file))).join());
}

/** The digest of all that `loadSettings` reads: the settings file, its packs and code tables. */
export function settingsDigest(settingsFile: string | undefined): string {
  if (settingsFile === undefined) return '';
  const filesIn = (name: string, list: (folder: string) => string[]) => {
    const folder = insideFolder(dirname(settingsFile), name);
    return folder === undefined ? [] : list(folder);
  };
  const { policies, codeTables } = settingsIn(settingsFile);
  const files = [
    settingsFile,
    ...policies.flatMap((name) => filesIn(name, packFiles)),
    ...codeTables.flatMap((name) => filesIn(name, tablesIn)),
  ];
  return digestOf(JSON.stringify(files.map((file) => [basename(file), fileDigest(file)])));
}

function settingsIn(file: string) {
  try {
    return readSettings(readTextInside(dirname(file), file)).settings;
  } catch {
    return { policies: [], codeTables: [] };
  }
}

/** The digest of a file's text, or why it cannot be read. */
function fileDigest(file: string): string {
  try {
    return digestOf(readTextInside(dirname(file), file));
  } catch (error) {
    return reasonOf(error);
  }
}
