import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { leaveEditors, rangeOf, replaceText } from './editing';
import { openInEditor } from './open';
import { until } from './until';

describe('completion', () => {
  afterEach(leaveEditors);

  it('offers the ids of the payers', async () => {
    const { document } = await openInEditor('without-payer.claim.yaml');
    const position = rangeOf(document, 'payer:').end;
    const labels = await until('payers', async () => {
      const items = await itemsAt(document, position);
      return items.length > 0 && items.map(({ label }) => textOf(label));
    });
    assert.deepEqual(labels.sort(), ['allways', 'bcbsok', 'bluekc', 'cigna', 'php']);
  });

  it('writes the payer that is taken from the list', async () => {
    const editor = await openInEditor('without-payer.claim.yaml');
    await replaceText(editor, 'payer:', 'payer: ph');
    const end = rangeOf(editor.document, 'payer: ph').end;
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await until('the payer is written', async () => {
      // Does nothing until the list is there.
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return editor.document.lineAt(end.line).text === 'payer: php';
    });
  });

  it('offers codes that begin as typed, with what they are', async () => {
    const { document } = await openInEditor('without-payer.claim.yaml');
    const position = rangeOf(document, 'S9500').start.translate(0, 3);
    const items = await until('codes', async () => {
      const found = await itemsAt(document, position);
      return found.length > 0 && found;
    });
    const item = items.find(({ label }) => textOf(label) === 'S9500');
    assert.match(item?.detail ?? '', /q24h|24 hours/);
  });
});

async function itemsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items;
}

function textOf(label: string | vscode.CompletionItemLabel): string {
  return typeof label === 'string' ? label : label.label;
}
