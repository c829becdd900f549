import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CloseAction, ErrorAction } from 'vscode-languageclient';
import { crashHandler } from '../../../client/src/crashes';
import { messageTrace } from '../../../client/src/message-trace';
import { isAboutTheProgram } from '../../../client/src/server-streams';

describe('output', () => {
  const trace = (value: string | undefined) =>
    vscode.workspace
      .getConfiguration('claimlint')
      .update('trace.server', value, vscode.ConfigurationTarget.Workspace);

  afterEach(() => trace(undefined));

  it('tells names and times of messages when asked to, and nothing of what is in them', async () => {
    const lines: string[] = [];
    const { sendRequest, sendNotification } = messageTrace({ info: (line) => lines.push(line) });
    assert.ok(sendRequest && sendNotification);
    const token = new vscode.CancellationTokenSource().token;
    const send = async () => {
      const answer = await sendRequest('textDocument/hover', 'Dora Quist', token, () =>
        Promise.resolve('S9500'),
      );
      assert.equal(answer, 'S9500');
      await sendNotification('textDocument/didChange', () => Promise.resolve(), 'Dora Quist');
    };
    await send();
    assert.deepEqual(lines, []);
    await trace('messages');
    await send();
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? '', /^textDocument\/hover \d+ ms$/);
    assert.equal(lines[1], 'textDocument/didChange');
  });

  it('takes of a crash where it happened, never the message, which may quote a draft', () => {
    assert.ok(isAboutTheProgram('    at check (/opt/claimlint/dist/server/lsp.js:1:2)'));
    assert.ok(isAboutTheProgram('FATAL ERROR: Reached heap limit Allocation failed'));
    assert.ok(!isAboutTheProgram('Error: bad value Dora Quist'));
    assert.ok(!isAboutTheProgram('name: Dora Quist'));
  });
});

describe('crashes', () => {
  it('do not end the server for good because messages to it are lost meanwhile', async () => {
    const handler = crashHandler(() => assert.fail('it is not given up'));
    for (let count = 1; count < 20; count++) {
      const { action } = await handler.error(new Error('EPIPE'), undefined, count);
      assert.equal(action, ErrorAction.Continue);
    }
    assert.equal((await handler.closed()).action, CloseAction.Restart);
  });

  it('are answered with a new start, but not for ever', async () => {
    let now = 0;
    let givenUp = 0;
    const handler = crashHandler(
      () => givenUp++,
      () => now,
    );
    const crash = async () => (await handler.closed()).action;
    for (let i = 0; i < 4; i++) assert.equal(await crash(), CloseAction.Restart);
    assert.equal(await crash(), CloseAction.DoNotRestart);
    assert.equal(givenUp, 1);
    now = 10 * 60_000;
    assert.equal(await crash(), CloseAction.Restart);
  });
});
