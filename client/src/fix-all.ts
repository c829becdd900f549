import * as vscode from 'vscode';
import { claimEditor } from './claim-editor';

/** The kind of action that applies every safe fix; the same that can run on save. */
const KIND = vscode.CodeActionKind.SourceFixAll.append('claimlint');

/**
 * Applies every safe fix to a draft.
 * @param address the draft's address; without one, the draft in the active editor.
 */
export async function fixAll(address?: unknown): Promise<void> {
  const active = claimEditor()?.document;
  const document =
    typeof address === 'string'
      ? await vscode.workspace.openTextDocument(vscode.Uri.parse(address))
      : active;
  if (document?.languageId !== 'claim') {
    void vscode.window.showInformationMessage('Open a claim draft to fix its findings.');
    return;
  }
  const end = document.lineAt(document.lineCount - 1).range.end;
  const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(new vscode.Position(0, 0), end),
    KIND.value,
  );
  if (action?.edit) await vscode.workspace.applyEdit(action.edit);
  else
    void vscode.window.showInformationMessage(
      'Nothing in this draft can be fixed without a choice of yours.',
    );
}
