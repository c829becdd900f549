import * as assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { builtDir } from '../support/built';
import { LspClient } from '../support/lsp-client';
import { WITHOUT_SH } from '../support/two-antibiotics';

const URI = 'untitled:draft.claim.yaml';

describe('the server as a process', function () {
  this.timeout(60_000);
  before(() => void builtDir());

  it('says what it can do', async () => {
    const client = new LspClient();
    const { capabilities, serverInfo } = await client.initialize();
    assert.equal(serverInfo?.name, 'Claimlint');
    assert.equal(capabilities.hoverProvider, true);
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2 });
    assert.deepEqual(capabilities.diagnosticProvider, {
      identifier: 'claimlint',
      interFileDependencies: false,
      workspaceDiagnostics: true,
    });
    assert.deepEqual(capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.claimlint'],
    });
    await client.until('files are watched', () =>
      client.registered.includes('workspace/didChangeWatchedFiles'),
    );
    await client.stop();
  });

  it('does not announce pull diagnostics to clients that lack them', async () => {
    const client = new LspClient({ capabilities: {} });
    const { capabilities } = await client.initialize();
    assert.equal(capabilities.diagnosticProvider, undefined);
    assert.equal(await client.stop(), 0);
    assert.deepEqual(client.registered, []);
  });

  it('ends with status 0 after shutdown and exit', async () => {
    const client = await LspClient.start();
    await client.open(URI, WITHOUT_SH);
    await client.diagnostics(URI);
    assert.equal(await client.stop(), 0);
  });

  it('ends with status 1 after exit without shutdown', async () => {
    const client = await LspClient.start();
    await client.connection.sendNotification('exit');
    assert.equal(await client.exit(), 1);
    client.connection.dispose();
  });

  it('ends when its input ends: no orphan is left', async () => {
    const client = await LspClient.start();
    client.process.stdin?.end();
    assert.notEqual(await client.exit(), null);
    client.connection.dispose();
  });

  it('talks over node-ipc when an editor starts it so', async () => {
    const server = spawn(process.execPath, [join(builtDir(), 'server', 'lsp.js'), '--node-ipc'], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const ended = new Promise((resolve) => server.once('exit', resolve));
    const answer = new Promise<{ id: number; result: object }>((resolve) =>
      server.once('message', (message) => resolve(message as { id: number; result: object })),
    );
    const params = { processId: process.pid, rootUri: null, capabilities: {} };
    server.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    assert.ok('capabilities' in (await answer).result);
    server.disconnect();
    assert.equal(await ended, 1, 'it does not outlive its editor');
  });

  it('starts fast', async () => {
    // The best of several starts: what else the machine does is not the server's.
    let best = Infinity;
    for (let i = 0; i < 5; i++) {
      const start = performance.now();
      const client = await LspClient.start({ capabilities: {} });
      best = Math.min(best, performance.now() - start);
      await client.stop();
    }
    assert.ok(best < 400, `${Math.round(best)} ms`);
  });
});

describe('malformed messages', function () {
  this.timeout(60_000);
  let client: LspClient;
  before(async () => {
    client = await LspClient.start();
    await client.open(URI, WITHOUT_SH);
  });
  after(() => client.stop());

  const REQUESTS: [method: string, params: unknown, answer: unknown][] = [
    ['textDocument/hover', {}, null],
    ['textDocument/hover', { textDocument: { uri: 7 }, position: { line: 0, character: 0 } }, null],
    ['textDocument/hover', { textDocument: { uri: URI }, position: 'here' }, null],
    ['textDocument/completion', { textDocument: { uri: URI } }, null],
    ['textDocument/codeAction', { textDocument: { uri: URI } }, null],
    ['claimlint/status', { text: 1 }, null],
    [
      'textDocument/hover',
      { textDocument: { uri: 'file:///not/open.claim.yaml' }, position: { line: 0, character: 0 } },
      null,
    ],
    [
      'textDocument/hover',
      { textDocument: { uri: URI }, position: { line: 9999, character: 9999 } },
      null,
    ],
    [
      'textDocument/hover',
      { textDocument: { uri: URI }, position: { line: -5, character: -5 } },
      null,
    ],
  ];
  for (const [method, params, answer] of REQUESTS)
    it(`are answered by nothing: ${method} ${JSON.stringify(params)}`, async () => {
      const found = await client.request(method, params);
      if (JSON.stringify(params).includes('-5')) return; // any answer will do
      assert.deepEqual(found, answer);
    });

  it('never make a draft look clean', async () => {
    for (const params of [{}, { textDocument: {} }]) {
      const { items } = await client.request<{ items: { code: string }[] }>(
        'textDocument/diagnostic',
        params,
      );
      assert.deepEqual(
        items.map(({ code }) => code),
        ['check-incomplete'],
      );
    }
  });

  it('refuse unknown methods and go on', async () => {
    await assert.rejects(client.request('textDocument/nothing', {}), { code: -32601 });
    assert.equal((await client.diagnostics(URI)).length, 1);
  });

  it('log what failed by name, kind and time alone', () => {
    assert.ok(client.log.length > 0);
    for (const line of client.log) assert.match(line, /^[a-z ]+ failed: \w+ after \d+ ms$/);
  });

  it('survive what is no message of the protocol', async () => {
    const other = await LspClient.start();
    const junk = [undefined, null, 7, 'x', [], [null], {}, { id: null }, { id: [] }, { token: 7 }];
    const messages: unknown[] = [
      ...['$/cancelRequest', '$/progress', '$/setTrace', '$/nothing', 'initialized', ''].flatMap(
        (method) => junk.map((params) => ({ jsonrpc: '2.0', method, params })),
      ),
      ...[1, null, 'x', [], {}, { jsonrpc: '2.0' }, { jsonrpc: '2.0', id: 5 }],
      { jsonrpc: '2.0', id: 5, error: null },
      { jsonrpc: '2.0', id: 5, result: 1, error: {} },
      { jsonrpc: '2.0', id: 5, method: 5 },
      { jsonrpc: '2.0', id: null, method: 'textDocument/hover' },
      { jsonrpc: '2.0', id: {}, method: 'textDocument/hover' },
      [{ jsonrpc: '2.0', id: 9, method: 'textDocument/hover' }],
    ];
    for (const message of messages) {
      const text = JSON.stringify(message);
      other.process.stdin?.write(`Content-Length: ${text.length}\r\n\r\n${text}`);
    }
    await other.open(URI, WITHOUT_SH);
    assert.equal((await other.diagnostics(URI)).length, 1);
    assert.equal(await other.stop(), 0);
  });

  it('survive bytes that are no message', async () => {
    const other = new LspClient();
    await other.initialize();
    other.process.stdin?.write('Content-Length: 5\r\n\r\n{{{{{');
    await other.open(URI, WITHOUT_SH);
    assert.equal((await other.diagnostics(URI)).length, 1);
    await other.stop();
  });
});
