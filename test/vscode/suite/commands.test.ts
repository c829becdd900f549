import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findingsIn, leaveEditors, rangeOf, ruleOf, untilRules } from './editing';
import { fileIn, openInEditor } from './open';
import { until } from './until';

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`claimlint.${command}`, ...args);

/** Runs a command that lets the user choose, and takes the first choice until something has come of it. */
async function choosing<T>(
  command: string,
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const done = run(command);
  const result = await until(what, async () => {
    const value = await probe();
    if (value === undefined || value === false)
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return value;
  });
  await done;
  return result;
}

function put(editor: vscode.TextEditor, text: string): void {
  const { start } = rangeOf(editor.document, text);
  editor.selection = new vscode.Selection(start, start);
}

/** The tabs with rendered pages, by their titles. */
function previews(): string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview)
    .map(({ label }) => label);
}

const untilPreview = (name: string) => () => previews().find((label) => label.includes(name));

describe('commands', () => {
  afterEach(leaveEditors);

  it('are all there', async () => {
    const { packageJSON } = vscode.extensions.getExtension('claimlint.claimlint') ?? {};
    const { contributes } = packageJSON as { contributes: { commands: { command: string }[] } };
    await openInEditor('without-sh.claim.yaml');
    const wanted = contributes.commands.map(({ command }) => command);
    await until('the commands', async () => {
      const known = new Set(await vscode.commands.getCommands(true));
      return wanted.every((command) => known.has(command));
    });
  });

  it('make a new claim from the template of a payer', async () => {
    await openInEditor('without-sh.claim.yaml');
    const { document } = await choosing('newClaim', 'a new claim', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.isUntitled && active.document.getText() !== '' && active;
    });
    assert.equal(document.languageId, 'claim');
    assert.match(document.getText(), /^claim: \npayer: allways\n/);
    const findings = await until('its findings', () => {
      const found = findingsIn(document);
      return found.length > 0 && found;
    });
    const others = findings.map(ruleOf).filter((rule) => !MISSING.has(rule));
    assert.deepEqual(others, []);
  });

  it('add a drug line that follows from the plan of care', async () => {
    const editor = await openInEditor('without-sh.claim.yaml');
    const { document } = editor;
    const text = document.getText();
    const from = document.positionAt(
      text.indexOf('  - from: 2023-02-01\n    through: 2023-02-07\n    code: J0696'),
    );
    await editor.edit((edit) =>
      edit.delete(new vscode.Range(from, document.positionAt(text.length))),
    );
    await choosing('addDrugLine', 'the new line', () => document.getText().includes('code: J0696'));
    assert.match(document.getText(), /through:\n {4}code: J0696\n {4}units:\n {4}charge:\n/);
    await until('the cursor is on the first blank', () =>
      document.lineAt(editor.selection.active.line).text.startsWith('    through:'),
    );
  });

  it('split the service line at the cursor by day', async () => {
    const editor = await openInEditor('without-sh.claim.yaml');
    put(editor, 'code: J3370');
    await run('splitLineByDay');
    assert.equal(editor.document.getText().match(/code: J3370/g)?.length, 7);
  });

  it('show the page of a rule, that of the finding at the cursor first', async () => {
    const editor = await openInEditor('without-sh.claim.yaml');
    const [finding] = await untilRules(editor.document, 'concurrent-modifier');
    assert.ok(finding);
    editor.selection = new vscode.Selection(finding.range.start, finding.range.start);
    await choosing('explainRule', 'its page', untilPreview('concurrent-modifier.md'));
    await run('explainRule', 'ndc-format');
    await until('the page of another rule', untilPreview('ndc-format.md'));
  });

  it('show what the policy says of a finding', async () => {
    const editor = await openInEditor('without-sh.claim.yaml');
    const [finding] = await untilRules(editor.document, 'concurrent-modifier');
    assert.ok(finding);
    editor.selection = new vscode.Selection(finding.range.start, finding.range.start);
    await run('openPolicyPage');
    await until('the page of the policy', untilPreview('payer-bcbsok.md'));
  });

  it('lead from the walkthrough to a finding of the draft in view', async () => {
    const editor = await openInEditor('without-sh.claim.yaml');
    const [finding] = await untilRules(editor.document, 'concurrent-modifier');
    assert.ok(finding);
    await run('showFinding');
    assert.ok(editor.selection.active.isEqual(finding.range.start));
  });
});

/** Rules whose findings say that something is to be filled in. */
const MISSING = new Set([
  'missing-field',
  'prior-authorization',
  'ordering-provider',
  'drug-details',
  'ndc-required',
]);

describe('safe fixes of the workspace', () => {
  const files = ['one', 'two'].map((name) => fileIn(`fixes/${name}.claim.yaml`));
  const textOf = async (uri: vscode.Uri) =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

  /** Of every other draft, which other tests lean on. */
  const before = new Map<vscode.Uri, Uint8Array>();

  beforeEach(async () => {
    for (const uri of await vscode.workspace.findFiles('**/*.claim.{yaml,yml}'))
      before.set(uri, await vscode.workspace.fs.readFile(uri));
    for (const file of files)
      await vscode.workspace.fs.copy(fileIn('without-sh.claim.yaml'), file, { overwrite: true });
  });

  afterEach(async () => {
    await leaveEditors();
    await vscode.workspace.fs.delete(fileIn('fixes'), { recursive: true });
    for (const [uri, content] of before) await vscode.workspace.fs.writeFile(uri, content);
  });

  it('are written only as far as they are ticked in the preview', async () => {
    await openInEditor('without-sh.claim.yaml');
    let isLeft = false;
    const done = run('fixWorkspace', 'preview').then(() => (isLeft = true));
    await until('the preview was left', async () => {
      await vscode.commands.executeCommand('refactorPreview.discard');
      return isLeft;
    });
    await done;
    for (const file of files) assert.ok(!(await textOf(file)).includes('modifiers: [SH]'));
  });

  it('are written all at once, but not where something is not saved', async () => {
    const editor = await openInEditor('fixes/two.claim.yaml');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# Not saved.\n'));
    await run('fixWorkspace', 'all');
    const [first] = files;
    assert.ok(first);
    const fixed = await vscode.workspace.openTextDocument(first);
    assert.match(fixed.getText(), /modifiers: \[SH\]/);
    assert.ok(!editor.document.getText().includes('modifiers: [SH]'));
  });
});
