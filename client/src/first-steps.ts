import * as vscode from 'vscode';
import { claimEditorOrHint, findingsAt, findingsIn } from './claim-editor';

/**
 * A walkthrough takes the focus back once the command of its button has ended, and a list or a hover
 * goes with the focus; nor does one open while VS Code looks for fixes by itself where the cursor has
 * come. So it opens this much later, in milliseconds.
 */
const UNTIL_SETTLED = 600;

/** Puts the cursor on a finding of the draft in view and shows what it says. */
export function showFinding(): Promise<void> {
  return atFinding('read what is found in it', 'editor.action.showHover');
}

/** The same, and shows how it can be mended. */
export function showFixes(): Promise<void> {
  return atFinding('mend what is found in it', 'editor.action.quickFix');
}

/** The finding at the cursor, else the next one, else the first. */
async function atFinding(purpose: string, command: string): Promise<void> {
  const editor = await claimEditorOrHint(purpose);
  if (!editor) return;
  const { document, selection, viewColumn } = editor;
  const all = findingsIn(document.uri);
  const finding =
    findingsAt(editor)[0] ??
    all.find(({ range }) => range.start.isAfter(selection.active)) ??
    all[0];
  if (!finding) {
    void vscode.window.showInformationMessage('Nothing is found in this draft.');
    return;
  }
  const { start } = finding.range;
  const options = { viewColumn, selection: new vscode.Range(start, start) };
  await vscode.window.showTextDocument(document, options);
  const open = async () => {
    await vscode.window.showTextDocument(document, options);
    await vscode.commands.executeCommand(command);
  };
  setTimeout(() => void open(), UNTIL_SETTLED);
}
