import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findingsIn, leaveEditors, untilRules } from './editing';
import { until } from './until';

const { Error: ERROR, Warning: WARNING, Hint: HINT } = vscode.DiagnosticSeverity;

const folders = () => vscode.workspace.workspaceFolders ?? [];

/** The folder of the clinic, open or not: they lie beside each other. */
function clinic(name: string): vscode.Uri {
  const [first] = folders();
  assert.ok(first);
  return vscode.Uri.joinPath(first.uri, '..', name);
}

const north = () => vscode.Uri.joinPath(clinic('north'), 'without-sh.claim.yaml');
const south = () => vscode.Uri.joinPath(clinic('south'), 'without-sh.claim.yaml');
const east = () => vscode.Uri.joinPath(clinic('east'), 'week', 'without-sh.claim.yaml');

/** What is found of a file, open or not: the rules, with their severities. */
const foundIn = (uri: vscode.Uri) =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'claimlint')
    .map(({ code, severity }) => `${severity} ${typeof code === 'object' ? code.value : code}`)
    .join(', ');

const untilFound = (uri: vscode.Uri, wanted: string) =>
  until(`“${wanted}” in ${uri.path}`, () => foundIn(uri) === wanted);

const checkWorkspace = (value: boolean | undefined) =>
  vscode.workspace
    .getConfiguration('claimlint')
    .update('checkWorkspace', value, vscode.ConfigurationTarget.Workspace);

/** Opens or closes folders, and waits until VS Code has done so. */
async function setFolders(from: number, removed: number, ...added: vscode.Uri[]): Promise<void> {
  const changed = new Promise<void>((resolve) => {
    const listener = vscode.workspace.onDidChangeWorkspaceFolders(() => {
      listener.dispose();
      resolve();
    });
  });
  const isTaken = vscode.workspace.updateWorkspaceFolders(
    from,
    removed,
    ...added.map((uri) => ({ uri })),
  );
  assert.ok(isTaken);
  await changed;
}

describe('several folders', () => {
  afterEach(async () => {
    await checkWorkspace(undefined);
    await leaveEditors();
  });

  it('have drafts that are judged by the settings of their own folder alone', async () => {
    assert.equal(folders().length, 2);
    for (const [uri, severity] of [
      [north(), WARNING],
      [south(), HINT],
    ] as const) {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      await untilRules(document, 'concurrent-modifier');
      assert.equal(findingsIn(document)[0]?.severity, severity);
    }
  });

  it('are checked whole, each by its own settings, and share no claim numbers', async () => {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'claim', content: '' }),
    );
    await checkWorkspace(true);
    await untilFound(north(), `${WARNING} concurrent-modifier`);
    await untilFound(south(), `${HINT} concurrent-modifier`);
  });

  it('may come and go while drafts are checked', async () => {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'claim', content: '' }),
    );
    await checkWorkspace(true);
    await untilFound(south(), `${HINT} concurrent-modifier`);
    assert.equal(foundIn(east()), '');
    await setFolders(2, 0, clinic('east'));
    await untilFound(east(), `${ERROR} concurrent-modifier`);
    await setFolders(1, 1);
    await untilFound(south(), '');
    await untilFound(east(), `${ERROR} concurrent-modifier`);
    await untilFound(north(), `${WARNING} concurrent-modifier`);
    await setFolders(1, 1, clinic('south'));
    await untilFound(east(), '');
    await untilFound(south(), `${HINT} concurrent-modifier`);
  });

  it('have settings that take effect when they change, in their folder', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(south()));
    await checkWorkspace(true);
    await untilFound(north(), `${WARNING} concurrent-modifier`);
    const file = vscode.Uri.joinPath(clinic('south'), '.claimlint.yaml');
    const text = 'severity: { concurrent-modifier: off }\n';
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    try {
      await untilFound(south(), '');
      await untilFound(north(), `${WARNING} concurrent-modifier`);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
    await untilFound(south(), `${HINT} concurrent-modifier`);
  });
});
