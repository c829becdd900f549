import {
  isPackFile,
  openSettings,
  projectOf,
  SETTINGS_FILE,
  type FileText,
  type Project,
  type TableFolder,
} from '../check/project';
import { shippedFrom, type Shipped } from '../check/shipped';
import { parseTable, TABLE_SUFFIX } from '../codes/table-file';
import { fileIn, folderBelow, folderOf } from './addresses';
import type { Connection } from 'vscode-languageserver';
import type { ProjectReader } from './folder-projects';
import {
  READ_FILE,
  READ_FOLDER,
  READ_SHIPPED,
  SHIPPED_FILES,
  type ReadAnswer,
  type ReadParams,
} from './own-messages';
import type { FileAccess } from './runtime';

type Requests = Pick<Connection, 'sendRequest'>;

/**
 * Reads what holds for drafts through the client, which reads nothing outside the folders that are
 * open: in a browser, where there is no disk, and for folders that lie on none.
 */
export class ClientReader implements ProjectReader {
  constructor(private readonly connection: Requests) {}

  folderOf(uri: string, { clientReads }: FileAccess): string | undefined {
    return clientReads ? folderOf(uri) : undefined;
  }

  async findSettings(folder: string): Promise<string | undefined> {
    for (let dir: string | undefined = folder; dir !== undefined; dir = folderOf(dir)) {
      const file = fileIn(dir, SETTINGS_FILE);
      if (await this.read(file)) return file;
    }
    return undefined;
  }

  async load(settingsFile: string, shipped: Shipped, trusted: boolean): Promise<Project> {
    const open = openSettings(await this.fileText(settingsFile));
    const base = folderOf(settingsFile) ?? settingsFile;
    const { policies, codeTables } = open.settings;
    const folders = {
      policies: await Promise.all(policies.map((name) => this.packsIn(base, name))),
      codeTables: await Promise.all(
        (trusted ? codeTables : []).map((name) => this.tablesIn(base, name)),
      ),
    };
    return projectOf(open, folders, shipped, trusted);
  }

  addressOf(file: string): string {
    return file;
  }

  private async packsIn(base: string, path: string): Promise<FileText[] | undefined> {
    const files = await this.filesIn(base, path, isPackFile);
    return files && Promise.all(files.map(({ file }) => this.fileText(file)));
  }

  private async tablesIn(base: string, path: string): Promise<TableFolder | undefined> {
    const files = await this.filesIn(base, path, (name) => name.endsWith(TABLE_SUFFIX));
    if (!files) return undefined;
    const found: TableFolder = { tables: [], broken: [] };
    for (const { name, file } of files) {
      const { text, unreadable } = await this.fileText(file);
      const read = unreadable === undefined ? parseTable(text) : `cannot be read (${unreadable})`;
      if (typeof read === 'string') found.broken.push(`${name} ${read}`);
      else found.tables.push(read);
    }
    return found;
  }

  /** The files of a folder that the settings name, by name; undefined where it cannot be read. */
  private async filesIn(
    base: string,
    path: string,
    wanted: (name: string) => boolean,
  ): Promise<{ name: string; file: string }[] | undefined> {
    const folder = folderBelow(base, path);
    if (folder === undefined) return undefined;
    const params: ReadParams = { uri: folder };
    const names = await this.connection.sendRequest<string[] | null>(READ_FOLDER, params);
    return names
      ?.filter(wanted)
      .sort()
      .map((name) => ({ name, file: fileIn(folder, name) }));
  }

  private async fileText(file: string): Promise<FileText> {
    const answer = await this.read(file);
    if (!answer) return { file, text: '', unreadable: 'not found' };
    return 'text' in answer
      ? { file, text: answer.text }
      : { file, text: '', unreadable: answer.unreadable };
  }

  private read(uri: string): Promise<ReadAnswer> {
    const params: ReadParams = { uri };
    return this.connection.sendRequest<ReadAnswer>(READ_FILE, params);
  }
}

/** The data that ship, read by the client. Throws when the build is incomplete. */
export async function shippedByClient(connection: Requests): Promise<Shipped> {
  const [codes, packs] = await Promise.all(
    SHIPPED_FILES.map(async (name): Promise<unknown> =>
      JSON.parse(await connection.sendRequest<string>(READ_SHIPPED, { name })),
    ),
  );
  return shippedFrom(codes, packs);
}
