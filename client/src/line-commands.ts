import * as vscode from 'vscode';
import { ADD_DRUG_LINE, SPLIT_BY_DAY } from '../../server/src/service/refactor-kinds';
import { claimEditorOrHint } from './claim-editor';
import { firstBlank } from './first-blank';

/** Adds a drug line that follows from a therapy of the claim at the cursor, of the user's choice. */
export async function addDrugLine(): Promise<void> {
  const editor = await claimEditorOrHint('add a drug line to it');
  if (!editor) return;
  const actions = await actionsOf(editor, ADD_DRUG_LINE);
  if (actions.length === 0) {
    void vscode.window.showInformationMessage(
      'No drug line follows here: every day of the therapies is billed, or no code of their drugs is known.',
    );
    return;
  }
  const [only] = actions;
  const chosen =
    actions.length === 1
      ? only
      : (
          await vscode.window.showQuickPick(
            actions.map((action) => ({ label: nameOf(action), action })),
            { placeHolder: 'Which line?', matchOnDescription: true },
          )
        )?.action;
  if (chosen?.edit && (await vscode.workspace.applyEdit(chosen.edit)))
    await goToBlank(editor, chosen.edit);
}

/** Makes one line a date of the service line at the cursor. */
export async function splitLineByDay(): Promise<void> {
  const editor = await claimEditorOrHint('split one of its service lines');
  if (!editor) return;
  const [action] = await actionsOf(editor, SPLIT_BY_DAY);
  if (action?.edit) await vscode.workspace.applyEdit(action.edit);
  else
    void vscode.window.showInformationMessage(
      'Put the cursor on a service line that covers several dates and has units.',
    );
}

async function actionsOf(editor: vscode.TextEditor, kind: string): Promise<vscode.CodeAction[]> {
  const { document, selection } = editor;
  const at = new vscode.Range(selection.active, selection.active);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    at,
    kind,
  );
}

/** `vanc: J3370 × 28, …`: the list itself says what it is of. */
function nameOf({ title }: vscode.CodeAction): string {
  return title.replace(/^Add a drug line for /, '');
}

/** Puts the cursor where the first field of a new line is to be filled in. */
async function goToBlank(editor: vscode.TextEditor, edit: vscode.WorkspaceEdit): Promise<void> {
  const { document } = editor;
  const [change] = edit.get(document.uri);
  if (!change) return;
  const from = document.offsetAt(change.range.start);
  const blank = firstBlank(document.getText().slice(from, from + change.newText.length));
  if (!blank) return;
  const [start, end] = blank.map((at) => document.positionAt(from + at));
  if (!start || !end) return;
  const selection = new vscode.Selection(start, end);
  const { viewColumn } = editor;
  await vscode.window.showTextDocument(document, { viewColumn, selection });
}
