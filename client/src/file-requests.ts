import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  READ_FILE,
  READ_FOLDER,
  READ_SHIPPED,
  SHIPPED_FILES,
  type ReadAnswer,
  type ReadParams,
  type ReadShippedParams,
} from '../../server/src/lsp/own-messages';

/**
 * Reads files for the server, which in a browser has no disk: the data that ship, and settings, policy
 * packs and code tables in the folders that are open. Nothing else is ever read for it.
 */
export function answerFileRequests(client: BaseLanguageClient, extension: vscode.Uri): void {
  client.onRequest(READ_SHIPPED, ({ name }: ReadShippedParams) => readShipped(extension, name));
  client.onRequest(READ_FILE, ({ uri }: ReadParams) => readFile(uri));
  client.onRequest(READ_FOLDER, ({ uri }: ReadParams) => filesIn(uri));
}

/** The names of the files that the server may want. */
const WANTED = /(?:^|\/)(?:\.claimlint\.yaml|[^/]+\.policy\.ya?ml|[^/]+\.table\.json)$/;

/** The address, if it is one of a file or folder within the folders that are open. */
export function allowed(uri: string, kind: 'file' | 'folder'): vscode.Uri | undefined {
  const parsed = vscode.Uri.parse(uri);
  const isPlain = parsed.path.split(/[/\\]/).every((step) => step !== '..' && step !== '.');
  if (!isPlain || (kind === 'file' && !WANTED.test(parsed.path))) return undefined;
  return vscode.workspace.getWorkspaceFolder(parsed) ? parsed : undefined;
}

async function readShipped(extension: vscode.Uri, name: string): Promise<string> {
  if (!SHIPPED_FILES.some((file) => file === name)) throw new Error('No such file ships.');
  const file = vscode.Uri.joinPath(extension, 'dist', 'data', name);
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

async function readFile(uri: string): Promise<ReadAnswer> {
  const file = allowed(uri, 'file');
  if (!file) return null;
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(file);
  } catch (error) {
    const reason = reasonOf(error);
    return ABSENT.includes(reason) ? null : { unreadable: reason };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { unreadable: 'not UTF-8 text' };
  }
}

async function filesIn(uri: string): Promise<string[] | null> {
  const folder = allowed(uri, 'folder');
  if (!folder) return null;
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.flatMap(([name, type]) => (type & vscode.FileType.File ? [name] : []));
  } catch {
    return null;
  }
}

const ABSENT = ['FileNotFound', 'FileIsADirectory', 'FileNotADirectory'];

/** VS Code's short code, `NoPermissions` say; never a path or content. */
function reasonOf(error: unknown): string {
  return error instanceof vscode.FileSystemError ? error.code : 'unknown reason';
}
