import * as vscode from 'vscode';
import { TEMPLATES, type FileParams, type Templates } from '../../server/src/lsp/file-messages';
import type { LanguageServer } from './language-server';

/** Opens a new draft with the blanks of a claim for a payer of the user's choice. */
export async function newClaim(server: LanguageServer): Promise<void> {
  const folder = folderForNew();
  const untitled = await templatesFor(server, 'untitled:new.claim.yaml');
  const inFolder = folder
    ? await templatesFor(server, vscode.Uri.joinPath(folder, 'new.claim.yaml').toString())
    : untitled;
  if (inFolder.length === 0) {
    void vscode.window.showErrorMessage('Claimlint’s server does not run: no policy is known.');
    return;
  }
  const everywhere = new Set(untitled.map(({ payer }) => payer));
  const picked = await vscode.window.showQuickPick(
    inFolder.map((template) => ({
      label: template.name,
      description: `${template.payer} · ${template.policy}`,
      template,
    })),
    { placeHolder: 'Who is to pay the claim?', matchOnDescription: true },
  );
  if (!picked) return;
  const { payer, snippet } = picked.template;
  // A pack of the folder's own is known to drafts in that folder alone.
  const document =
    folder && !everywhere.has(payer)
      ? await newFile(folder)
      : await vscode.workspace.openTextDocument({ language: 'claim' });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(snippet), new vscode.Position(0, 0));
}

async function templatesFor(server: LanguageServer, uri: string): Promise<Templates> {
  const params: FileParams = { uri };
  return (await server.ask<Templates>(TEMPLATES, params)) ?? [];
}

/** The folder of the file in the editor, else the first that is open. */
function folderForNew(): vscode.Uri | undefined {
  const active = vscode.window.activeTextEditor?.document.uri;
  return active && vscode.workspace.getWorkspaceFolder(active)
    ? vscode.Uri.joinPath(active, '..')
    : vscode.workspace.workspaceFolders?.[0]?.uri;
}

/** An empty draft under the first name that is free. */
async function newFile(folder: vscode.Uri): Promise<vscode.TextDocument> {
  const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  let name = 'new.claim.yaml';
  for (let i = 2; names.includes(name); i++) name = `new-${i}.claim.yaml`;
  const uri = vscode.Uri.joinPath(folder, name);
  await vscode.workspace.fs.writeFile(uri, new Uint8Array());
  return vscode.workspace.openTextDocument(uri);
}
