import * as vscode from 'vscode';

/**
 * Opens a file of the test workspace in an editor.
 * @param name its path below the workspace's folder.
 */
export async function openInEditor(name: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('the test workspace is not open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  return vscode.window.showTextDocument(document);
}
