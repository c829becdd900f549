import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { leaveEditors, rangeOf } from './editing';
import { openInEditor } from './open';
import { until } from './until';

describe('hover', () => {
  afterEach(leaveEditors);

  it('describes a code and its status with the payer', async () => {
    const text = await hoverOn('two-antibiotics.claim.yaml', 'S9501');
    assert.match(text, /\*\*S9501\*\* — /);
    assert.match(text, /every 12 hours/);
    assert.match(text, /\*\*BCBSOK CPCP019\*\*: paid/);
    assert.match(text, /\[per-diem-code\]\(/, 'the rule of a statement links to its page');
  });

  it('explains a field', async () => {
    assert.match(await hoverOn('two-antibiotics.claim.yaml', 'prior_authorization'), /item 23/);
  });
});

/** The text of the hover on the first occurrence of a word. */
async function hoverOn(file: string, word: string): Promise<string> {
  const { document } = await openInEditor(file);
  const position = rangeOf(document, word).start.translate(0, 1);
  const [hover] = await until(`a hover on ${word}`, async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    return hovers.length > 0 && hovers;
  });
  assert.ok(hover);
  assert.ok(hover.range?.contains(position));
  return hover.contents
    .map((part) => (part instanceof vscode.MarkdownString ? part.value : String(part)))
    .join('\n');
}
