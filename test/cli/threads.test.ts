import assert from 'node:assert/strict';
import { draft, faulty, manyFiles } from './drafts';
import { buildOnce, claimlint, folderWith, removeFolders, reportOf } from './run-cli';

describe('claimlint check --jobs', function () {
  before(buildOnce);
  after(removeFolders);

  for (const format of ['json', 'ndjson', 'pretty', 'junit'])
    it(`${format} is the same with any number of threads`, async () => {
      const folder = folderWith(manyFiles());
      const [one, ...others] = await Promise.all(
        ['1', '2', '5'].map((jobs) =>
          claimlint(folder, ['check', '--format', format, '--jobs', jobs]),
        ),
      );
      assert.equal(one?.status, 2);
      assert.match(one.out, /T-1 /);
      for (const other of others) assert.deepEqual(other, one);
    });

  it('numbers that stand in two files are told on the later file', async () => {
    const folder = folderWith(manyFiles());
    const { files, summary } = reportOf(
      await claimlint(folder, ['check', '--format', 'json', '--jobs', '3']),
    );
    const found = (path: string) =>
      files
        .find((f) => f.path === path)
        ?.claims.flatMap((c) => c.findings.filter((f) => f.messageId === 'other-file'));
    assert.deepEqual(found('f00.claim.yaml'), []);
    assert.match(
      found('f01.claim.yaml')?.[0]?.message ?? '',
      /^A claim in f00\.claim\.yaml has the number T-3 too\. Give each claim a number of its own\.$/,
    );
    assert.equal(found('f01.claim.yaml')?.[0]?.severity, 'hint');
    assert.deepEqual(found('f06.claim.yaml'), []);
    assert.equal(found('sub/g.claim.yaml')?.[0]?.severity, 'error');
    assert.ok(summary.suppressed >= 1);
  });

  it('a draft that is done is let go: a run of many needs no more memory than one of few', async () => {
    // The trees and results of all of them would take some hundred megabytes.
    const claims = Array.from({ length: 40 }, (_, i) => draft({ claim: `T-${i}` })).join('---\n');
    const folder = folderWith(
      Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`f${i}.claim.yaml`, claims])),
    );
    const args = ['check', '--format', 'ndjson', '--jobs', '1'];
    const run = await claimlint(folder, args, '', { NODE_OPTIONS: '--max-old-space-size=48' });
    assert.equal(run.status, 0);
    assert.equal(run.out.trim().split('\n').length, 60 * 40);
  }).timeout(120_000);

  it('standard input goes to a thread as well', async () => {
    const folder = folderWith({
      'a.claim.yaml': draft({ claim: 'T-2' }),
      'b.claim.yaml': draft({ claim: 'T-3' }),
    });
    const run = await claimlint(
      folder,
      ['check', '--format', 'json', '--jobs', '2', '.', '-'],
      faulty(),
    );
    assert.equal(run.status, 1);
    assert.deepEqual(
      reportOf(run).files.map((f) => [f.path, f.claims[0]?.findings.length]),
      [
        ['a.claim.yaml', 0],
        ['b.claim.yaml', 0],
        ['stdin.claim.yaml', 1],
      ],
    );
  });
});
