import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { Checker } from '../check/check';
import { packFaults, spanOfFault } from '../check/file-faults';
import { NO_SETTINGS, readSettings, type Settings } from '../check/settings';
import type { SyntaxTree } from '../draft/syntax';
import type { Path, Span } from '../draft/spans';
import { readPack, type FileFault } from '../policy/read-pack';
import type { RawPack } from '../policy/schema';
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

/** Reads the settings and packs that hold for a folder of drafts. */
export function loadProject(folder: string, shipped: Shipped): Project {
  const settingsFile = findSettings(folder);
  if (!settingsFile)
    return { settingsFile, settings: NO_SETTINGS, checker: new Checker(shipped), faults: [] };
  const faults: ProjectFault[] = [];
  const text = readFileSync(settingsFile, 'utf8');
  const read = readSettings(text);
  for (const fault of read.faults)
    faults.push({
      file: settingsFile,
      kind: 'settings',
      text,
      fault,
      span: spanOfFault(read.tree, fault),
    });
  const base = dirname(settingsFile);
  const folders = read.settings.policies.flatMap((name, i) => {
    const found = insideFolder(base, name);
    if (found) return [found];
    const fault = badFolder(['policies', i], name);
    faults.push({
      file: settingsFile,
      kind: 'settings',
      text,
      fault,
      span: spanOfFault(read.tree, fault),
    });
    return [];
  });
  const own = readOwnPacks(folders, shipped, faults);
  const checker = new Checker({ codes: shipped.codes, packs: own.packs, brokenPacks: own.broken });
  return { settingsFile, settings: read.settings, checker, faults };
}

/** A folder named by the settings; only folders beside or below the settings file are read. */
function insideFolder(base: string, name: string): string | undefined {
  const dir = resolve(base, name);
  const path = relative(base, dir);
  if (path.startsWith('..') || isAbsolute(path)) return undefined;
  return existsSync(dir) && statSync(dir).isDirectory() ? dir : undefined;
}

function badFolder(path: Path, name: string): FileFault {
  return {
    path,
    messageId: 'no-folder',
    what: `There is no folder ${name} below the folder of this file.`,
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
  const files: { file: string; text: string; tree: SyntaxTree | undefined; pack: RawPack }[] = [];
  for (const file of folders.flatMap(packFiles)) {
    const text = readFileSync(file, 'utf8');
    const { value, faults: found, tree, id } = readPack(text);
    const taken =
      id !== undefined && (shipped.packs.has(id) || files.some((f) => f.pack.id === id));
    const all = taken ? [...found, idTaken(id)] : found;
    for (const fault of all)
      faults.push({ file, kind: 'policy', text, fault, span: spanOfFault(tree, fault) });
    if (id !== undefined && !taken && all.length > 0) broken.add(id);
    if (!value || taken || all.length > 0) continue;
    packs.set(value.id, value);
    files.push({ file, text, tree, pack: value });
  }
  for (const { file, text, tree, pack } of files) {
    const found = packFaults(pack, packs);
    for (const fault of found)
      faults.push({ file, kind: 'policy', text, fault, span: spanOfFault(tree, fault) });
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

function idTaken(id: string): FileFault {
  return {
    path: ['id'],
    messageId: 'id-taken',
    what: `The id ${id} belongs to another pack.`,
    todo: `Choose an id of your own and write \`extends: ${id}\`.`,
  };
}
