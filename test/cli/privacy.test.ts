import * as assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { parseDraft } from '../../server/src/draft/parse';
import { MODERN } from '../support/lsp-client';
import { ROOT } from '../support/resources';
import { buildOnce, CLI, folderWith, removeFolders } from './run-cli';

const PRELOAD = pathToFileURL(join(ROOT, 'test', 'support', 'no-network.mjs')).href;
const SAMPLES = join(ROOT, 'samples');

const samples = readdirSync(SAMPLES)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name, text: readFileSync(join(SAMPLES, name), 'utf8') }));

/** Where a process writes down each try to reach the network; the preload says at first that it watches. */
function watched() {
  const log = join(folderWith(), 'network.log');
  return {
    env: { ...process.env, NO_COLOR: '1', CLAIMLINT_NETWORK_LOG: log },
    tries: () => {
      const [first, ...tries] = readFileSync(log, 'utf8').trimEnd().split('\n');
      assert.equal(first, 'watching');
      return tries.filter((line) => line !== 'watching');
    },
  };
}

/** What a log may never tell: names, ids, numbers and drugs of the samples, and where they lie. */
function valuesOf(text: string): string[] {
  return parseDraft(text)
    .claims.flatMap(({ fields }) => [
      fields.claim,
      fields.patient?.id,
      fields.patient?.name,
      fields.billing_provider?.npi,
      fields.billing_provider?.name,
      fields.ordering_provider?.npi,
      fields.ordering_provider?.name,
      fields.prior_authorization,
      ...Object.values(fields.therapies ?? {}).map((therapy) => therapy?.drug),
      ...(fields.lines ?? []).flatMap((line) => [
        line?.drug?.name,
        line?.description,
        line?.note,
        ...[line?.ndc].flat().map((ndc) => ndc?.code),
      ]),
    ])
    .filter((value): value is string => value !== undefined && value.length >= 4);
}

const values = [...new Set(samples.flatMap(({ text }) => valuesOf(text)))];

function assertTellsNothing(output: string, where: string): void {
  for (const value of values)
    assert.ok(!output.includes(value), `${where} tells ${JSON.stringify(value)}`);
}

describe('privacy', function () {
  this.timeout(120_000);
  before(buildOnce);
  after(removeFolders);

  it('the watch sees every way to the network, caught or not', () => {
    const { env, tries } = watched();
    const script = `
      const attempts = [
        () => fetch('http://127.0.0.1'),
        () => require('net').connect(1),
        () => new (require('net').Socket)().connect(1),
        () => require('https').get('https://127.0.0.1'),
        () => require('dns').lookup('localhost', () => {}),
        () => require('dns').promises.lookup('localhost'),
        () => require('dgram').createSocket('udp4'),
        () => new WebSocket('ws://127.0.0.1'),
      ];
      for (const attempt of attempts) try { attempt() } catch {}`;
    assert.equal(
      spawnSync(process.execPath, ['--import', PRELOAD, '-e', script], { env }).status,
      0,
    );
    assert.deepEqual(tries(), [
      'fetch',
      'net.connect',
      'net.Socket.connect',
      'https.get',
      'dns.lookup',
      'dns/promises.lookup',
      'dgram.createSocket',
      'WebSocket',
    ]);
  });

  it('no command reaches for the network', () => {
    const { env, tries } = watched();
    const folder = folderWith(Object.fromEntries(samples.map(({ name, text }) => [name, text])));
    const [first] = samples;
    assert.ok(first);
    for (const args of [
      ['check'],
      ['check', '--jobs', '2', '--format', 'sarif'],
      ['check', '--format', 'json', '--jobs', '1'],
      ['fix', '--dry-run'],
      ['compare', first.name],
      ['explain', 'S9500'],
      ['explain', 'bundled'],
      ['rules'],
      ['fix'],
    ]) {
      const run = spawnSync(process.execPath, ['--import', PRELOAD, CLI, ...args], {
        cwd: folder,
        env,
        encoding: 'utf8',
      });
      assert.ok(run.status === 0 || run.status === 1, `${args.join(' ')}: ${run.stderr}`);
      assertTellsNothing(run.stderr, `standard error of ${args.join(' ')}`);
    }
    assert.deepEqual(tries(), []);
  });

  it('a session of the language server neither reaches out nor tells a value in its log', async () => {
    assert.ok(values.length > 50, 'there is something to look for');
    const { env, tries } = watched();
    const server = spawn(
      process.execPath,
      ['--import', PRELOAD, join(ROOT, 'dist', 'server', 'lsp.js'), '--stdio'],
      { env, stdio: 'pipe' },
    );
    const errors: string[] = [];
    server.stderr.on('data', (chunk: Buffer) => errors.push(String(chunk)));
    const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    const told: string[] = [];
    for (const method of [
      'window/logMessage',
      'window/showMessage',
      '$/logTrace',
      'telemetry/event',
    ])
      connection.onNotification(method, (params) => {
        told.push(JSON.stringify(params));
      });
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => null),
    );
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => null);
    connection.listen();
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: MODERN,
      trace: 'verbose',
    });
    await connection.sendNotification('initialized', {});
    for (const [i, { name, text }] of samples.entries()) {
      const textDocument = {
        uri: `file:///samples/${name}`,
        languageId: 'claim',
        version: 1,
        text,
      };
      const rows = text.split('\n').length;
      await connection.sendNotification('textDocument/didOpen', { textDocument });
      for (const method of [
        'textDocument/diagnostic',
        'textDocument/hover',
        'textDocument/completion',
        'textDocument/codeAction',
        'textDocument/codeLens',
        'textDocument/inlayHint',
        'textDocument/documentSymbol',
        'textDocument/formatting',
        'claimlint/status',
        'claimlint/compare',
        'claimlint/calendar',
      ]) {
        const position = { line: (i * 7) % rows, character: 12 };
        const all = { start: { line: 0, character: 0 }, end: { line: rows, character: 0 } };
        const params = {
          textDocument,
          position,
          range: all,
          context: { diagnostics: [] },
          options: { tabSize: 2, insertSpaces: true },
        };
        await connection.sendRequest(method, params);
        // What is broken fails, and is logged: by its name alone.
        await connection
          .sendRequest(method, { ...params, textDocument: text })
          .catch(() => undefined);
        await connection
          .sendRequest(method, { textDocument, position: text })
          .catch(() => undefined);
      }
      await connection.sendNotification('textDocument/didChange', {
        textDocument,
        contentChanges: [{ range: text, text }, { text: 7 }],
      });
      await connection.sendNotification('textDocument/didClose', { textDocument: name });
    }
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.equal(await ended, 0);
    connection.dispose();
    assert.deepEqual(tries(), []);
    assert.ok(told.length > 0, 'failures are logged');
    assertTellsNothing([...told, ...errors].join('\n'), 'the log');
  });
});
