import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ruleOf } from './editing';
import { until } from './until';

const { Error: ERROR, Warning: WARNING } = vscode.DiagnosticSeverity;

/** The severity of the rule in the folder, as its `.claimlint.yaml` has it. */
const severities = new Map([
  ['north', WARNING],
  ['south', ERROR],
]);

/** What was found by the task in a draft of a folder, which no editor holds. */
function problemsIn(folder: vscode.WorkspaceFolder): string[] {
  return vscode.languages
    .getDiagnostics(vscode.Uri.joinPath(folder.uri, 'of-the-task.claim.yaml'))
    .map((one) => `${one.severity} ${one.source} ${ruleOf(one)}`);
}

// The drafts that it finds something in are opened by the tests that follow: once the extension has
// said something of a draft, VS Code up to 1.100 does not tell it what tasks find.
describe('the task of several folders', () => {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const file = ({ uri }: vscode.WorkspaceFolder, name = 'of-the-task') =>
    vscode.Uri.joinPath(uri, `${name}.claim.yaml`);

  before(async () => {
    for (const folder of folders)
      await vscode.workspace.fs.copy(file(folder, 'without-sh'), file(folder));
  });
  after(async () => {
    for (const folder of folders) await vscode.workspace.fs.delete(file(folder));
  });

  it('checks each by itself', async () => {
    assert.ok(folders.length > 1);
    const tasks = await until('the tasks', async () => {
      const all = await vscode.tasks.fetchTasks({ type: 'claimlint' });
      return all.length === folders.length && all;
    });
    for (const folder of folders) {
      assert.deepEqual(problemsIn(folder), []);
      const task = tasks.find(({ scope }) => scope === folder);
      assert.ok(task, folder.name);
      await vscode.tasks.executeTask(task);
      await until(`the finding in ${folder.name}`, () =>
        problemsIn(folder).includes(`${severities.get(folder.name)} claimlint concurrent-modifier`),
      );
    }
  });
});
