import * as vscode from 'vscode';

/** Opens a copy of a draft that ships with the extension; what is done to it harms nothing. */
export async function openSample({ extensionUri }: vscode.ExtensionContext): Promise<void> {
  const file = vscode.Uri.joinPath(extensionUri, 'samples', 'two-antibiotics.claim.yaml');
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const document = await vscode.workspace.openTextDocument({ language: 'claim', content });
  // The walkthrough stays in view; nothing else that is no text is worth it.
  const isBeside = vscode.window.activeTextEditor === undefined && activeTab() !== undefined;
  await vscode.window.showTextDocument(document, {
    viewColumn: isBeside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
  });
}

function activeTab(): vscode.Tab | undefined {
  return vscode.window.tabGroups.activeTabGroup.activeTab;
}
