import assert from 'node:assert/strict';
import * as path from 'node:path';
import { readCheckArguments } from '../../server/src/cli/arguments';
import { checkCommand } from '../../server/src/cli/check-command';
import type { Environment } from '../../server/src/cli/environment';
import { ROOT, TODAY } from '../support/resources';
import { draft } from './drafts';
import { buildOnce, folderWith, removeFolders } from './run-cli';

const SERVER = path.join(ROOT, 'dist', 'server');

/** Runs a check in this process; returns everything that it wrote, in the order in which it did. */
async function written(cwd: string, args: readonly string[], slow = false): Promise<string[]> {
  const log: string[] = [];
  let busy = false;
  const environment: Environment = {
    cwd,
    out: async (text) => {
      assert.ok(!busy, 'it must wait until the reader has taken what was written');
      busy = slow;
      await Promise.resolve();
      busy = false;
      if (text !== '') log.push(text);
    },
    err: (text) => void log.push(text),
    stdin: () => Promise.resolve(Buffer.from('')),
    colour: false,
    terminal: false,
    today: TODAY,
    version: '0.0.0',
    dataDir: path.join(ROOT, 'dist', 'data'),
    cacheDir: '',
    cores: 2,
    workerScript: path.join(SERVER, 'cli.js'),
  };
  await checkCommand(readCheckArguments(args, TODAY), environment);
  return log;
}

describe('claimlint check --format ndjson, as a stage of a pipeline', function () {
  before(buildOnce);
  after(removeFolders);

  const files = () =>
    folderWith({
      'a.claim.yaml': draft({ claim: 'T-1' }),
      'b.claim.yaml': `${draft({ claim: 'T-2' })}---\n${draft({ claim: 'T-3' })}`,
      'c.claim.yaml': draft({ claim: 'T-4' }),
    });

  for (const jobs of ['1', '3'])
    it(`writes a file's rows before it turns to the next (${jobs} threads)`, async () => {
      const args = ['--format', 'ndjson', '--progress', '--jobs', jobs];
      const log = await written(files(), args);
      assert.deepEqual(
        log.map((text) => (text.startsWith('{') ? text.match(/"claim":"T-\d"/g)?.join() : text)),
        [
          '"claim":"T-1"',
          '1 of 3 files\n',
          '"claim":"T-2","claim":"T-3"',
          '2 of 3 files\n',
          '"claim":"T-4"',
          '3 of 3 files\n',
        ],
      );
    });

  it('waits for a slow reader', async () => {
    await written(files(), ['--format', 'ndjson', '--jobs', '3'], true);
  });
});
