import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { Checker } from '../check/check';
import { packFaults, spanOfFault } from '../check/file-faults';
import { NO_SETTINGS, readSettings, type Settings } from '../check/settings';
import { importedFrom, type Imported } from '../codes/official';
import type { SyntaxTree } from '../draft/syntax';
import type { Path, Span } from '../draft/spans';
import { readPack, type FileFault } from '../policy/read-pack';
import type { RawPack } from '../policy/schema';
import { CodeTableFiles } from './code-tables';
import { readText, reasonOf } from './read-text';
import type { Shipped } from './shipped';

export const SETTINGS_FILE = '.claimlint.yaml';

/** A fault of a settings file or a policy pack, where it stands in that file. */
export interface ProjectFault {
  /** Absolute path of the file. */
  file: string;
  kind: 'policy' | 'settings';
  text: string;
  fault: FileFault;
  span: Span;
}

/** What holds for the drafts of a folder: settings, the user's own packs, and a checker with them. */
export interface Project {
  settingsFile: string | undefined;
  settings: Settings;
  checker: Checker;
  faults: readonly ProjectFault[];
}

/** The nearest settings file upward from a folder. */
export function findSettings(folder: string): string | undefined {
  for (let dir = resolve(folder); ; dir = dirname(dir)) {
    const file = join(dir, SETTINGS_FILE);
    if (existsSync(file) && statSync(file).isFile()) return file;
    if (dirname(dir) === dir) return undefined;
  }
}

/** Reads the settings and packs that hold for a folder of drafts. What cannot be read is a fault. */
export function loadProject(
  folder: string,
  shipped: Shipped,
  tableFiles = new CodeTableFiles(),
): Project {
  return loadSettings(findSettings(folder), shipped, tableFiles);
}

/** The same for a settings file that `findSettings` has found, or for none. */
export function loadSettings(
  settingsFile: string | undefined,
  shipped: Shipped,
  tableFiles = new CodeTableFiles(),
): Project {
  if (settingsFile === undefined)
    return { settingsFile, settings: NO_SETTINGS, checker: new Checker(shipped), faults: [] };
  const faults: ProjectFault[] = [];
  const source = readSource(settingsFile, 'settings', faults);
  const read = readSettings(source.text);
  source.tree = read.tree;
  read.faults.forEach(source.report);
  const folders = foldersOf('policies', read.settings.policies, settingsFile, source);
  const own = readOwnPacks(
    folders.map(({ folder }) => folder),
    shipped,
    faults,
  );
  const tables = foldersOf('code_tables', read.settings.codeTables, settingsFile, source);
  const { official, ...imported } = readTables(tables, tableFiles, source);
  const checker = new Checker({
    codes: official ? shipped.codes.withOfficial(official) : shipped.codes,
    packs: own.packs,
    brokenPacks: own.broken,
    imported,
  });
  return { settingsFile, settings: read.settings, checker, faults };
}

/** A file of settings or policy, with a way to say what is wrong in it. */
interface Source {
  text: string;
  /** Set once it is parsed: faults are placed by it. */
  tree: SyntaxTree | undefined;
  readable: boolean;
  report: (fault: FileFault) => void;
}

/** Reads a file; one that cannot be read counts as empty, and that is its fault. */
function readSource(file: string, kind: ProjectFault['kind'], faults: ProjectFault[]): Source {
  const source: Source = {
    text: '',
    tree: undefined,
    readable: true,
    report: (fault) =>
      faults.push({ file, kind, text: source.text, fault, span: spanOfFault(source.tree, fault) }),
  };
  try {
    source.text = readText(file);
  } catch (error) {
    source.readable = false;
    source.report(unreadable(error));
  }
  return source;
}

/** A folder that the settings name, and where they do. */
interface NamedFolder {
  folder: string;
  name: string;
  path: Path;
}

/** The folders that a list of the settings names; each that cannot be used is a fault. */
function foldersOf(
  key: 'policies' | 'code_tables',
  names: readonly string[],
  settingsFile: string,
  source: Source,
): NamedFolder[] {
  return names.flatMap((name, i) => {
    const path = [key, i];
    const folder = insideFolder(dirname(settingsFile), name);
    if (!folder) source.report(badFolder(path, name));
    return folder ? [{ folder, name, path }] : [];
  });
}

/** The imported tables of these folders; a fault of theirs stands where the settings name the folder. */
function readTables(
  folders: readonly NamedFolder[],
  files: CodeTableFiles,
  source: Source,
): Imported {
  const found = folders.flatMap(({ folder, name, path }) => {
    const { tables, broken } = files.folder(folder);
    for (const what of broken) source.report(badTable(path, `${name}: ${what}.`));
    if (tables.length + broken.length === 0)
      source.report(badTable(path, `${name} holds no imported code table.`));
    return tables;
  });
  return importedFrom(found);
}

function badTable(path: Path, what: string): FileFault {
  return {
    path,
    messageId: 'code-table',
    what,
    todo: 'Import the official file again with `claimlint codes import`.',
  };
}

/** A folder named by the settings; only folders beside or below the settings file are read. */
function insideFolder(base: string, name: string): string | undefined {
  const dir = resolve(base, name);
  const path = relative(base, dir);
  if (path.startsWith('..') || isAbsolute(path)) return undefined;
  return existsSync(dir) && statSync(dir).isDirectory() && isReadable(dir) ? dir : undefined;
}

function isReadable(dir: string): boolean {
  try {
    accessSync(dir, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function badFolder(path: Path, name: string): FileFault {
  return {
    path,
    messageId: 'no-folder',
    what: `There is no folder ${name} that can be read below the folder of this file.`,
    todo: 'Name a folder that lies beside this file.',
  };
}

interface OwnPacks {
  packs: Map<string, RawPack>;
  broken: Set<string>;
}

/** The shipped packs with the user's own; every fault of those in its own file. */
function readOwnPacks(
  folders: readonly string[],
  shipped: Shipped,
  faults: ProjectFault[],
): OwnPacks {
  const packs = new Map(shipped.packs);
  const broken = new Set<string>();
  const read: { source: Source; pack: RawPack }[] = [];
  for (const file of folders.flatMap(packFiles)) {
    const source = readSource(file, 'policy', faults);
    if (!source.readable) continue;
    const { value, faults: found, tree, id } = readPack(source.text);
    source.tree = tree;
    found.forEach(source.report);
    const taken = id !== undefined && packs.has(id);
    if (taken) source.report(idTaken(id));
    else if (value) {
      packs.set(value.id, value);
      read.push({ source, pack: value });
    } else if (id !== undefined) broken.add(id);
  }
  for (const { source, pack } of read) {
    const found = packFaults(pack, packs);
    found.forEach(source.report);
    if (found.length > 0) broken.add(pack.id);
  }
  return { packs, broken };
}

function packFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.policy.yaml') || name.endsWith('.policy.yml'))
    .sort()
    .map((name) => join(folder, name));
}

function unreadable(error: unknown): FileFault {
  return {
    path: [],
    messageId: 'unreadable',
    what: `The file cannot be read (${reasonOf(error)}).`,
    todo: 'Give yourself leave to read it, or save it as UTF-8.',
  };
}

function idTaken(id: string): FileFault {
  return {
    path: ['id'],
    messageId: 'id-taken',
    what: `The id ${id} belongs to another pack.`,
    todo: `Choose an id of your own and write \`extends: ${id}\`.`,
  };
}
