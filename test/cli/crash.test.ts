import * as assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Environment } from '../../server/src/cli/environment';
import { run } from '../../server/src/cli/main';
import { builtDir } from '../support/built';
import { TODAY } from '../support/resources';
import { faulty } from './drafts';
import { buildOnce, folderWith, removeFolders } from './run-cli';

/** What an error quotes that nobody may read in a log. */
const SECRET = 'Wilhelmina Grovewater';

describe('a command that fails in itself', function () {
  this.timeout(60_000);
  before(buildOnce);
  after(removeFolders);

  async function errorsOf(failing: unknown): Promise<string> {
    let told = '';
    const environment: Environment = {
      cwd: folderWith({ 'a.claim.yaml': faulty() }),
      out: () => Promise.reject(failing),
      err: (text) => (told += text),
      stdin: () => Promise.resolve(new Uint8Array()),
      colour: false,
      terminal: false,
      today: TODAY,
      version: '0.0.0',
      dataDir: join(builtDir(), 'data'),
      cacheDir: folderWith({}),
      cores: 1,
      workerScript: join(builtDir(), 'server', 'cli.js'),
    };
    assert.equal(await run(['check'], environment), 2);
    return told;
  }

  it('says the kind of its error and the code of the system, and nothing that the error quotes', async () => {
    const system = Object.assign(new Error(`EIO: ${SECRET}`), { code: 'EIO' });
    assert.equal(
      await errorsOf(system),
      'claimlint: The program failed (Error EIO); please report it.\n',
    );
    assert.equal(
      await errorsOf(new SyntaxError(`Unexpected token in ${SECRET}`)),
      'claimlint: The program failed (SyntaxError); please report it.\n',
    );
    assert.equal(
      await errorsOf(SECRET),
      'claimlint: The program failed (string); please report it.\n',
    );
  });
});
