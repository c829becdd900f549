import * as vscode from 'vscode';

/**
 * The editor that a command about a claim means: the active one, else, where something that is no
 * text has the focus (a view, the walkthrough), the first that is in view.
 */
export function claimEditor(): vscode.TextEditor | undefined {
  const { activeTextEditor: active, visibleTextEditors } = vscode.window;
  if (active) return isClaim(active) ? active : undefined;
  return visibleTextEditors.find(isClaim);
}

function isClaim({ document }: vscode.TextEditor): boolean {
  return document.languageId === 'claim';
}

/** The same; without one, says what to do. */
export async function claimEditorOrHint(purpose: string): Promise<vscode.TextEditor | undefined> {
  const editor = claimEditor();
  if (editor) return editor;
  const sample = 'Open Sample Draft';
  const choice = await vscode.window.showInformationMessage(
    `Open a claim draft to ${purpose}.`,
    sample,
  );
  if (choice === sample) await vscode.commands.executeCommand('claimlint.openSample');
  return undefined;
}

/** Claimlint's findings in a document, in the order of the text. */
export function findingsIn(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'claimlint')
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** The findings at the cursor, else those on its row. */
export function findingsAt({ document, selection }: vscode.TextEditor): vscode.Diagnostic[] {
  const all = findingsIn(document.uri);
  const at = all.filter(({ range }) => range.contains(selection.active));
  const { line } = selection.active;
  return at.length > 0
    ? at
    : all.filter(({ range }) => range.start.line <= line && line <= range.end.line);
}

/** The rule of a finding; undefined where it names none. */
export function ruleOf({ code }: vscode.Diagnostic): string | undefined {
  const value = typeof code === 'object' ? code.value : code;
  return typeof value === 'string' ? value : undefined;
}
