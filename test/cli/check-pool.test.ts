import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { failedCheck, type CheckedInput } from '../../server/src/cli/check-input';
import { checkOnThreads, type Checks } from '../../server/src/cli/check-pool';
import type { WorkerStart } from '../../server/src/cli/check-worker';
import type { Input } from '../../server/src/cli/inputs';
import { folderWith, removeFolders } from './run-cli';

/** A thread that answers with the paths; some paths make it die or answer late. */
const SCRIPT = `const { parentPort } = require('node:worker_threads');
parentPort.on('message', (inputs) => {
  const answer = () => parentPort.postMessage(inputs.map(({ path }) => ({
    report: { path, claims: [], errors: [] }, text: 'by a thread', suppressed: 0, ifDuplicate: [],
  })));
  if (inputs.some(({ path }) => path.startsWith('die'))) process.exit(7);
  if (inputs.some(({ path }) => path.startsWith('throw'))) throw new Error('secret');
  if (inputs.some(({ path }) => path.startsWith('late')))
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30);
  answer();
});
`;

/** A thread that notes each input, one letter a piece, in a file beside its script. */
const COUNTING = SCRIPT.replace(
  'const answer',
  "require('node:fs').appendFileSync(require('node:path').join(__dirname, 'log'), 'x'.repeat(inputs.length));\n  const answer",
);

const START: WorkerStart = {
  dataDir: '',
  cwd: '',
  args: { payer: undefined, severity: new Map(), today: 0, texts: true, digests: false },
};

const ofHere = ({ path: name }: Input): CheckedInput => ({
  report: { path: name, claims: [], errors: [] },
  text: 'here',
  suppressed: 0,
  ifDuplicate: [],
});

function start(
  paths: readonly string[],
  jobs: number,
  others: Partial<Checks> = {},
): AsyncGenerator<CheckedInput> {
  const script = path.join(folderWith({ 'worker.cjs': SCRIPT }), 'worker.cjs');
  const inputs = paths.map((name) => ({ path: name, file: `/${name}` }));
  const known = (): undefined => undefined;
  return checkOnThreads({ inputs, jobs, script, start: START, check: ofHere, known, ...others });
}

async function all(
  paths: readonly string[],
  jobs: number,
  others: Partial<Checks> = {},
): Promise<CheckedInput[]> {
  const results: CheckedInput[] = [];
  for await (const result of start(paths, jobs, others)) results.push(result);
  return results;
}

const pathsOf = (results: readonly CheckedInput[]) => results.map((r) => r.report.path);

describe('checks on threads', () => {
  after(removeFolders);

  it('come in the order of the inputs, however late each is', async () => {
    const paths = Array.from({ length: 600 }, (_, i) => `${i % 50 === 0 ? 'late' : 'soon'}-${i}`);
    for (const jobs of [1, 2, 3, 8]) assert.deepEqual(pathsOf(await all(paths, jobs)), paths);
  });

  it('are shared between the threads and the one that asks', async () => {
    const results = await all(
      Array.from({ length: 3000 }, (_, i) => `soon-${i}`),
      3,
    );
    assert.deepEqual([...new Set(results.map(({ text }) => text))].sort(), ['by a thread', 'here']);
  });

  it('a thread that dies loses its own input alone', async () => {
    const paths = ['a', 'die-1', 'b', 'throw-2', 'c', 'die-3', 'die-4', 'd', 'e', 'f'];
    for (const jobs of [2, 3, 8]) {
      // What this thread takes on is what the others leave.
      const results = await all(paths, jobs, {
        check: (input) => (/^(die|throw)/.test(input.path) ? failedCheck(input) : ofHere(input)),
      });
      assert.deepEqual(pathsOf(results), paths);
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

  it('what a thread had before it when it died is done by another', async () => {
    const paths = Array.from({ length: 200 }, (_, i) => `${i % 9 === 0 ? 'die' : 'late'}-${i}`);
    let here = 0;
    const results = await all(paths, 2, { check: (input) => (here++, ofHere(input)) });
    assert.deepEqual(pathsOf(results), paths);
    const failed = results.filter(({ report }) => report.errors.length > 0);
    assert.ok(failed.length > 0 && here < paths.length);
    for (const { report } of failed) assert.match(report.path, /^die/);
  });

  it('an input whose result is known is given to nobody', async () => {
    const paths = Array.from({ length: 300 }, (_, i) => `${i % 3 === 0 ? 'known' : 'soon'}-${i}`);
    const results = await all(paths, 3, {
      known: (input) =>
        input.path.startsWith('known') ? { ...ofHere(input), text: 'known' } : undefined,
    });
    assert.deepEqual(pathsOf(results), paths);
    for (const { report, text } of results)
      assert.equal(text === 'known', report.path.startsWith('known'), report.path);
  });

  it('do not run far ahead of who takes the results', async () => {
    const paths = Array.from({ length: 1200 }, (_, i) => `soon-${i}`);
    const folder = folderWith({ 'worker.cjs': COUNTING, log: '' });
    const onThreads = () => fs.readFileSync(path.join(folder, 'log')).length;
    let here = 0;
    const script = path.join(folder, 'worker.cjs');
    const check = (input: Input) => (here++, ofHere(input));
    let taken = 0;
    for await (const { report } of start(paths, 2, { script, check })) {
      assert.equal(report.path, paths[taken++]);
      if (taken % 100 !== 1) continue;
      // A reader that is slower than the threads: they come to a stop, until more is taken.
      const mostAhead = taken - 1 + 2 * 64;
      for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
      assert.ok(here + onThreads() <= mostAhead, `${here + onThreads()} of ${mostAhead}`);
    }
    assert.equal(taken, paths.length);
    assert.equal(here + onThreads(), paths.length);
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
