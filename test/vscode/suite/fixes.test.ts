import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, applyAction, leaveEditors, rangeOf, untilRules } from './editing';
import { fileIn, openInEditor } from './open';
import { until } from './until';

describe('quick fixes', () => {
  afterEach(leaveEditors);

  it('add SH where it is missing, and nothing else', async () => {
    const { document } = await openInEditor('without-sh.claim.yaml');
    const before = document.getText();
    const [finding] = await untilRules(document, 'concurrent-modifier');
    assert.ok(finding);
    const actions = await actionsAt(document, finding.range);
    assert.equal(actions[0]?.title, 'Add modifier SH');
    assert.equal(actions[0]?.isPreferred, true);
    await applyAction(document, finding.range, 'Add modifier SH');
    const comment = 'code: S9500 # once a day\n';
    assert.equal(document.getText(), before.replace(comment, `${comment}    modifiers: [SH]\n`));
    await untilRules(document);
  });

  it('write the missing zero of an NDC whose hyphens tell where it belongs', async () => {
    const { document } = await openInEditor('ndc-from-labels.claim.yaml');
    const before = document.getText();
    await untilRules(document, 'ndc-format', 'ndc-format');
    const range = rangeOf(document, '0006-3843-71');
    await applyAction(document, range, 'Write 00006-3843-71');
    assert.equal(document.getText(), before.replace('0006-3843-71', '00006-3843-71'));
    await untilRules(document, 'ndc-format');
  });

  it('leave the choice where an NDC of ten digits has three readings', async () => {
    const { document } = await openInEditor('ndc-from-labels.claim.yaml');
    const before = document.getText();
    await untilRules(document, 'ndc-format', 'ndc-format');
    const range = rangeOf(document, '0006384371');
    const readings = (await actionsAt(document, range)).filter(({ title }) =>
      title.startsWith('Read as'),
    );
    assert.deepEqual(
      readings.map(({ title, isPreferred }) => [title, isPreferred ?? false]),
      [
        ['Read as 4-4-2: 00006-3843-71', false],
        ['Read as 5-3-2: 00063-0843-71', false],
        ['Read as 5-4-1: 00063-8437-01', false],
      ],
    );
    await applyAction(document, range, 'Read as 5-3-2: 00063-0843-71');
    assert.equal(document.getText(), before.replace('0006384371', '00063-0843-71'));
    await untilRules(document, 'ndc-format');
  });

  it('silence a finding, with a place for the reason', async () => {
    const { document } = await openInEditor('without-sh.claim.yaml');
    const [finding] = await untilRules(document, 'concurrent-modifier');
    assert.ok(finding);
    const title = 'Ignore concurrent-modifier here, with a reason';
    await applyAction(document, finding.range, title);
    const above = document.lineAt(rangeOf(document, 'code: S9500').start.line - 1).text;
    assert.match(above, /^ {4}# claimlint-ignore concurrent-modifier: \S/);
    await untilRules(document);
  });

  it('are offered together: every safe one of the file, none that needs a choice', async () => {
    const { document } = await openInEditor('ndc-from-labels.claim.yaml');
    await untilRules(document, 'ndc-format', 'ndc-format');
    const kind = vscode.CodeActionKind.SourceFixAll.append('claimlint');
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const [fixAll] = await until('fix all', async () => {
      const actions = await actionsAt(document, all, kind);
      return actions.length > 0 && actions;
    });
    assert.ok(fixAll?.edit);
    assert.ok(await vscode.workspace.applyEdit(fixAll.edit));
    assert.match(document.getText(), /code: 00006-3843-71,/);
    assert.match(document.getText(), /code: 0006384371,/);
  });
});

describe('fixes on save', () => {
  const editorSettings = () => vscode.workspace.getConfiguration('editor', { languageId: 'claim' });
  const file = () => fileIn('saved.claim.yaml');

  before(async () => {
    await vscode.workspace.fs.copy(fileIn('without-sh.claim.yaml'), file());
    await editorSettings().update(
      'codeActionsOnSave',
      { 'source.fixAll.claimlint': 'explicit' },
      vscode.ConfigurationTarget.Workspace,
    );
  });

  after(async () => {
    await editorSettings().update(
      'codeActionsOnSave',
      undefined,
      vscode.ConfigurationTarget.Workspace,
    );
    await leaveEditors();
    await vscode.workspace.fs.delete(file());
  });

  it('are written with the draft when the user has asked for them', async () => {
    const editor = await openInEditor('saved.claim.yaml');
    await untilRules(editor.document, 'concurrent-modifier');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# Ready to send.\n'));
    await vscode.commands.executeCommand('workbench.action.files.save');
    await until('the file is fixed', async () => {
      const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(file()));
      return saved.startsWith('# Ready') && saved.includes('modifiers: [SH]');
    });
    await untilRules(editor.document);
  });
});
