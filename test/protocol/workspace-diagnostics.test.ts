import * as assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  DiagnosticSeverity,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { builtDir } from '../support/built';
import { LspClient } from '../support/lsp-client';
import { WITHOUT_SH } from '../support/two-antibiotics';

const CLEAN = WITHOUT_SH.replace('code: S9500', 'code: S9500\n    modifiers: [SH]');

/** The same claim under another number. */
const numbered = (n: number, text: string) => text.replace('claim: T-1', `claim: T-${n}`);

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
    const second = write('below/b.claim.yml', numbered(2, CLEAN));
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
    write('below/b.claim.yml', `${numbered(2, WITHOUT_SH)}# longer\n`);
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
    const closed = write('b.claim.yaml', numbered(2, WITHOUT_SH));
    await start();
    await client.open(open, CLEAN);
    assert.deepEqual(told(await ask()), [[closed, ['concurrent-modifier']]]);
    await client.close(open);
    assert.equal((await ask()).length, 2);
  });

  it('are told which numbers drafts before have, as the command line tells it', async () => {
    const first = write('a.claim.yaml', CLEAN);
    const second = write('below/b.claim.yaml', CLEAN);
    const silenced = write(
      'c.claim.yaml',
      CLEAN.replace('claim: ', '# claimlint-ignore duplicate-claim: sent again\nclaim: '),
    );
    await start();
    const all = await ask();
    assert.deepEqual(told(all), [
      [first, []],
      [second, ['duplicate-claim']],
      [silenced, []],
    ]);
    const [, report] = all;
    assert.ok(report?.kind === 'full');
    assert.deepEqual(
      report.items.map(({ message, severity }) => [message, severity]),
      [
        [
          'A claim in a.claim.yaml has the number T-1 too.\nGive each claim a number of its own.',
          DiagnosticSeverity.Hint,
        ],
      ],
    );
    assert.deepEqual(told(await ask(all)), [
      [first, 'unchanged'],
      [second, 'unchanged'],
      [silenced, 'unchanged'],
    ]);
    // The number changes in a draft that is open, the file of the other stays as it is.
    await client.open(first, numbered(2, CLEAN));
    assert.deepEqual(told(await ask(all)), [
      [second, []],
      [silenced, []],
    ]);
  });

  it('do not look clean when they cannot be read', async () => {
    const uri = write('a.claim.yaml', Buffer.from([0x63, 0xff, 0xfe, 0x0a]));
    await start();
    assert.deepEqual(told(await ask()), [[uri, ['check-incomplete']]]);
  });

  it('come one by one to a client that takes parts', async () => {
    write('a.claim.yaml', WITHOUT_SH);
    write('b.claim.yaml', numbered(2, CLEAN));
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
    for (const [i, name] of names.entries()) write(name, `claim: T-${i}\n`);
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
