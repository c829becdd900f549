import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findingsIn, leaveEditors, replaceText, untilRules } from './editing';
import { openInEditor } from './open';
import { until } from './until';

const TIDY = '    code: S9501\n    units: 7\n';
const MESSY = '    units:   7   \n    code: S9501\n';

describe('formatting', () => {
  afterEach(leaveEditors);

  it('brings a draft into form and keeps its comments', async () => {
    const editor = await openInEditor('without-sh.claim.yaml');
    const { document } = editor;
    await untilRules(document, 'concurrent-modifier');
    await replaceText(editor, TIDY, MESSY);
    await replaceText(editor, 'lines:\n', 'lines: # of the first week   \n\n\n');
    const edits = await until('edits of the format', async () => {
      const found = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
        'vscode.executeFormatDocumentProvider',
        document.uri,
        { tabSize: 2, insertSpaces: true },
      );
      return found && found.length > 0 && found;
    });
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const text = document.getText();
    assert.ok(text.includes(TIDY));
    assert.match(text, /^lines: # of the first week$/m);
    await untilRules(document, 'concurrent-modifier');
    assert.equal(findingsIn(document).length, 1);
  });

  it('formats by the command of the editor', async () => {
    const editor = await openInEditor('without-sh.claim.yaml');
    await replaceText(editor, TIDY, MESSY);
    await until('the draft is formatted', async () => {
      await vscode.commands.executeCommand('editor.action.formatDocument');
      return editor.document.getText().includes(TIDY);
    });
  });
});
