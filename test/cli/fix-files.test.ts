import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { replaceFile } from '../../server/src/cli/replace-file';
import { draft, faulty } from './drafts';
import { buildOnce, CLI, claimlint, folderWith, removeFolders } from './run-cli';

const NAME = 'a.claim.yaml';
const isPosix = process.platform !== 'win32';

function read(folder: string): string {
  return fs.readFileSync(path.join(folder, NAME), 'utf8');
}

/** A faulty draft larger than what a full disk lets pass. */
function large(): string {
  return faulty() + '# filler\n'.repeat(2000);
}

/** Runs `fix` where no file may grow beyond so many blocks: what a full disk does. */
function fixOnFullDisk(folder: string, blocks: number): Promise<{ status: number; err: string }> {
  const script = `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$1" fix --today 2026-11-21`;
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', script, process.execPath, CLI], { cwd: folder });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? -1, err }));
  });
}

describe('claimlint fix on files', function () {
  before(buildOnce);
  after(removeFolders);

  if (isPosix)
    describe('on a full disk', () => {
      for (const [what, blocks] of [
        ['nothing', 0],
        ['a part', 1],
      ] as const)
        it(`of which ${what} can be written, the original stays whole`, async () => {
          const folder = folderWith({ [NAME]: large() });
          const { status, err } = await fixOnFullDisk(folder, blocks);
          assert.equal(status, 2, err);
          assert.match(err, /^claimlint: a\.claim\.yaml: The file cannot be written \(EFBIG\)/m);
          assert.match(err, /; it is as it was\.$/m);
          assert.match(err, /^0 fixes applied in 0 files; 1 error left$/m);
          assert.equal(read(folder), large());
          assert.deepEqual(fs.readdirSync(folder), [NAME]);
        });

      it('is what these tests simulate: with room the same draft is mended', async () => {
        const folder = folderWith({ [NAME]: large() });
        const { status, err } = await fixOnFullDisk(folder, 10_000);
        assert.equal(status, 0, err);
        assert.match(read(folder), /S9500, modifiers: \[SH\]/);
      });
    });

  it('replaces the file in one step: who has it open reads what he had', async () => {
    const folder = folderWith({ [NAME]: faulty() });
    const handle = fs.openSync(path.join(folder, NAME), 'r');
    try {
      assert.equal((await claimlint(folder, ['fix'])).status, 0);
      assert.equal(fs.readFileSync(handle, 'utf8'), faulty());
    } finally {
      fs.closeSync(handle);
    }
    assert.match(read(folder), /modifiers: \[SH\]/);
  });

  describe('two runs at once', () => {
    it('write one after the other, and what each says it did stands in the file', async () => {
      // One fix each: a modifier, and the sum.
      const text = faulty().replace('total_charge: 2422.00', 'total_charge: 1.00');
      const runs = [
        { rule: 'total-charge=off', did: 'modifiers: [SH]' },
        { rule: 'concurrent-modifier=off', did: 'total_charge: 2422' },
      ];
      for (let round = 0; round < 6; round++) {
        const folder = folderWith({ [NAME]: text });
        const done = await Promise.all(
          runs.map(({ rule }) => claimlint(folder, ['fix', '--rule', rule])),
        );
        const after = read(folder);
        done.forEach(({ err }, i) => {
          const did = after.includes(runs[i]?.did ?? '');
          assert.equal(/^1 fix applied in 1 file/m.test(err), did, `${err}\n${after}`);
          if (!did) assert.match(err, /run fix again/);
        });
        assert.deepEqual(fs.readdirSync(folder), [NAME]);
        await claimlint(folder, ['fix']);
        for (const { did } of runs) assert.ok(read(folder).includes(did), read(folder));
      }
    });

    it('a run that finds another writing leaves the file alone and says so', async () => {
      const folder = folderWith({ [NAME]: faulty(), [`.${NAME}.claimlint.tmp`]: 'half' });
      const run = await claimlint(folder, ['fix']);
      assert.equal(run.status, 2);
      assert.match(run.err, /Another run is writing this file: run fix again\. .*\.claimlint\.tmp/);
      assert.equal(read(folder), faulty());
      assert.equal(fs.readFileSync(path.join(folder, `.${NAME}.claimlint.tmp`), 'utf8'), 'half');
    });

    it('a text that is no longer the one that was checked is not overwritten', () => {
      const folder = folderWith({ [NAME]: 'newer' });
      assert.match(replaceFile(path.join(folder, NAME), 'old', 'fixed') ?? '', /changed while/);
      assert.equal(read(folder), 'newer');
      assert.deepEqual(fs.readdirSync(folder), [NAME]);
    });
  });

  if (isPosix)
    describe('links', () => {
      it('in a folder are left alone, and said', async () => {
        const elsewhere = folderWith({ [NAME]: faulty() });
        const folder = folderWith();
        fs.symlinkSync(path.join(elsewhere, NAME), path.join(folder, NAME));
        const run = await claimlint(folder, ['fix']);
        assert.equal(run.status, 2);
        assert.match(
          run.err,
          /^claimlint: a\.claim\.yaml: The path is a symbolic link; fix the file/m,
        );
        assert.equal(read(elsewhere), faulty());
        assert.ok(fs.lstatSync(path.join(folder, NAME)).isSymbolicLink());
      });

      it('are no fault where there is nothing to fix', async () => {
        const elsewhere = folderWith({ [NAME]: draft() });
        const folder = folderWith();
        fs.symlinkSync(path.join(elsewhere, NAME), path.join(folder, NAME));
        assert.equal((await claimlint(folder, ['fix'])).status, 0);
      });
    });

  if (isPosix)
    it('keeps permissions that the mask of the process would take away', async () => {
      const folder = folderWith({ [NAME]: faulty() });
      const file = path.join(folder, NAME);
      for (const mode of [0o666, 0o600, 0o2660]) {
        fs.writeFileSync(file, faulty());
        fs.chmodSync(file, mode);
        assert.equal((await claimlint(folder, ['fix'])).status, 0);
        assert.equal(fs.statSync(file).mode & 0o7777, mode);
      }
    });

  // Only root gives files away.
  if (isPosix && process.getuid?.() === 0)
    it('keeps the owner', async () => {
      const folder = folderWith({ [NAME]: faulty() });
      const file = path.join(folder, NAME);
      fs.chownSync(file, 1234, 2345);
      fs.chmodSync(file, 0o640);
      assert.equal((await claimlint(folder, ['fix'])).status, 0);
      const { uid, gid, mode } = fs.statSync(file);
      assert.deepEqual([uid, gid, mode & 0o777], [1234, 2345, 0o640]);
    });
});
