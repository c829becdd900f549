import { importedFrom, type Imported } from '../codes/official';
import type { CodeTable } from '../codes/table-file';
import type { Path, Span } from '../draft/spans';
import type { SyntaxTree } from '../draft/syntax';
import { readPack, type FileFault } from '../policy/read-pack';
import type { RawPack } from '../policy/schema';
import { Checker, type Untrusted } from './check';
import { packFaults, spanOfFault } from './file-faults';
import { NO_SETTINGS, readSettings, type Settings } from './settings';
import type { Shipped } from './shipped';

/*
 * What holds for the drafts of a folder, out of the texts of its files. Who reads these, from a disk
 * or through an editor, first opens the settings, then the folders that they name.
 */

export const SETTINGS_FILE = '.claimlint.yaml';

/** Whether a file of a folder that the settings name is a policy pack. */
export function isPackFile(name: string): boolean {
  return /\.policy\.ya?ml$/.test(name);
}

/** A file that was read: its text, or why it cannot be. */
export interface FileText {
  /** Its path or address, as its reader names it. */
  file: string;
  text: string;
  /** A few words; the file then counts as empty. */
  unreadable?: string;
}

/** What a folder of imported tables holds; a table that cannot be used is said in a few words. */
export interface TableFolder {
  tables: CodeTable[];
  /** `mue.table.json is damaged`. */
  broken: string[];
}

/** The folders that the settings name, one for each name; undefined for one that cannot be read. */
export interface NamedFolders {
  /** The policy packs in each. */
  policies: readonly (readonly FileText[] | undefined)[];
  /** Without trust they need not be read. */
  codeTables: readonly (TableFolder | undefined)[];
}

/** A fault of a settings file or a policy pack, where it stands in that file. */
export interface ProjectFault {
  /** The file, as its reader names it. */
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

/** A settings file, read. */
export interface OpenSettings {
  settings: Settings;
  source: Source;
  faults: ProjectFault[];
}

/** What holds where there is no settings file. */
export function projectWithoutSettings(shipped: Shipped): Project {
  return {
    settingsFile: undefined,
    settings: NO_SETTINGS,
    checker: new Checker(shipped),
    faults: [],
  };
}

/** Reads a settings file's text; its `settings` name the folders that `projectOf` wants. */
export function openSettings(file: FileText): OpenSettings {
  const faults: ProjectFault[] = [];
  const source = new Source(file, 'settings', faults);
  const read = readSettings(file.text);
  source.tree = read.tree;
  for (const fault of read.faults) source.report(fault);
  return { settings: read.settings, source, faults };
}

/**
 * What holds under a settings file. What cannot be used is a fault.
 * @param trusted false where the user has not said that the folder is to be trusted: then neither its
 * packs nor its code tables are used, and drafts that would need them say so.
 */
export function projectOf(
  { settings, source, faults }: OpenSettings,
  { policies, codeTables }: NamedFolders,
  shipped: Shipped,
  trusted: boolean,
): Project {
  const project = { settingsFile: source.file.file, settings, faults };
  settings.policies.forEach((name, i) => {
    if (!policies[i]) source.report(badFolder(['policies', i], name));
  });
  const packs = policies.flatMap((folder) => folder ?? []);
  if (!trusted) {
    const untrusted = withheld(packs, settings, shipped);
    return { ...project, checker: new Checker({ ...shipped, untrusted }) };
  }
  const own = readOwnPacks(packs, shipped, faults);
  const { official, ...imported } = tablesOf(settings.codeTables, codeTables, source);
  const checker = new Checker({
    codes: official ? shipped.codes.withOfficial(official) : shipped.codes,
    packs: own.packs,
    brokenPacks: own.broken,
    imported,
  });
  return { ...project, checker };
}

/** A file of settings or policy, with a way to say what is wrong in it. */
class Source {
  /** Set once it is parsed: faults are placed by it. */
  tree: SyntaxTree | undefined;

  constructor(
    readonly file: FileText,
    private readonly kind: ProjectFault['kind'],
    private readonly faults: ProjectFault[],
  ) {
    if (file.unreadable !== undefined) this.report(unreadable(file.unreadable));
  }

  report(fault: FileFault): void {
    const { file, text } = this.file;
    this.faults.push({ file, kind: this.kind, text, fault, span: spanOfFault(this.tree, fault) });
  }
}

/** What an untrusted folder brings and is not used: of its packs nothing but their ids is read. */
function withheld(packs: readonly FileText[], settings: Settings, shipped: Shipped): Untrusted {
  const ids = packs.flatMap(({ text }) => readPack(text).id ?? []);
  return {
    packs: new Set(ids.filter((id) => !shipped.packs.has(id))),
    tables: settings.codeTables.length > 0,
  };
}

interface OwnPacks {
  packs: Map<string, RawPack>;
  broken: Set<string>;
}

/** The shipped packs with the user's own; every fault of those in its own file. */
function readOwnPacks(
  files: readonly FileText[],
  shipped: Shipped,
  faults: ProjectFault[],
): OwnPacks {
  const packs = new Map(shipped.packs);
  const broken = new Set<string>();
  const read: { source: Source; pack: RawPack }[] = [];
  for (const file of files) {
    const source = new Source(file, 'policy', faults);
    if (file.unreadable !== undefined) continue;
    const { value, faults: found, tree, id } = readPack(file.text);
    source.tree = tree;
    for (const fault of found) source.report(fault);
    const taken = id !== undefined && packs.has(id);
    if (taken) source.report(idTaken(id));
    else if (value) {
      packs.set(value.id, value);
      read.push({ source, pack: value });
    } else if (id !== undefined) broken.add(id);
  }
  for (const { source, pack } of read) {
    const found = packFaults(pack, packs);
    for (const fault of found) source.report(fault);
    if (found.length > 0) broken.add(pack.id);
  }
  return { packs, broken };
}

/** The imported tables of these folders; a fault of theirs stands where the settings name the folder. */
function tablesOf(
  names: readonly string[],
  folders: NamedFolders['codeTables'],
  source: Source,
): Imported {
  const found = names.flatMap((name, i) => {
    const path = ['code_tables', i];
    const folder = folders[i];
    if (!folder) {
      source.report(badFolder(path, name));
      return [];
    }
    for (const what of folder.broken) source.report(badTable(path, `${name}: ${what}.`));
    if (folder.tables.length + folder.broken.length === 0)
      source.report(badTable(path, `${name} holds no imported code table.`));
    return folder.tables;
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

function badFolder(path: Path, name: string): FileFault {
  return {
    path,
    messageId: 'no-folder',
    what: `There is no folder ${name} that can be read below the folder of this file.`,
    todo: 'Name a folder that lies beside this file.',
  };
}

function unreadable(reason: string): FileFault {
  return {
    path: [],
    messageId: 'unreadable',
    what: `The file cannot be read (${reason}).`,
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
