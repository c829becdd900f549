import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { leaveEditors, replaceText, untilRules } from './editing';
import { openInEditor } from './open';
import { until } from './until';

const restart = () => vscode.commands.executeCommand('claimlint.restartServer');

describe('server', () => {
  afterEach(leaveEditors);

  it('is one process, and another after a restart, which finds the same', async () => {
    const { document } = await openInEditor('without-sh.claim.yaml');
    await untilRules(document, 'concurrent-modifier');
    const [first, ...others] = serverProcesses();
    assert.ok(first);
    assert.deepEqual(others, []);
    await restart();
    await until('the first process has gone', () => !serverProcesses().includes(first));
    await untilRules(document, 'concurrent-modifier');
    assert.equal(serverProcesses().length, 1);
  });

  it('can be restarted twice at once', async () => {
    const { document } = await openInEditor('without-sh.claim.yaml');
    await untilRules(document, 'concurrent-modifier');
    await Promise.all([restart(), restart()]);
    await until('one process is left', () => serverProcesses().length === 1);
    await untilRules(document, 'concurrent-modifier');
  });

  it('starts again by itself when it has crashed, and goes on checking', async () => {
    const editor = await openInEditor('without-sh.claim.yaml');
    await untilRules(editor.document, 'concurrent-modifier');
    const [crashed] = serverProcesses();
    assert.ok(crashed);
    process.kill(crashed, 'SIGKILL');
    await until('a new process', () => serverProcesses().some((id) => id !== crashed));
    await replaceText(editor, 'code: S9500', 'modifiers: [SH]\n    code: S9500');
    await untilRules(editor.document);
    await replaceText(editor, 'modifiers: [SH]\n    ', '');
    await untilRules(editor.document, 'concurrent-modifier');
  });
});

/** The ids of the language servers that this extension host has started. */
function serverProcesses(): number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row))
    .filter((row) => Number(row?.[2]) === process.pid && row?.[3]?.includes('lsp.js'))
    .map((row) => Number(row?.[1]));
}
