import * as assert from 'node:assert/strict';
import { CloseAction } from 'vscode-languageclient';
import { crashHandler } from '../../../client/src/crashes';
import { isAboutTheProgram } from '../../../client/src/server-streams';

describe('output', () => {
  it('takes of a crash where it happened, never the message, which may quote a draft', () => {
    assert.ok(isAboutTheProgram('    at check (/opt/claimlint/dist/server/lsp.js:1:2)'));
    assert.ok(isAboutTheProgram('FATAL ERROR: Reached heap limit Allocation failed'));
    assert.ok(!isAboutTheProgram('Error: bad value Dora Quist'));
    assert.ok(!isAboutTheProgram('name: Dora Quist'));
  });
});

describe('crashes', () => {
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
