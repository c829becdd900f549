import * as assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import {
  createProtocolConnection,
  LSPErrorCodes,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { CancellationTokenSource, type Diagnostic } from 'vscode-languageserver-protocol';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Runtime } from '../../server/src/lsp/runtime';
import { startServer } from '../../server/src/lsp/server';
import { draftsOf } from '../bench/drafts';
import { builtDir } from '../support/built';
import { LspClient, MODERN } from '../support/lsp-client';
import { checkerWith } from '../support/packs';
import { TODAY } from '../support/resources';
import { WITHOUT_SH } from '../support/two-antibiotics';

const URI = 'untitled:draft.claim.yaml';
const WITH_SH = WITHOUT_SH.replace('code: S9500', 'code: S9500\n    modifiers: [SH]');
const PUSHED = { workspace: { configuration: true } };

const codes = (items: readonly Diagnostic[]) => items.map(({ code }) => code);

describe('a rule that fails', () => {
  it('loses only itself, and is told once for a claim, whatever is asked', async () => {
    const broken = checkerWith(
      [
        'id: acme\nname: Acme\nentries:\n  - { id: d, rule: duplicate-line }\n  - { id: s, rule: code-not-listed }\n',
      ],
      {
        imported: {
          ndcDirectory: {
            has: () => {
              throw new Error('Ada Example');
            },
          },
        },
      },
    );
    const line =
      '  - { date: 2024-03-04, code: J0696, units: 8, ndc: { code: 00781-3209-95, quantity: 1, unit: UN } }\n';
    const text = `claim: A\npayer: acme\nplace_of_service: 12\npatient: { id: M1, name: Ada Example }\nbilling_provider: { npi: 1234567893 }\nlines:\n${line}${line}`;
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const server = createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(toServer),
      new StreamMessageWriter(toClient),
    );
    const runtime: Runtime = {
      today: () => TODAY,
      now: () => performance.now(),
      timer: {
        defer: (callback) => {
          setImmediate(callback);
          return { dispose: () => undefined };
        },
        after: (callback, milliseconds) => {
          setTimeout(callback, milliseconds);
          return { dispose: () => undefined };
        },
      },
      projects: {
        of: () => Promise.resolve({ checker: broken, severity: new Map(), faults: [] }),
        forget: () => undefined,
        use: () => undefined,
      },
      docsBase: 'https://example.org',
    };
    server.onInitialize((params) => {
      startServer(server, params, runtime);
      return { capabilities: {} };
    });
    server.listen();
    const client = createProtocolConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    const logged: string[] = [];
    client.onNotification('window/logMessage', ({ message }: { message: string }) => {
      logged.push(message);
    });
    client.listen();
    try {
      await client.sendRequest('initialize', {
        processId: null,
        rootUri: null,
        capabilities: { textDocument: { diagnostic: {} } },
      });
      const textDocument = { uri: URI, languageId: 'claim', version: 1, text };
      await client.sendNotification('textDocument/didOpen', { textDocument });
      const all = async () => {
        const report = await client.sendRequest<{ items: Diagnostic[] }>(
          'textDocument/diagnostic',
          { textDocument: { uri: URI } },
        );
        return report.items;
      };
      const once = await all();
      assert.deepEqual(
        codes(once).sort(),
        ['check-incomplete', 'code-not-listed', 'code-not-listed', 'duplicate-line'],
        'the other rules have spoken',
      );
      assert.match(JSON.stringify(once), /The rule ndc-unknown failed/);
      const position = { line: 0, character: 0 };
      for (const method of ['hover', 'codeLens', 'documentSymbol'])
        await client.sendRequest(`textDocument/${method}`, {
          textDocument: { uri: URI },
          position,
        });
      assert.deepEqual(await all(), once);
      for (const message of logged) assert.doesNotMatch(message, /Ada Example/);
    } finally {
      client.dispose();
      server.dispose();
    }
  });
});

describe('requests in any order', function () {
  this.timeout(60_000);
  before(() => void builtDir());

  it('are all answered when half of them are cancelled', async () => {
    const client = await LspClient.start();
    await client.open(URI, `${WITHOUT_SH}---\n`.repeat(30));
    const position = { line: 3, character: 4 };
    const answers = Array.from({ length: 200 }, (_, i) => {
      const source = new CancellationTokenSource();
      const method = ['hover', 'completion', 'diagnostic', 'codeLens', 'inlayHint'][i % 5] ?? '';
      const range = { start: position, end: position };
      const asked = client.connection.sendRequest(
        `textDocument/${method}`,
        { textDocument: { uri: URI }, position, range },
        source.token,
      );
      if (i % 2 === 0) source.cancel();
      return asked.then(
        () => 'answered',
        ({ code }: { code: number }) => code,
      );
    });
    const all = await Promise.all(answers);
    for (const [i, answer] of all.entries())
      assert.ok(
        answer === 'answered' || (i % 2 === 0 && answer === LSPErrorCodes.RequestCancelled),
        `${i}: ${answer}`,
      );
    assert.ok(all.includes(LSPErrorCodes.RequestCancelled));
    assert.equal((await client.allDiagnostics(URI)).length > 0, true);
    await client.stop();
  });

  it('with parameters that are a list end no server', async () => {
    const client = await LspClient.start();
    const { connection } = client;
    // Its types know single parameters only.
    const send = connection.sendRequest.bind(connection) as (
      method: string,
      ...params: unknown[]
    ) => Promise<unknown>;
    for (const params of [[], [null, null], [{}, {}, {}]])
      for (const method of ['claimlint/status', 'claimlint/checkFile', 'textDocument/hover'])
        await send(method, ...params).catch(() => undefined);
    await client.open(URI, WITHOUT_SH);
    assert.deepEqual(codes(await client.allDiagnostics(URI)), ['concurrent-modifier']);
    await client.stop();
  });

  it('of documents that are closed, never opened or changed unopened find nothing', async () => {
    const client = await LspClient.start();
    const position = { line: 0, character: 0 };
    await client.change(URI, 2, { text: WITHOUT_SH });
    await client.close(URI);
    for (const method of ['hover', 'codeLens', 'documentSymbol', 'definition', 'foldingRange']) {
      const answer = await client.request(`textDocument/${method}`, {
        textDocument: { uri: URI },
        position,
      });
      assert.ok(answer === null || (Array.isArray(answer) && answer.length === 0), method);
    }
    await client.open(URI, WITHOUT_SH);
    assert.deepEqual(codes(await client.allDiagnostics(URI)), ['concurrent-modifier']);
    await client.stop();
  });
});

describe('edits that are faster than checks', function () {
  this.timeout(60_000);
  before(() => void builtDir());

  it('never show what was found in an older text', async () => {
    const client = await LspClient.start({ capabilities: PUSHED });
    await client.open(URI, WITHOUT_SH);
    // Odd versions lack SH, even ones have it.
    for (let version = 2; version <= 101; version++)
      void client.change(URI, version, { text: version % 2 === 0 ? WITH_SH : WITHOUT_SH });
    await client.until('the newest is told', () => client.pushed(URI)?.version === 101);
    const shown = client.published.filter(({ uri }) => uri === URI);
    const versions = shown.map(({ version }) => version ?? 0);
    assert.deepEqual(
      versions,
      [...versions].sort((a, b) => a - b),
      'in their order',
    );
    for (const { version = 0, diagnostics } of shown)
      assert.equal(diagnostics.length, version % 2 === 0 ? 0 : 1, `version ${version}`);
    await client.stop();
  });

  it('a file that is closed while it is checked shows nothing, and no other waits', async () => {
    for (const capabilities of [MODERN, PUSHED]) {
      const client = await LspClient.start({ capabilities });
      const large = 'untitled:large.claim.yaml';
      await client.open(large, draftsOf(2000));
      const asked = capabilities === MODERN ? client.pull(large) : undefined;
      await client.close(large);
      const report = await asked;
      assert.ok(!report || (report.kind === 'full' && report.items.length === 0));
      await client.open(URI, WITHOUT_SH);
      const shown =
        capabilities === MODERN
          ? await client.allDiagnostics(URI)
          : await client.until('the other is told', () => {
              const { diagnostics = [] } = client.pushed(URI) ?? {};
              return codes(diagnostics).includes('concurrent-modifier') && diagnostics;
            });
      assert.deepEqual(codes(shown), ['concurrent-modifier']);
      assert.deepEqual(client.pushed(large)?.diagnostics ?? [], []);
      await client.stop();
    }
  });
});

describe('very many documents', function () {
  this.timeout(120_000);
  before(() => void builtDir());

  it('are opened, checked and closed without anything left of them', async () => {
    const client = await LspClient.start();
    const memory: number[] = [];
    for (let i = 1; i <= 2000; i++) {
      const uri = `file:///many/${i}.claim.yaml`;
      await client.open(uri, WITHOUT_SH.replace('T-1', `T-${i}`));
      if (i % 50 === 0) assert.equal((await client.allDiagnostics(uri)).length, 1);
      else void client.pull(uri).catch(() => undefined);
      await client.close(uri);
      const resident = residentMemory(client.process.pid);
      if (resident !== undefined) memory.push(resident);
    }
    await client.open(URI, WITHOUT_SH);
    assert.deepEqual(codes(await client.allDiagnostics(URI)), ['concurrent-modifier']);
    const [early, late] = [Math.max(...memory.slice(0, 1000)), Math.max(...memory.slice(-200))];
    assert.ok(memory.length === 0 || late < early * 1.3, `${early} MB, later ${late} MB`);
    await client.stop();
  });
});

describe('a client that dies', function () {
  this.timeout(60_000);
  before(() => void builtDir());

  it('takes the server along, though its pipes stay open', async () => {
    const editor = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' });
    const client = new LspClient();
    await client.request('initialize', {
      processId: editor.pid,
      rootUri: null,
      capabilities: MODERN,
    });
    await client.connection.sendNotification('initialized', {});
    await client.open(URI, draftsOf(500));
    void client.pull(URI).catch(() => undefined);
    editor.kill('SIGKILL');
    assert.notEqual(await client.exit(), null);
    client.connection.dispose();
  });
});

/** Resident memory in MB, as Linux counts it; undefined elsewhere. */
function residentMemory(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
