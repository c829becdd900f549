import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { AbstractMessageReader, AbstractMessageWriter } from 'vscode-languageserver-protocol';
import {
  createProtocolConnection,
  type DataCallback,
  type Message,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { READ_SHIPPED, type ReadShippedParams } from '../../server/src/lsp/own-messages';
import { builtDir } from '../support/built';
import { CONTRACT } from '../support/contract';
import { MODERN } from '../support/lsp-client';
import { MemoryFolder } from '../support/memory-folder';
import { WITHOUT_SH } from '../support/two-antibiotics';

/** All that a worker's script finds: no Node, and nothing that opens a connection. */
class WorkerScope {
  readonly self: Record<string, unknown>;
  closed = false;
  private listener: DataCallback | undefined;

  constructor(script: string) {
    this.self = {
      ...{ setTimeout, clearTimeout, performance, TextDecoder, TextEncoder, URL, console },
      addEventListener: () => undefined,
      close: () => (this.closed = true),
      postMessage: (message: Message) => {
        // Messages are copied, as between threads.
        const copy = structuredClone(message);
        queueMicrotask(() => this.listener?.(copy));
      },
    };
    this.self['self'] = this.self;
    runInContext(script, createContext(this.self));
  }

  connect(): ProtocolConnection {
    return createProtocolConnection(new ScopeReader(this), new ScopeWriter(this));
  }

  listen(callback: DataCallback): { dispose(): void } {
    this.listener = callback;
    return { dispose: () => (this.listener = undefined) };
  }

  send(message: Message): void {
    const receive = this.self['onmessage'] as (event: { data: Message }) => void;
    receive({ data: structuredClone(message) });
  }
}

class ScopeReader extends AbstractMessageReader {
  constructor(private readonly scope: WorkerScope) {
    super();
  }
  listen(callback: DataCallback) {
    return this.scope.listen(callback);
  }
}

class ScopeWriter extends AbstractMessageWriter {
  constructor(private readonly scope: WorkerScope) {
    super();
  }
  write(message: Message): Promise<void> {
    this.scope.send(message);
    return Promise.resolve();
  }
  end(): void {}
}

describe('the server as a web worker', function () {
  this.timeout(60_000);
  const bundle = () => join(builtDir(), 'server', 'browser.js');
  let scope: WorkerScope;
  let connection: ProtocolConnection;
  let folder: MemoryFolder;
  const shipped: string[] = [];

  beforeEach(async () => {
    scope = new WorkerScope(readFileSync(bundle(), 'utf8'));
    connection = scope.connect();
    folder = new MemoryFolder('memfs://host/ws');
    folder.answer(connection);
    shipped.length = 0;
    connection.onRequest(READ_SHIPPED, ({ name }: ReadShippedParams) => {
      shipped.push(name);
      return readFileSync(join(builtDir(), 'data', name), 'utf8');
    });
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => null),
    );
    connection.listen();
    await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: MODERN,
      initializationOptions: { clientReads: true, docsBase: 'https://pages.example' },
    });
    await connection.sendNotification('initialized', {});
  });
  afterEach(async () => {
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    connection.dispose();
    assert.ok(scope.closed, 'it ends itself');
  });

  const check = async (text: string) => {
    const textDocument = {
      uri: folder.uriOf('a.claim.yaml'),
      languageId: 'claim',
      version: 1,
      text,
    };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    const report = await connection.sendRequest<{ items: { code: string }[] }>(
      'textDocument/diagnostic',
      { textDocument },
    );
    return report.items.map(({ code }) => code);
  };

  it('checks drafts with what the client reads for it, once', async () => {
    assert.deepEqual(await check(WITHOUT_SH), ['concurrent-modifier']);
    assert.deepEqual(shipped.sort(), ['codes.json', 'packs.json']);
  });

  it("uses the folder's own packs", async () => {
    folder.write('.claimlint.yaml', 'policies: [contracts]\n');
    folder.write('contracts/ok.policy.yaml', CONTRACT);
    assert.deepEqual(await check(WITHOUT_SH.replace('bcbsok', 'ok-contract')), []);
  });

  it('names nothing by which a script reaches the network', () => {
    const text = readFileSync(bundle(), 'utf8');
    const ways = /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|importScripts|sendBeacon/;
    assert.doesNotMatch(text, ways);
  });
});
