import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { leaveEditors, rangeOf } from './editing';
import { openInEditor } from './open';
import { until } from './until';

describe('packs and settings', () => {
  afterEach(leaveEditors);

  it('offers what may stand in a pack', async () => {
    const { document } = await openInEditor('house/house.policy.yaml');
    const position = rangeOf(document, 'extends: ').end;
    const labels = await until('packs to extend', async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        position,
      );
      const found = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return found.includes('bcbsok') && found;
    });
    assert.ok(labels.includes('php'));
  });

  it('explains the keys of the settings', async () => {
    const { document } = await openInEditor('house/.claimlint.yaml');
    const position = rangeOf(document, 'severity').start.translate(0, 2);
    const text = await until('a hover on severity', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      const parts = hovers.flatMap(({ contents }) => contents);
      const found = parts
        .map((part) => (part instanceof vscode.MarkdownString ? part.value : ''))
        .find((value) => value.includes('**severity**'));
      return found ?? false;
    });
    assert.match(text, /rule id/);
  });
});
