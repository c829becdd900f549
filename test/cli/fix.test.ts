import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { draft, faulty } from './drafts';
import { buildOnce, claimlint, folderWith, removeFolders } from './run-cli';

/** What `fix` makes of the faulty draft: the modifier written where the draft has its other keys. */
const LINE = 'code: S9500, units: 7';
const MENDED = 'code: S9500, modifiers: [SH], units: 7';

function mended(text: string): string {
  return text.replace(LINE, MENDED);
}

function read(folder: string, name: string): string {
  return fs.readFileSync(path.join(folder, name), 'utf8');
}

describe('claimlint fix', function () {
  before(buildOnce);
  after(removeFolders);

  it('applies the safe fixes, and nothing else changes', async () => {
    const folder = folderWith({
      'a.claim.yaml': faulty(),
      'b.claim.yaml': draft({ claim: 'T-2' }),
    });
    const before = fs.statSync(path.join(folder, 'b.claim.yaml')).ino;
    const run = await claimlint(folder, ['fix']);
    assert.equal(run.status, 0, run.err);
    assert.equal(run.out, '');
    assert.match(run.err, /^1 fix applied in 1 file; 0 errors left$/m);
    assert.equal(read(folder, 'a.claim.yaml'), mended(faulty()));
    assert.equal(fs.statSync(path.join(folder, 'b.claim.yaml')).ino, before);
    assert.deepEqual(fs.readdirSync(folder).sort(), ['a.claim.yaml', 'b.claim.yaml']);
    const again = await claimlint(folder, ['fix']);
    assert.match(again.err, /^0 fixes applied in 0 files/m);
  });

  it('leaves choices alone: 1 while errors are left', async () => {
    const text = draft({ more: 'nonsense: 1\n' });
    const folder = folderWith({ 'a.claim.yaml': text });
    const run = await claimlint(folder, ['fix']);
    assert.equal(run.status, 1);
    assert.match(run.err, /1 error left/);
    assert.equal(read(folder, 'a.claim.yaml'), text);
  });

  it('a rule that is off is not mended', async () => {
    const folder = folderWith({ 'a.claim.yaml': faulty() });
    await claimlint(folder, ['fix', '--rule', 'concurrent-modifier=off']);
    assert.equal(read(folder, 'a.claim.yaml'), faulty());
  });

  describe('--dry-run', () => {
    it('shows a difference that applies, and writes nothing', async () => {
      const folder = folderWith({ 'sub/a.claim.yaml': faulty() });
      const run = await claimlint(folder, ['fix', '--dry-run']);
      assert.equal(run.status, 0);
      assert.match(run.err, /1 fix would be applied in 1 file/);
      assert.match(
        run.out,
        /^--- a\/sub\/a\.claim\.yaml\n\+\+\+ b\/sub\/a\.claim\.yaml\n@@ -14,7 \+14,7 @@\n/,
      );
      assert.equal(read(folder, 'sub/a.claim.yaml'), faulty());
      const applied = spawnSync('git', ['apply', '-'], {
        cwd: folder,
        input: run.out,
        encoding: 'utf8',
      });
      assert.equal(applied.status, 0, applied.stderr);
      assert.equal(read(folder, 'sub/a.claim.yaml'), mended(faulty()));
    });

    it('is empty where there is nothing to mend', async () => {
      const run = await claimlint(folderWith({ 'a.claim.yaml': draft() }), ['fix', '--dry-run']);
      assert.equal(run.out, '');
      assert.equal(run.status, 0);
    });

    it('works on standard input', async () => {
      const run = await claimlint(folderWith(), ['fix', '--dry-run', '-'], faulty());
      assert.match(run.out, /^--- a\/stdin\.claim\.yaml\n/);
    });
  });

  describe('standard input', () => {
    it('gives the whole text back, mended', async () => {
      const run = await claimlint(folderWith(), ['fix', '-'], faulty());
      assert.equal(run.out, mended(faulty()));
      assert.equal(run.status, 0);
    });

    it('gives back what there is nothing to mend in', async () => {
      const text = draft({ more: 'nonsense: 1\n' });
      const run = await claimlint(folderWith(), ['fix', '-'], text);
      assert.equal(run.out, text);
      assert.equal(run.status, 1);
    });
  });

  describe('keeps the file as it is', () => {
    const texts: [title: string, change: (text: string) => string][] = [
      ['a byte-order mark', (text) => `\ufeff${text}`],
      ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
      ['no line end at the end', (text) => text.trimEnd()],
      [
        'letters of all alphabets',
        (text) => text.replace('An invented claim', 'Žluťoučký 患者 🧪'),
      ],
    ];
    for (const [title, change] of texts)
      it(title, async () => {
        const folder = folderWith({ 'a.claim.yaml': change(faulty()) });
        const run = await claimlint(folder, ['fix']);
        assert.equal(run.status, 0, run.err);
        assert.equal(read(folder, 'a.claim.yaml'), mended(change(faulty())));
      });

    it('its permissions', async () => {
      const folder = folderWith({ 'a.claim.yaml': faulty() });
      for (const mode of [0o600, 0o664, 0o755]) {
        const file = path.join(folder, 'a.claim.yaml');
        fs.writeFileSync(file, faulty());
        fs.chmodSync(file, mode);
        await claimlint(folder, ['fix']);
        assert.equal(read(folder, 'a.claim.yaml'), mended(faulty()));
        assert.equal(fs.statSync(file).mode & 0o777, mode);
      }
    });
  });

  describe('does not write', () => {
    it('a file that is read-only', async () => {
      const folder = folderWith({ 'a.claim.yaml': faulty() });
      fs.chmodSync(path.join(folder, 'a.claim.yaml'), 0o444);
      const run = await claimlint(folder, ['fix']);
      assert.equal(run.status, 2);
      assert.match(run.err, /^claimlint: a\.claim\.yaml: The file is read-only/m);
      assert.match(run.err, /^0 fixes applied in 0 files; 1 error left$/m);
      assert.equal(read(folder, 'a.claim.yaml'), faulty());
      assert.deepEqual(fs.readdirSync(folder), ['a.claim.yaml']);
    });

    it('through a symbolic link', async () => {
      const folder = folderWith({ 'real.claim.yaml': faulty() });
      fs.symlinkSync('real.claim.yaml', path.join(folder, 'link.claim.yaml'));
      const run = await claimlint(folder, ['fix', 'link.claim.yaml']);
      assert.equal(run.status, 2);
      assert.match(run.err, /symbolic link/);
      assert.equal(read(folder, 'real.claim.yaml'), faulty());
    });

    it('a file that is not UTF-8', async () => {
      const bytes = Buffer.from(faulty({ drug: 'caf\u00e9' }), 'latin1');
      const folder = folderWith({
        'a.claim.yaml': bytes,
        'b.claim.yaml': faulty({ claim: 'T-2' }),
      });
      const run = await claimlint(folder, ['fix']);
      assert.equal(run.status, 2);
      assert.match(run.err, /not UTF-8/);
      assert.deepEqual(fs.readFileSync(path.join(folder, 'a.claim.yaml')), bytes);
      assert.equal(read(folder, 'b.claim.yaml'), mended(faulty({ claim: 'T-2' })));
    });

    it('what cannot be read of a draft; the rest is mended', async () => {
      const text = faulty({ more: 'note: [\n' });
      const folder = folderWith({ 'a.claim.yaml': text });
      const run = await claimlint(folder, ['fix']);
      assert.equal(run.status, 1);
      assert.equal(read(folder, 'a.claim.yaml'), mended(text));
    });
  });

  it('is 2 for a path that does not exist, and mends the others', async () => {
    const folder = folderWith({ 'a.claim.yaml': faulty() });
    const run = await claimlint(folder, ['fix', 'nope.claim.yaml', 'a.claim.yaml']);
    assert.equal(run.status, 2);
    assert.match(run.err, /^claimlint: nope\.claim\.yaml: There is no such file/m);
    assert.equal(read(folder, 'a.claim.yaml'), mended(faulty()));
  });

  it('is 0 with a note in a folder without drafts', async () => {
    const run = await claimlint(folderWith(), ['fix']);
    assert.equal(run.status, 0);
    assert.match(run.err, /no claim drafts/);
  });

  it('counts the errors that check counts: a number that stands in two files, too', async () => {
    const files = { 'a.claim.yaml': draft(), 'b.claim.yaml': draft() };
    const args = ['--rule', 'duplicate-claim=error'];
    assert.equal((await claimlint(folderWith(files), ['check', ...args])).status, 1);
    assert.equal((await claimlint(folderWith(files), ['fix', ...args])).status, 1);
  });
});
