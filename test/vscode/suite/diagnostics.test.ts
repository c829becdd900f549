import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findingsIn, leaveEditors, rangeOf, replaceText, ruleOf, untilRules } from './editing';
import { fileIn, openInEditor } from './open';
import { until } from './until';

describe('findings', () => {
  afterEach(leaveEditors);

  it('stand on the code, say which policy and section, and link the rule', async () => {
    const { document } = await openInEditor('without-sh.claim.yaml');
    const [finding] = await untilRules(document, 'concurrent-modifier');
    assert.ok(finding);
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(document.getText(finding.range), 'S9500');
    assert.match(finding.message, /lacks SH/);
    assert.match(finding.message, /CPCP019/);
    assert.ok(typeof finding.code === 'object');
    assert.match(finding.code.target.path, /\/server\/pages\/concurrent-modifier\.md$/);
    const [related] = finding.relatedInformation ?? [];
    assert.ok(related);
    assert.equal(document.getText(related.location.range), 'S9501');
  });

  it('are none in a draft without faults, and the draft is still checked', async () => {
    const editor = await openInEditor('two-antibiotics.claim.yaml');
    // That nothing is found tells only something once it is known that the check has run.
    await replaceText(editor, 'modifiers: [SH]', 'modifiers: [SJ]');
    await untilRules(editor.document, 'concurrent-modifier');
    await replaceText(editor, 'modifiers: [SJ]', 'modifiers: [SH]');
    await untilRules(editor.document);
  });

  it('follow what is typed', async () => {
    const editor = await openInEditor('without-sh.claim.yaml');
    const { document } = editor;
    await untilRules(document, 'concurrent-modifier');
    await replaceText(editor, 'place_of_service: 12', 'place_of_servce: 12');
    await untilRules(document, 'unknown-field', 'concurrent-modifier');
    await replaceText(editor, 'place_of_servce', 'place_of_service');
    await untilRules(document, 'concurrent-modifier');
    await replaceText(editor, 'units: 7', 'units: 7\n    modifiers: [SJ]');
    const findings = await until('a finding on SJ', () => {
      const found = findingsIn(document);
      return found.some((one) => document.getText(one.range) === '[SJ]') && found;
    });
    assert.ok(findings.every((one) => ruleOf(one) === 'concurrent-modifier'));
  });

  it('go when their draft is closed', async () => {
    const { document } = await openInEditor('without-sh.claim.yaml');
    await untilRules(document, 'concurrent-modifier');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until('no finding is left', () => findingsIn(document).length === 0);
  });

  it('are of new drafts as well, before they are saved', async () => {
    const saved = await vscode.workspace.fs.readFile(fileIn('without-sh.claim.yaml'));
    const document = await vscode.workspace.openTextDocument({
      language: 'claim',
      content: new TextDecoder().decode(saved),
    });
    await vscode.window.showTextDocument(document);
    await untilRules(document, 'concurrent-modifier');
  });

  it('are in the sample that the walkthrough opens', async () => {
    await vscode.commands.executeCommand('claimlint.openSample');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    await untilRules(document, 'concurrent-modifier');
  });
});

describe('settings', () => {
  const settings = () => vscode.workspace.getConfiguration('claimlint');
  const set = (key: string, value: unknown) =>
    settings().update(key, value, vscode.ConfigurationTarget.Workspace);

  afterEach(async () => {
    for (const key of ['severity', 'showNotChecked', 'maxFindings']) await set(key, undefined);
    await leaveEditors();
  });

  it('change the severity of a rule while its draft is open', async () => {
    const { document } = await openInEditor('without-sh.claim.yaml');
    await untilRules(document, 'concurrent-modifier');
    await set('severity', { 'concurrent-modifier': 'hint' });
    await until(
      'a hint',
      () => findingsIn(document)[0]?.severity === vscode.DiagnosticSeverity.Hint,
    );
    await set('severity', { 'concurrent-modifier': 'off' });
    await untilRules(document);
  });

  it('show what was not checked as hints', async () => {
    const { document } = await openInEditor('without-payer.claim.yaml');
    await untilRules(document, 'missing-field');
    await set('showNotChecked', true);
    const [, hint] = await untilRules(document, 'missing-field', 'per-diem-code');
    assert.ok(hint);
    assert.equal(hint.severity, vscode.DiagnosticSeverity.Hint);
    assert.match(hint.message, /^Not checked: .*therapy/);
  });

  it('limit how many findings are shown', async () => {
    const { document } = await openInEditor('ndc-from-labels.claim.yaml');
    await untilRules(document, 'ndc-format', 'ndc-format');
    await set('maxFindings', 1);
    const [rest] = await until('one finding', () => {
      const found = findingsIn(document);
      return found.length === 1 && found;
    });
    assert.match(rest?.message ?? '', /^2 more findings/);
  });

  it('of the folder are heard when their file changes', async () => {
    const file = fileIn('house/.claimlint.yaml');
    const before = await vscode.workspace.fs.readFile(file);
    const { document } = await openInEditor('house/lenient.claim.yaml');
    const [finding] = await untilRules(document, 'concurrent-modifier');
    assert.equal(finding?.severity, vscode.DiagnosticSeverity.Warning);
    try {
      const text = 'severity: { concurrent-modifier: information }\n';
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
      await until(
        'an information',
        () => findingsIn(document)[0]?.severity === vscode.DiagnosticSeverity.Information,
      );
    } finally {
      await vscode.workspace.fs.writeFile(file, before);
    }
  });

  it('of the folder have findings of their own', async () => {
    const editor = await openInEditor('house/.claimlint.yaml');
    const { document } = editor;
    await replaceText(editor, 'concurrent-modifier', 'concurrent-modifer');
    const [finding] = await untilRules(document, 'settings-file');
    assert.ok(finding?.range.contains(rangeOf(document, 'concurrent-modifer').start));
  });
});
