import * as assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TRUSTED } from '../../server/src/lsp/own-messages';
import { builtDir } from '../support/built';
import { CONTRACT } from '../support/contract';
import { LspClient } from '../support/lsp-client';
import { MemoryFolder } from '../support/memory-folder';
import { WITHOUT_SH } from '../support/two-antibiotics';

const OWN_PAYER = WITHOUT_SH.replace('payer: bcbsok', 'payer: ok-contract');
const SETTINGS = 'policies: [./contracts]\nseverity: { concurrent-modifier: hint }\n';

/** Where the folder lies that nobody trusts yet. */
interface Place {
  root: string;
  write(name: string, text: string): void;
  remove(): void;
}

function onDisk(): Place {
  const dir = mkdtempSync(join(tmpdir(), 'claimlint-trust-'));
  mkdirSync(join(dir, 'contracts'));
  return {
    root: pathToFileURL(dir).href,
    write: (name, text) => writeFileSync(join(dir, name), text),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

function inMemory({ connection }: LspClient): Place {
  const folder = new MemoryFolder('memfs://host/ws');
  folder.answer(connection);
  return { root: folder.root, write: (...file) => folder.write(...file), remove: () => undefined };
}

const PLACES: [string, (client: LspClient) => Place][] = [
  ['on disk', onDisk],
  ['read by the client', inMemory],
];

for (const [name, placeFor] of PLACES)
  describe(`a folder that is not trusted, ${name}`, function () {
    this.timeout(60_000);
    before(() => void builtDir());
    let client: LspClient;
    let place: Place;
    const uri = () => `${place.root}/a.claim.yaml`;
    const found = async () =>
      (await client.diagnostics(uri())).map(({ code, severity }) => `${code} ${severity}`);
    const trust = async () => {
      await client.connection.sendNotification(TRUSTED);
      await client.until('the client is told to ask again', () => client.refreshes > 0);
    };

    beforeEach(async () => {
      client = new LspClient({ initializationOptions: { trusted: false, clientReads: true } });
      place = placeFor(client);
      place.write('.claimlint.yaml', SETTINGS);
      place.write('contracts/ok.policy.yaml', CONTRACT);
      await client.initialize();
    });
    afterEach(async () => {
      await client.stop();
      place.remove();
    });

    it('has packs that are not used, and its drafts say so until it is trusted', async () => {
      await client.open(uri(), OWN_PAYER);
      const [finding, ...others] = await client.diagnostics(uri());
      assert.equal(finding?.code, 'check-incomplete');
      assert.match(String(finding.message), /not trusted.*\nTrust the workspace/);
      assert.deepEqual(others, []);
      await trust();
      assert.deepEqual(await found(), []);
    });

    it('is checked by the packs that ship, with its severities', async () => {
      await client.open(uri(), WITHOUT_SH);
      assert.deepEqual(await found(), ['concurrent-modifier 4']);
    });

    it('does not hide that a payer is unknown', async () => {
      await client.open(uri(), WITHOUT_SH.replace('payer: bcbsok', 'payer: nobody'));
      assert.deepEqual(await found(), ['unknown-payer 1']);
    });

    it('has code tables that are not read, and every draft says so', async () => {
      place.write('.claimlint.yaml', 'code_tables: [./codes]\n');
      await client.open(uri(), WITHOUT_SH);
      assert.deepEqual((await found()).sort(), ['check-incomplete 2', 'concurrent-modifier 1']);
      // The folder is missing, which is told only once it is looked for.
      assert.deepEqual(client.published, []);
      await trust();
      assert.deepEqual(await found(), ['concurrent-modifier 1']);
      await client.until('a fault of the settings', () =>
        client.pushed(`${place.root}/.claimlint.yaml`),
      );
    });
  });
