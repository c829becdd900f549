import * as assert from 'node:assert/strict';
import { ErrorCodes } from 'vscode-languageserver-protocol';
import { builtDir } from '../support/built';
import { LspClient, MODERN } from '../support/lsp-client';
import { WITHOUT_SH } from '../support/two-antibiotics';

const URI = 'untitled:draft.claim.yaml';
const AT_DRAFT = { textDocument: { uri: URI }, position: { line: 0, character: 0 } };
/** Requests that the server knows, one that nobody knows, and one with parameters as a list. */
const REQUESTS: [method: string, params: unknown][] = [
  ['textDocument/hover', AT_DRAFT],
  ['textDocument/diagnostic', AT_DRAFT],
  ['claimlint/status', AT_DRAFT],
  ['textDocument/nothing', null],
  ['workspace/symbol', [1, 2, 3]],
];

async function codesOf(client: LspClient): Promise<unknown[]> {
  return (await client.diagnostics(URI)).map(({ code }) => code);
}

describe('a session of the language server', function () {
  this.timeout(60_000);
  before(() => void builtDir());

  it('begins with `initialize`: before it, requests are refused and notifications dropped', async () => {
    const client = new LspClient();
    for (const [method, params] of [...REQUESTS, ['shutdown', null] as const])
      await assert.rejects(client.request(method, params), {
        code: ErrorCodes.ServerNotInitialized,
      });
    await client.open(URI, WITHOUT_SH);
    await client.initialize();
    assert.deepEqual(await codesOf(client), [], 'what came too early is not open');
    await client.open(URI, WITHOUT_SH);
    assert.deepEqual(await codesOf(client), ['concurrent-modifier']);
    assert.equal(await client.stop(), 0, 'the early shutdown was none');
  });

  it('has not begun when `initialize` failed', async () => {
    const client = new LspClient();
    for (const params of [{}, 7, [null]])
      await assert.rejects(client.request('initialize', params));
    await assert.rejects(client.pull(URI), { code: ErrorCodes.ServerNotInitialized });
    await client.initialize();
    await client.open(URI, WITHOUT_SH);
    assert.deepEqual(await codesOf(client), ['concurrent-modifier']);
    await client.stop();
  });

  it('begins once', async () => {
    const client = await LspClient.start();
    const again = { processId: null, rootUri: null, capabilities: MODERN };
    await assert.rejects(client.request('initialize', again), { code: ErrorCodes.InvalidRequest });
    await client.open(URI, WITHOUT_SH);
    assert.deepEqual(await codesOf(client), ['concurrent-modifier']);
    await client.stop();
  });

  it('ends with `shutdown`: behind it only `exit` is heard', async () => {
    const client = await LspClient.start({ capabilities: { workspace: { configuration: true } } });
    await client.request('shutdown', null);
    const told = client.published.length;
    await client.open(URI, WITHOUT_SH);
    const again = ['initialize', { processId: null, rootUri: null, capabilities: {} }] as const;
    for (const [method, params] of [...REQUESTS, again, ['shutdown', null] as const])
      await assert.rejects(client.request(method, params), { code: ErrorCodes.InvalidRequest });
    assert.equal(client.published.length, told, 'what is opened behind it is not checked');
    await client.connection.sendNotification('exit');
    assert.equal(await client.exit(), 0);
    client.connection.dispose();
  });

  it('answers what was asked before `shutdown`, also while it still loads', async () => {
    const client = await LspClient.start();
    await client.open(URI, WITHOUT_SH);
    const [asked, ended] = [client.diagnostics(URI), client.request('shutdown', null)];
    assert.deepEqual(
      (await asked).map(({ code }) => code),
      ['concurrent-modifier'],
    );
    assert.equal(await ended, null);
    await client.connection.sendNotification('exit');
    assert.equal(await client.exit(), 0);
    client.connection.dispose();
  });

  it('that has not begun ends with status 1', async () => {
    const client = new LspClient();
    await client.connection.sendNotification('exit');
    assert.equal(await client.exit(), 1);
    client.connection.dispose();
  });
});
