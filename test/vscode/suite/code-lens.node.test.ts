import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { leaveEditors } from './editing';
import { openInEditor } from './open';
import { until } from './until';

describe('Compare payers over a claim', () => {
  afterEach(leaveEditors);

  it('compares that claim, wherever the cursor is', async () => {
    const editor = await openInEditor('without-sh.claim.yaml');
    const { document } = editor;
    const again = document.getText().replace(/^claim: \S+/m, 'claim: SECOND-1');
    const end = document.lineAt(document.lineCount - 1).range.end;
    assert.ok(await editor.edit((edit) => edit.insert(end, `\n---\n${again}`)));
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const row = document.getText().split('\n').indexOf('claim: SECOND-1');
    const lens = await until('the lens of the second claim', async () =>
      (
        await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          document.uri,
        )
      ).find(
        ({ range, command }) => range.start.line === row && command?.title === 'Compare payers',
      ),
    );
    assert.ok(lens.command);
    await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
    await until('the view of the second claim', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .some(({ label }) => label === 'Compare Payers: SECOND-1'),
    );
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, row);
  });
});
