import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findingsIn, leaveEditors, replaceText, ruleOf, untilRules } from './editing';
import { fileIn, openInEditor } from './open';
import { until } from './until';

const faulty = () => fileIn('without-sh.claim.yaml');

const set = (key: string, value: unknown) =>
  vscode.workspace
    .getConfiguration('claimlint')
    .update(key, value, vscode.ConfigurationTarget.Workspace);

/** The rules that have findings in a file, open or not. */
const rulesAt = (uri: vscode.Uri): string =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'claimlint')
    .map(ruleOf)
    .join(', ');

const untilFound = (uri: vscode.Uri, rules: string) =>
  until(`${rules || 'nothing'} in ${uri.path}`, () => rulesAt(uri) === rules);

describe('drafts that are not open', () => {
  const copy = () => fileIn('more/copy.claim.yaml');

  beforeEach(() => openInEditor('two-antibiotics.claim.yaml'));

  afterEach(async () => {
    await set('checkWorkspace', undefined);
    await set('maxFiles', undefined);
    await leaveEditors();
    await untilFound(faulty(), '');
  });

  it('are checked while the setting is on, and followed as their files change', async () => {
    assert.equal(rulesAt(faulty()), '');
    await vscode.commands.executeCommand('claimlint.checkWorkspace');
    await untilFound(faulty(), 'concurrent-modifier');
    await vscode.workspace.fs.copy(faulty(), copy());
    await untilFound(copy(), 'concurrent-modifier');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(copy()));
    const mended = text.replace('code: S9500', 'modifiers: [SH]\n    code: S9500');
    await vscode.workspace.fs.writeFile(copy(), new TextEncoder().encode(mended));
    await untilFound(copy(), '');
    await vscode.workspace.fs.writeFile(copy(), new TextEncoder().encode(text));
    await untilFound(copy(), 'concurrent-modifier');
    await vscode.workspace.fs.delete(fileIn('more'), { recursive: true });
    await untilFound(copy(), '');
  });

  it('show each finding once when they are opened, and again when they are closed', async () => {
    await set('checkWorkspace', true);
    await untilFound(faulty(), 'concurrent-modifier');
    const { document } = await openInEditor('without-sh.claim.yaml');
    await untilRules(document, 'concurrent-modifier');
    assert.equal(findingsIn(document).length, 1);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await untilFound(faulty(), 'concurrent-modifier');
  });

  it('are judged anew when a setting changes', async () => {
    await set('checkWorkspace', true);
    await untilFound(faulty(), 'concurrent-modifier');
    await set('severity', { 'concurrent-modifier': 'off' });
    try {
      await untilFound(faulty(), '');
    } finally {
      await set('severity', undefined);
    }
    await untilFound(faulty(), 'concurrent-modifier');
  });

  it('share no claim number, as the command line tells it, open or not', async () => {
    const open = fileIn('numbers/a.claim.yaml');
    const closed = fileIn('numbers/b.claim.yaml');
    for (const uri of [open, closed])
      await vscode.workspace.fs.copy(fileIn('two-antibiotics.claim.yaml'), uri);
    try {
      await set('checkWorkspace', true);
      await untilFound(closed, 'duplicate-claim');
      const [found] = vscode.languages.getDiagnostics(closed);
      assert.equal(
        found?.message,
        'A claim in numbers/a.claim.yaml has the number TEST-0001 too.\nGive each claim a number of its own.',
      );
      const editor = await openInEditor('numbers/a.claim.yaml');
      await replaceText(editor, 'TEST-0001', 'TEST-0101');
      await untilFound(closed, '');
      await vscode.commands.executeCommand('undo');
      await untilFound(closed, 'duplicate-claim');
      await editor.document.save();
      // The other way about: what hangs on a closed draft stands in the editor.
      await openInEditor('numbers/b.claim.yaml');
      await untilFound(closed, 'duplicate-claim');
      await vscode.workspace.fs.delete(open);
      await untilFound(closed, 'duplicate-claim');
      // It is gone when its editor is.
      await vscode.window.showTextDocument(editor.document);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await untilFound(closed, '');
    } finally {
      await leaveEditors();
      await vscode.workspace.fs.delete(fileIn('numbers'), { recursive: true });
    }
  });

  it('are no more than the user wants', async () => {
    const all = (await vscode.workspace.findFiles('**/*.claim.{yaml,yml}')).map(String).sort();
    const labels = fileIn('ndc-from-labels.claim.yaml');
    await set('maxFiles', all.indexOf(labels.toString()) + 1);
    await set('checkWorkspace', true);
    await untilFound(labels, 'ndc-format, ndc-format');
    assert.equal(rulesAt(faulty()), '');
    await set('maxFiles', undefined);
    await untilFound(faulty(), 'concurrent-modifier');
  });
});

describe('the list of claims', () => {
  afterEach(leaveEditors);

  it('leads to a claim by the keyboard', async () => {
    const { document } = await openInEditor('two-antibiotics.claim.yaml');
    const at = document.positionAt(document.getText().indexOf('claim: ') + 'claim: '.length);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const editor = await openInEditor('two-antibiotics.claim.yaml');
    await until('the cursor is on the claim', async () => {
      await vscode.commands.executeCommand('claimlint.claims.focus');
      for (const step of ['focusFirst', 'focusDown', 'select'])
        await vscode.commands.executeCommand(`list.${step}`);
      return vscode.window.activeTextEditor?.selection.active.isEqual(at);
    });
    assert.equal(vscode.window.activeTextEditor?.document, editor.document);
  });
});
