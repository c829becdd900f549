import * as vscode from 'vscode';

/** Opens a copy of a draft that ships with the extension; what is done to it harms nothing. */
export async function openSample({ extensionUri }: vscode.ExtensionContext): Promise<void> {
  const file = vscode.Uri.joinPath(extensionUri, 'samples', 'two-antibiotics.claim.yaml');
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const document = await vscode.workspace.openTextDocument({ language: 'claim', content });
  await vscode.window.showTextDocument(document);
}
