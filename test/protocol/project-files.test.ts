import * as assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtDir } from '../support/built';
import { CONTRACT } from '../support/contract';
import { LspClient } from '../support/lsp-client';
import { WITHOUT_SH } from '../support/two-antibiotics';

describe('settings and packs of a folder', function () {
  this.timeout(60_000);
  before(() => void builtDir());
  let dir: string;
  let client: LspClient;
  const uriOf = (name: string) => pathToFileURL(join(dir, name)).href;
  const write = (name: string, text: string) => writeFileSync(join(dir, name), text);
  const changed = async (name: string) => {
    const before = client.refreshes;
    const changes = [{ uri: uriOf(name), type: 2 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.until('the client is told to ask again', () => client.refreshes > before);
  };
  const openDraft = (text = WITHOUT_SH) => client.open(uriOf('drafts/a.claim.yaml'), text);
  const rules = async () =>
    (await client.diagnostics(uriOf('drafts/a.claim.yaml'))).map(({ code }) => code);

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'claimlint-project-'));
    for (const folder of ['drafts', 'contracts']) mkdirSync(join(dir, folder));
    client = await LspClient.start();
  });
  afterEach(async () => {
    await client.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  it('set the severity of a rule for all drafts below, also when they change', async () => {
    write('.claimlint.yaml', 'severity: { concurrent-modifier: hint }\n');
    await openDraft();
    const [first] = await client.diagnostics(uriOf('drafts/a.claim.yaml'));
    assert.equal(first?.severity, 4);
    write('.claimlint.yaml', 'severity: { concurrent-modifier: off }\n');
    await changed('.claimlint.yaml');
    assert.deepEqual(await rules(), []);
    rmSync(join(dir, '.claimlint.yaml'));
    await changed('.claimlint.yaml');
    assert.deepEqual(await rules(), ['concurrent-modifier']);
  });

  it('come before the settings of the editor', async () => {
    write('.claimlint.yaml', 'severity: { concurrent-modifier: warning }\n');
    client.settings = { severity: { 'concurrent-modifier': 'off' } };
    await openDraft();
    const [first] = await client.diagnostics(uriOf('drafts/a.claim.yaml'));
    assert.equal(first?.severity, 2);
  });

  it("bring a user's own pack", async () => {
    write('.claimlint.yaml', 'policies: [./contracts]\n');
    write('contracts/ok.policy.yaml', CONTRACT);
    await openDraft(WITHOUT_SH.replace('payer: bcbsok', 'payer: ok-contract'));
    assert.deepEqual(await rules(), []);
    await client.change(uriOf('drafts/a.claim.yaml'), 2, { text: WITHOUT_SH });
    assert.deepEqual(await rules(), ['concurrent-modifier']);
  });

  it('show their own faults where nobody has them open, until they are mended', async () => {
    write('.claimlint.yaml', 'policies: [./contracts]\nseverity: { dose-unit: off }\n');
    write('contracts/ok.policy.yaml', CONTRACT.replace('off: true', 'of: true'));
    await openDraft(WITHOUT_SH.replace('payer: bcbsok', 'payer: ok-contract'));
    assert.ok((await rules()).includes('check-incomplete'));
    const settings = await client.until('a fault of the settings', () =>
      client.pushed(uriOf('.claimlint.yaml')),
    );
    assert.deepEqual(
      settings.diagnostics.map(({ code, range }) => [code, range.start]),
      [['settings-file', { line: 1, character: 12 }]],
    );
    const pack = await client.until('a fault of the pack', () =>
      client.pushed(uriOf('contracts/ok.policy.yaml')),
    );
    assert.deepEqual(
      pack.diagnostics.map(({ code, range }) => [code, range.start.line]),
      [['policy-file', 5]],
    );
    write('contracts/ok.policy.yaml', CONTRACT);
    await changed('contracts/ok.policy.yaml');
    assert.deepEqual(await rules(), []);
    await client.until(
      'the fault is taken back',
      () => client.pushed(uriOf('contracts/ok.policy.yaml'))?.diagnostics.length === 0,
    );
  });

  it('are checked themselves while they are open, by their text', async () => {
    write('.claimlint.yaml', 'policies: [./contracts]\n');
    write('contracts/ok.policy.yaml', CONTRACT);
    const uri = uriOf('contracts/ok.policy.yaml');
    await client.open(uri, CONTRACT, 1, 'claim-policy');
    assert.deepEqual(await client.diagnostics(uri), []);
    await client.change(uri, 2, { text: CONTRACT.replace('extends: bcbsok', 'extends: nobody') });
    const [fault, ...others] = await client.diagnostics(uri);
    assert.deepEqual(others, []);
    assert.equal(fault?.code, 'policy-file');
    assert.equal(fault?.range.start.line, 2);
    const settings = uriOf('.claimlint.yaml');
    await client.open(settings, 'severity: { dose-units: loud }\n', 1, 'yaml');
    assert.deepEqual(
      (await client.diagnostics(settings)).map(({ code }) => code),
      ['settings-file'],
    );
  });

  it('do not reach drafts that lie in no folder', async () => {
    write('.claimlint.yaml', 'severity: { concurrent-modifier: off }\n');
    await client.open('untitled:x.claim.yaml', WITHOUT_SH);
    assert.equal((await client.diagnostics('untitled:x.claim.yaml')).length, 1);
  });
});
