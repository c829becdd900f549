import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { checkOnThreads } from '../../server/src/cli/check-pool';
import type { CheckedInput } from '../../server/src/cli/check-input';
import type { WorkerStart } from '../../server/src/cli/check-worker';
import { folderWith, removeFolders } from './run-cli';

/** A thread that answers with the path; some paths make it die or answer late. */
const SCRIPT = `const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ path }) => {
  if (path.startsWith('die')) process.exit(7);
  if (path.startsWith('throw')) throw new Error('secret');
  const answer = () => parentPort.postMessage({
    report: { path, claims: [], errors: [] }, text: '', suppressed: 0, ifDuplicate: [],
  });
  path.startsWith('late') ? setTimeout(answer, 30) : answer();
});
`;

/** A thread that notes each input, one letter a piece, in a file beside its script. */
const COUNTING = SCRIPT.replace(
  'const answer',
  "require('node:fs').appendFileSync(require('node:path').join(__dirname, 'log'), 'x');\n  const answer",
);

const START: WorkerStart = {
  dataDir: '',
  cwd: '',
  args: { payer: undefined, severity: new Map(), today: 0, digests: false },
};

function start(paths: readonly string[], threads: number): AsyncGenerator<CheckedInput> {
  const script = path.join(folderWith({ 'worker.cjs': SCRIPT }), 'worker.cjs');
  return checkOnThreads(
    paths.map((name) => ({ path: name, file: `/${name}` })),
    threads,
    script,
    START,
  );
}

async function all(paths: readonly string[], threads: number): Promise<CheckedInput[]> {
  const results: CheckedInput[] = [];
  for await (const result of start(paths, threads)) results.push(result);
  return results;
}

describe('checks on threads', () => {
  after(removeFolders);

  it('come in the order of the inputs, however late each is', async () => {
    const paths = Array.from({ length: 60 }, (_, i) => `${i % 5 === 0 ? 'late' : 'soon'}-${i}`);
    for (const threads of [1, 3, 8])
      assert.deepEqual(
        (await all(paths, threads)).map((r) => r.report.path),
        paths,
      );
  });

  it('a thread that dies loses its own input alone', async () => {
    const paths = ['a', 'die-1', 'b', 'throw-2', 'c', 'die-3', 'die-4'];
    for (const threads of [1, 2, 7]) {
      const results = await all(paths, threads);
      assert.deepEqual(
        results.map((r) => r.report.path),
        paths,
      );
      for (const { report } of results) {
        const dead = /^(die|throw)/.test(report.path);
        assert.deepEqual(
          report.errors.map((e) => e.kind),
          dead ? ['internal'] : [],
        );
        assert.ok(!JSON.stringify(report).includes('secret'));
      }
    }
  });

  it('do not run far ahead of who takes the results', async () => {
    const paths = Array.from({ length: 120 }, (_, i) => `soon-${i}`);
    const folder = folderWith({ 'worker.cjs': COUNTING, log: '' });
    const inputs = paths.map((name) => ({ path: name, file: `/${name}` }));
    const done = () => fs.readFileSync(path.join(folder, 'log')).length;
    let taken = 0;
    for await (const { report } of checkOnThreads(
      inputs,
      2,
      path.join(folder, 'worker.cjs'),
      START,
    )) {
      assert.equal(report.path, paths[taken++]);
      // A reader that is slower than the threads: they come to a stop, until more is taken.
      const mostAhead = Math.min(taken - 1 + 2 * 8, paths.length);
      while (done() < mostAhead) await new Promise(setImmediate);
      for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
      assert.equal(done(), mostAhead);
    }
    assert.equal(taken, paths.length);
  });

  it('end when nobody takes any more', async () => {
    const results = start(
      Array.from({ length: 500 }, (_, i) => `soon-${i}`),
      2,
    );
    for await (const { report } of results) if (report.path === 'soon-3') break;
    assert.equal((await results.next()).done, true);
  });

  it('there are none for no inputs', async () => {
    assert.deepEqual(await all([], 4), []);
  });
});
