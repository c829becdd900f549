import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { leaveEditors } from './editing';
import { openInEditor } from './open';
import { until } from './until';

/** The command line has found errors. */
const ERRORS = 1;

describe('the task', () => {
  afterEach(leaveEditors);

  // What it puts among the problems is looked at in the window.
  it('checks a folder by the command line', async () => {
    await openInEditor('two-antibiotics.claim.yaml');
    const [task, ...others] = await until('the task', async () => {
      const tasks = await vscode.tasks.fetchTasks({ type: 'claimlint' });
      return tasks.length > 0 && tasks;
    });
    assert.ok(task && others.length === 0);
    assert.equal(task.name, 'check');
    const ended = new Promise<number | undefined>((resolve) => {
      const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.name !== task.name) return;
        listener.dispose();
        resolve(exitCode);
      });
    });
    await vscode.tasks.executeTask(task);
    assert.equal(await ended, ERRORS);
  });
});
