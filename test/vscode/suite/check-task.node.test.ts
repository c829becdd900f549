import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { leaveEditors, ruleOf } from './editing';
import { fileIn, openInEditor } from './open';
import { until } from './until';

/** The rules and places of what was found in a file that is not open. */
function problemsOf(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .map((one) => `${one.source} ${ruleOf(one)} ${one.range.start.line + 1}`);
}

describe('the task', () => {
  // Of a draft that some editor holds, the task's findings are left out: it has those of its text.
  const file = vscode.Uri.joinPath(fileIn('.'), 'for-the-task.claim.yaml');
  before(() => vscode.workspace.fs.copy(fileIn('without-sh.claim.yaml'), file));
  after(() => vscode.workspace.fs.delete(file));
  afterEach(leaveEditors);

  it('checks a folder by the command line and shows what it finds', async () => {
    await openInEditor('two-antibiotics.claim.yaml');
    const [task, ...others] = await until('the task', async () => {
      const tasks = await vscode.tasks.fetchTasks({ type: 'claimlint' });
      return tasks.length > 0 && tasks;
    });
    assert.ok(task && others.length === 0);
    assert.equal(task.name, 'check');
    const ended = new Promise<void>((resolve) => {
      const listener = vscode.tasks.onDidEndTask(({ execution }) => {
        if (execution.task.name !== task.name) return;
        listener.dispose();
        resolve();
      });
    });
    await vscode.tasks.executeTask(task);
    await ended;
    await until('the finding', () => problemsOf(file).includes('claimlint concurrent-modifier 23'));
  });
});
