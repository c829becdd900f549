import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  isPackFile,
  openSettings,
  projectOf,
  projectWithoutSettings,
  SETTINGS_FILE,
  type FileText,
  type Project,
} from '../check/project';
import { CodeTableFiles } from './code-tables';
import { isNamedInside, liesInside, readTextInside } from './inside';
import { reasonOf } from './read-text';
import type { Shipped } from './shipped';

export { SETTINGS_FILE, type Project, type ProjectFault } from '../check/project';

/** The nearest settings file upward from a folder. */
export function findSettings(folder: string): string | undefined {
  for (let dir = resolve(folder); ; dir = dirname(dir)) {
    const file = join(dir, SETTINGS_FILE);
    if (existsSync(file) && statSync(file).isFile()) return file;
    if (dirname(dir) === dir) return undefined;
  }
}

/**
 * Reads the settings and packs that hold under a settings file that `findSettings` has found, or under
 * none. What cannot be read is a fault; the files of faults are absolute paths.
 * @param trusted false leaves the folder's own packs and code tables unused.
 */
export function loadSettings(
  settingsFile: string | undefined,
  shipped: Shipped,
  tableFiles = new CodeTableFiles(),
  trusted = true,
): Project {
  if (settingsFile === undefined) return projectWithoutSettings(shipped);
  const open = openSettings(readFileText(settingsFile));
  const { policies, codeTables } = open.settings;
  const folderNamed = (name: string) => insideFolder(dirname(settingsFile), name);
  const folders = {
    policies: policies.map((name) => {
      const folder = folderNamed(name);
      return folder === undefined ? undefined : packFiles(folder).map(readFileText);
    }),
    codeTables: (trusted ? codeTables : []).map((name) => {
      const folder = folderNamed(name);
      return folder === undefined ? undefined : tableFiles.folder(folder);
    }),
  };
  return projectOf(open, folders, shipped, trusted);
}

/** Reads a file that lies in its folder. */
function readFileText(file: string): FileText {
  try {
    return { file, text: readTextInside(dirname(file), file) };
  } catch (error) {
    return { file, text: '', unreadable: reasonOf(error) };
  }
}

/** A folder named by the settings; only folders beside or below the settings file are read. */
export function insideFolder(base: string, name: string): string | undefined {
  // What is written decides before the disk, or another machine, is asked.
  if (!isNamedInside(base, name)) return undefined;
  const dir = resolve(base, name);
  if (!existsSync(dir) || !statSync(dir).isDirectory() || !isReadable(dir)) return undefined;
  return liesInside(base, dir) ? dir : undefined;
}

function isReadable(dir: string): boolean {
  try {
    accessSync(dir, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The policy packs in a folder, in the order in which they are read. */
export function packFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter(isPackFile)
    .sort()
    .map((name) => join(folder, name));
}
