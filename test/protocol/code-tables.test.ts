import * as assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { printTable, type TableBody } from '../../server/src/codes/table-file';
import { builtDir } from '../support/built';
import { LspClient } from '../support/lsp-client';
import { WITHOUT_SH } from '../support/two-antibiotics';

const HEAD = { source: 'package.txt', imported: '2026-11-21', edition: null };
/** A directory that holds none of the draft's packages. */
const FOREIGN: TableBody = { kind: 'ndc', packages: { '99001': '012310' } };
/** One that holds them. */
const OWN: TableBody = { kind: 'ndc', packages: { '00409': '651001', '00781': '320995' } };

describe('imported tables in the editor', function () {
  this.timeout(60_000);
  before(() => void builtDir());
  let dir: string;
  let client: LspClient;
  const uriOf = (name: string) => pathToFileURL(join(dir, name)).href;
  const table = (body: TableBody) =>
    writeFileSync(join(dir, 'codes', 'ndc.table.json'), printTable(body, HEAD));
  const changed = async (name: string) => {
    const before = client.refreshes;
    const changes = [{ uri: uriOf(name), type: 2 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.until('the client is told to ask again', () => client.refreshes > before);
  };
  const unknown = async () =>
    (await client.diagnostics(uriOf('a.claim.yaml'))).filter(({ code }) => code === 'ndc-unknown')
      .length;

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'claimlint-tables-'));
    mkdirSync(join(dir, 'codes'));
    writeFileSync(join(dir, '.claimlint.yaml'), 'code_tables: [./codes]\n');
    client = await LspClient.start();
  });

  afterEach(async () => {
    await client.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  it('hold there too, and are read again when they change', async () => {
    table(FOREIGN);
    await client.open(uriOf('a.claim.yaml'), WITHOUT_SH);
    assert.ok((await unknown()) > 0);
    table(OWN);
    await changed('codes/ndc.table.json');
    assert.equal(await unknown(), 0);
  });

  it('show their fault in the settings file, until they are mended', async () => {
    writeFileSync(join(dir, 'codes', 'ndc.table.json'), 'half a');
    await client.open(uriOf('a.claim.yaml'), WITHOUT_SH);
    assert.equal(await unknown(), 0);
    const settings = uriOf('.claimlint.yaml');
    const fault = await client.until('the fault', () => client.pushed(settings));
    assert.deepEqual(
      fault.diagnostics.map(({ code, range }) => [code, range.start]),
      [['settings-file', { line: 0, character: 14 }]],
    );
    table(FOREIGN);
    await changed('codes/ndc.table.json');
    assert.ok((await unknown()) > 0);
    await client.until(
      'the fault is taken back',
      () => client.pushed(settings)?.diagnostics.length === 0,
    );
  });
});
