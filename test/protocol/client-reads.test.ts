import * as assert from 'node:assert/strict';
import { builtDir } from '../support/built';
import { CONTRACT } from '../support/contract';
import { LspClient } from '../support/lsp-client';
import { MemoryFolder } from '../support/memory-folder';
import { WITHOUT_SH } from '../support/two-antibiotics';

const OWN_PAYER = WITHOUT_SH.replace('payer: bcbsok', 'payer: ok-contract');

describe('folders that lie on no disk', function () {
  this.timeout(60_000);
  before(() => void builtDir());
  let client: LspClient;
  let folder: MemoryFolder;
  const draft = () => folder.uriOf('drafts/a.claim.yaml');
  const rules = async () => (await client.diagnostics(draft())).map(({ code }) => code);
  const start = async (initializationOptions: object) => {
    client = new LspClient({ initializationOptions });
    folder = new MemoryFolder('memfs://host/ws');
    folder.answer(client.connection);
    await client.initialize();
  };
  const changed = async (name: string) => {
    const before = client.refreshes;
    const changes = [{ uri: folder.uriOf(name), type: 2 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.until('the client is told to ask again', () => client.refreshes > before);
  };
  afterEach(() => client.stop());

  it('have settings and packs, which the client reads', async () => {
    await start({ clientReads: true });
    folder.write('.claimlint.yaml', 'policies: [./contracts]\n');
    folder.write('contracts/ok.policy.yaml', CONTRACT);
    await client.open(draft(), OWN_PAYER);
    assert.deepEqual(await rules(), []);
    folder.write('contracts/ok.policy.yaml', CONTRACT.replace('off: true', 'off: false'));
    await changed('contracts/ok.policy.yaml');
    assert.deepEqual(await rules(), ['concurrent-modifier']);
  });

  it('take the settings that are nearest', async () => {
    await start({ clientReads: true });
    folder.write('.claimlint.yaml', 'severity: { concurrent-modifier: off }\n');
    folder.write('drafts/.claimlint.yaml', 'severity: { concurrent-modifier: hint }\n');
    await client.open(draft(), WITHOUT_SH);
    assert.equal((await client.diagnostics(draft()))[0]?.severity, 4);
  });

  it('show the faults of their files', async () => {
    await start({ clientReads: true });
    folder.write('.claimlint.yaml', 'policies: [./contracts, ../elsewhere, ./nowhere]\n');
    folder.write('contracts/ok.policy.yaml', CONTRACT.replace('off: true', 'of: true'));
    await client.open(draft(), OWN_PAYER);
    assert.ok((await rules()).includes('check-incomplete'));
    for (const [file, count] of [
      ['.claimlint.yaml', 2],
      ['contracts/ok.policy.yaml', 1],
    ] as const) {
      const pushed = await client.until(`faults of ${file}`, () =>
        client.pushed(folder.uriOf(file)),
      );
      assert.equal(pushed.diagnostics.length, count, file);
    }
    assert.ok(folder.asked.every((uri) => !uri.includes('elsewhere')));
  });

  it('are not asked for where the client does not offer to read', async () => {
    await start({});
    folder.write('.claimlint.yaml', 'severity: { concurrent-modifier: off }\n');
    await client.open(draft(), WITHOUT_SH);
    assert.deepEqual(await rules(), ['concurrent-modifier']);
    assert.deepEqual(folder.asked, []);
  });

  it('do not make the client read what lies on a disk', async () => {
    await start({ clientReads: true });
    await client.open('file:///nowhere/a.claim.yaml', WITHOUT_SH);
    assert.equal((await client.diagnostics('file:///nowhere/a.claim.yaml')).length, 1);
    assert.deepEqual(folder.asked, []);
  });
});
