import * as vscode from 'vscode';

/** The names of drafts, as languages in package.json have them. */
export const DRAFTS = '**/*.claim.{yaml,yml}';
const DRAFT_NAME = /\.claim\.ya?ml$/;
/** Nobody keeps claims there, and there is much in them. */
const SKIPPED = ['node_modules', '.git'];

/** Names of files are held in memory up to here. */
const MOST_FOUND = 50_000;

/** The drafts of the folders that are open, by address; `isMore` where more than `most` are there. */
export async function findDrafts(
  most: number,
  token: vscode.CancellationToken,
): Promise<{ drafts: vscode.Uri[]; isMore: boolean }> {
  const skipped = `**/{${SKIPPED.join(',')}}/**`;
  // A search that is to find fewer finds any, not the first ones.
  const found = await vscode.workspace.findFiles(DRAFTS, skipped, MOST_FOUND, token);
  // Folders that lie on no disk may have nothing that searches them.
  const others = found.length === 0 ? await walked(MOST_FOUND, token) : [];
  const all = [...found, ...others].sort((a, b) => (a.toString() < b.toString() ? -1 : 1));
  return { drafts: all.slice(0, most), isMore: all.length > most };
}

async function walked(most: number, token: vscode.CancellationToken): Promise<vscode.Uri[]> {
  const folders = (vscode.workspace.workspaceFolders ?? [])
    .map(({ uri }) => uri)
    .filter(({ scheme }) => scheme !== 'file' && scheme !== 'vscode-remote');
  const found: vscode.Uri[] = [];
  for (
    let folder = folders.pop();
    folder && found.length < most && !token.isCancellationRequested;
    folder = folders.pop()
  )
    for (const [name, type] of await entriesOf(folder)) {
      const uri = vscode.Uri.joinPath(folder, name);
      // A link may lead back to where it stands.
      if (type === vscode.FileType.Directory && !SKIPPED.includes(name)) folders.push(uri);
      else if (type & vscode.FileType.File && DRAFT_NAME.test(name)) found.push(uri);
    }
  return found;
}

async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return []; // what cannot be read holds nothing
  }
}

/** The text of a file without its byte-order mark; undefined where it cannot be read or is not UTF-8. */
export async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether there is no such file; a link that leads nowhere is one. */
export async function isGone(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return false;
  } catch (error) {
    return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
  }
}

/** The document that an editor or anything else has open. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const address = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === address);
}
