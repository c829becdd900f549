import * as vscode from 'vscode';

/**
 * The address of a file of the test workspace.
 * @param name its path below the workspace's folder.
 */
export function fileIn(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('the test workspace is not open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file of the test workspace in an editor. */
export async function openInEditor(name: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(fileIn(name));
  return vscode.window.showTextDocument(document);
}
