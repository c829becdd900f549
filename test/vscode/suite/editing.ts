import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './until';

/** The findings of Claimlint in a document, in the order of the text. */
export function findingsIn({ uri }: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'claimlint')
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** The rule of a finding. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until exactly these rules have findings in a document, in the order of the text. */
export async function untilRules(
  document: vscode.TextDocument,
  ...rules: string[]
): Promise<vscode.Diagnostic[]> {
  const wanted = rules.join(', ') || 'none';
  let found = '';
  try {
    return await until(`findings of ${wanted}`, () => {
      const findings = findingsIn(document);
      found = findings.map(ruleOf).join(', ') || 'none';
      return found === wanted && findings;
    });
  } catch (error) {
    const waited = error instanceof Error ? error.message : String(error);
    throw new Error(`${waited}; there are ${found}`, { cause: error });
  }
}

/** Where a text stands first in a document. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  assert.ok(start >= 0, `the document has “${text}”`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Replaces the first occurrence of a text, as if typed. */
export async function replaceText(
  editor: vscode.TextEditor,
  text: string,
  by: string,
): Promise<void> {
  const range = rangeOf(editor.document, text);
  assert.ok(await editor.edit((edit) => edit.replace(range, by)));
}

/** What Claimlint offers as actions of a kind for a finding or at a place. */
export async function actionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind = vscode.CodeActionKind.QuickFix,
): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind.value,
  );
}

/** Waits until an action is offered, and applies it. */
export async function applyAction(
  document: vscode.TextDocument,
  range: vscode.Range,
  title: string,
): Promise<void> {
  const action = await until(`the action “${title}”`, async () =>
    (await actionsAt(document, range)).find((one) => one.title === title),
  );
  assert.ok(action.edit, 'the action brings its edit along');
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}

/** Takes back all that is not saved and closes the editors. */
export async function leaveEditors(): Promise<void> {
  // VS Code's own settings may be dirty for a moment while it writes them.
  const ours = vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) => isDirty && (uri.scheme === 'untitled' || isInWorkspace(uri)),
  );
  for (const document of ours) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

function isInWorkspace(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}
