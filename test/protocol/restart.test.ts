import * as assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { draftsOf } from '../bench/drafts';
import { builtDir } from '../support/built';
import { LspClient } from '../support/lsp-client';
import { WITHOUT_SH } from '../support/two-antibiotics';

const ROUNDS = 3;

describe('a server that is killed', function () {
  this.timeout(60_000);
  let folder: string;
  before(() => {
    builtDir();
    folder = mkdtempSync(join(tmpdir(), 'claimlint-restart-'));
    writeFileSync(join(folder, '.claimlint.yaml'), 'severity: { concurrent-modifier: hint }\n');
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const [what, text] of [
    ['a draft', WITHOUT_SH],
    ['a file of a hundred claims', draftsOf(100)],
  ] as const)
    it(`is followed by one that finds the same in ${what}`, async () => {
      const uri = pathToFileURL(join(folder, 'open.claim.yaml')).href;
      let server = await open(uri, text);
      const before = await server.allDiagnostics(uri);
      assert.ok(before.length > 0);
      for (let round = 0; round < ROUNDS; round++) {
        // It dies at work: what it was asked it never answers.
        const asked = server.pull(uri).catch(() => undefined);
        server.process.kill('SIGKILL');
        const next = await open(uri, text);
        assert.deepEqual(await next.allDiagnostics(uri), before);
        await server.exit();
        server.connection.dispose();
        await asked;
        server = next;
      }
      await server.stop();
    });
});

/** What an editor does with a server that it starts anew: the handshake, and what is open. */
async function open(uri: string, text: string): Promise<LspClient> {
  const client = await LspClient.start();
  await client.open(uri, text);
  return client;
}
