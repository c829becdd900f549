import * as assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { builtDir } from '../support/built';
import { LspClient } from '../support/lsp-client';
import { WITHOUT_SH } from '../support/two-antibiotics';

const CLEAN = WITHOUT_SH.replace('code: S9500', 'code: S9500\n    modifiers: [SH]');

describe('all drafts of the folders, for clients that ask for them', function () {
  this.timeout(120_000);
  before(() => void builtDir());

  let folder: string;
  let client: LspClient;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'claimlint-workspace-'))));
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, text: string | Buffer) => {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return pathToFileURL(file).href;
  };
  const start = async () =>
    (client = await LspClient.start({ folders: [pathToFileURL(folder).href] }));
  const ask = async (before: readonly WorkspaceDocumentDiagnosticReport[] = []) => {
    const previousResultIds = before.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
    const { items } = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds,
    });
    return items;
  };
  const told = (reports: readonly WorkspaceDocumentDiagnosticReport[]) =>
    reports.map((report) => [
      report.uri,
      report.kind === 'full' ? report.items.map(({ code }) => code) : report.kind,
    ]);

  it('are checked where they lie, and again only where something has changed', async () => {
    const first = write('a.claim.yaml', WITHOUT_SH);
    const second = write('below/b.claim.yml', CLEAN);
    write('node_modules/c.claim.yaml', WITHOUT_SH);
    write('notes.yaml', WITHOUT_SH);
    await start();
    const all = await ask();
    assert.deepEqual(told(all), [
      [first, ['concurrent-modifier']],
      [second, []],
    ]);
    const same = await ask(all);
    assert.deepEqual(told(same), [
      [first, 'unchanged'],
      [second, 'unchanged'],
    ]);
    write('below/b.claim.yml', `${WITHOUT_SH}# longer\n`);
    assert.deepEqual(told(await ask(same)), [
      [first, 'unchanged'],
      [second, ['concurrent-modifier']],
    ]);
    const uri = write('.claimlint.yaml', 'severity: { concurrent-modifier: off }\n');
    const changes = [{ uri, type: 1 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    assert.deepEqual(told(await ask(same)), [
      [first, []],
      [second, []],
    ]);
  });

  it('are left to their documents while they are open', async () => {
    const open = write('a.claim.yaml', WITHOUT_SH);
    const closed = write('b.claim.yaml', WITHOUT_SH);
    await start();
    await client.open(open, CLEAN);
    assert.deepEqual(told(await ask()), [[closed, ['concurrent-modifier']]]);
    await client.close(open);
    assert.equal((await ask()).length, 2);
  });

  it('do not look clean when they cannot be read', async () => {
    const uri = write('a.claim.yaml', Buffer.from([0x63, 0xff, 0xfe, 0x0a]));
    await start();
    assert.deepEqual(told(await ask()), [[uri, ['check-incomplete']]]);
  });

  it('come one by one to a client that takes parts', async () => {
    write('a.claim.yaml', WITHOUT_SH);
    write('b.claim.yaml', CLEAN);
    await start();
    const parts: WorkspaceDiagnosticReport[] = [];
    client.connection.onNotification(
      '$/progress',
      ({ token, value }: { token: string; value: WorkspaceDiagnosticReport }) => {
        if (token === 'parts') parts.push(value);
      },
    );
    const last = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
      partialResultToken: 'parts',
    });
    assert.deepEqual(last.items, []);
    assert.deepEqual(
      parts.map(({ items }) => told(items).map(([, codes]) => codes)),
      [[['concurrent-modifier']], [[]]],
    );
  });

  it('are a thousand at most, and the others say so', async () => {
    const names = Array.from({ length: 1002 }, (_, i) => `${10_000 + i}.claim.yaml`);
    for (const name of names) write(name, 'claim: T-1\n');
    await start();
    const all = told(await ask());
    assert.equal(all.length, names.length);
    const notChecked = all.filter(([, codes]) => codes?.includes('check-incomplete'));
    assert.deepEqual(
      notChecked.map(([uri]) => uri?.slice(-'11001.claim.yaml'.length)),
      ['11000.claim.yaml', '11001.claim.yaml'],
    );
  });

  it('are not offered to a client that has them checked by itself', async () => {
    client = new LspClient({ initializationOptions: { checksFolders: true } });
    const { capabilities } = await client.initialize();
    assert.ok(capabilities.diagnosticProvider);
    assert.equal(capabilities.diagnosticProvider.workspaceDiagnostics, false);
  });
});
