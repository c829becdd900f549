import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { CheckCache, type KeptResult } from '../../server/src/cli/check-cache';
import { digestOf } from '../../server/src/files/digests';
import { draft, faulty, manyFiles } from './drafts';
import { buildOnce, claimlint, folderWith, removeFolders, reportOf, type Run } from './run-cli';

const NAME = 'kept.cache';

function cached(folder: string, ...args: string[]): Promise<Run> {
  return claimlint(folder, ['check', '--format', 'json', `--cache=${NAME}`, ...args]);
}

function uncached(folder: string, ...args: string[]): Promise<Run> {
  return claimlint(folder, ['check', '--format', 'json', ...args]);
}

function cacheText(folder: string): string {
  return fs.readFileSync(path.join(folder, NAME), 'utf8');
}

/** Writes other results into a cache, as if they had been found: what is then told came from there. */
function changeResults(folder: string, change: (body: string) => string): void {
  const [head = '', ...lines] = cacheText(folder).split('\n');
  const body = change(lines.join('\n'));
  assert.notEqual(body, lines.join('\n'));
  const form = head.slice(0, head.lastIndexOf(' '));
  fs.writeFileSync(path.join(folder, NAME), `${form} ${digestOf(body)}\n${body}`);
}

/** Marks every finding of SH that stands in the cache. */
const mark = (body: string) => body.replaceAll('"messageId":"second"', '"messageId":"kept"');

const messageIds = (run: Run) =>
  reportOf(run).files.map((f) => f.claims.flatMap((c) => c.findings.map((x) => x.messageId)));

describe('claimlint check --cache', function () {
  before(buildOnce);
  afterEach(removeFolders);

  for (const format of ['json', 'ndjson', 'pretty', 'sarif', 'github', 'junit'])
    it(`${format} is the same without, at first and ever after`, async () => {
      const folder = folderWith(manyFiles());
      const args = ['check', '--format', format, '.', '-'];
      const plain = await claimlint(folder, args, faulty({ claim: 'T-3' }));
      assert.equal(plain.status, 2);
      for (const jobs of ['1', '1', '2', '3']) {
        const more = ['--jobs', jobs, `--cache=${NAME}`];
        const run = await claimlint(folder, [...args, ...more], faulty({ claim: 'T-3' }));
        assert.deepEqual(run, plain);
      }
    });

  it('tells of an unchanged draft what is kept, and checks the one that has changed', async () => {
    const folder = folderWith({
      'a.claim.yaml': faulty({ claim: 'T-1' }),
      'b.claim.yaml': faulty({ claim: 'T-2' }),
    });
    assert.deepEqual(messageIds(await cached(folder)), [['second'], ['second']]);
    changeResults(folder, mark);
    assert.deepEqual(messageIds(await cached(folder)), [['kept'], ['kept']]);
    assert.deepEqual(messageIds(await cached(folder, '--jobs', '2')), [['kept'], ['kept']]);

    fs.writeFileSync(path.join(folder, 'b.claim.yaml'), faulty({ claim: 'T-3' }));
    fs.renameSync(path.join(folder, 'a.claim.yaml'), path.join(folder, 'c.claim.yaml'));
    assert.deepEqual(messageIds(await cached(folder)), [['second'], ['kept']]);
    assert.deepEqual(
      reportOf(await cached(folder)).files.map((f) => f.path),
      ['b.claim.yaml', 'c.claim.yaml'],
    );
  });

  it('knows the numbers of other files as they are now', async () => {
    const folder = folderWith({ 'b.claim.yaml': draft({ claim: 'T-1' }) });
    assert.deepEqual(messageIds(await cached(folder)), [[]]);
    fs.writeFileSync(path.join(folder, 'a.claim.yaml'), draft({ claim: 'T-1' }));
    const both = await cached(folder);
    assert.deepEqual(messageIds(both), [[], ['other-file']]);
    assert.deepEqual(both, await uncached(folder));
    fs.renameSync(path.join(folder, 'a.claim.yaml'), path.join(folder, 'c.claim.yaml'));
    const turned = await cached(folder);
    assert.match(turned.out, /A claim in b\.claim\.yaml has the number T-1 too/);
    assert.deepEqual(turned, await uncached(folder));
    fs.rmSync(path.join(folder, 'c.claim.yaml'));
    assert.deepEqual(messageIds(await cached(folder)), [[]]);
  });

  it('checks again whatever a draft is judged by when that has changed', async () => {
    const pack = (more: string) =>
      `id: own\nname: Own\npolicy: Contract\neffective: { from: 2023-01-03 }\nextends: bcbsok\n${more}`;
    const folder = folderWith({
      'a.claim.yaml': faulty({ claim: 'T-1', payer: 'own' }),
      '.claimlint.yaml': 'policies: [packs]\ncode_tables: [codes]\n',
      'packs/own.policy.yaml': pack('entries: []\n'),
      'codes/readme.txt': '',
    });
    const put = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text);
    const steps: [string, () => void, string[]][] = [
      ['nothing', () => undefined, []],
      ['the day', () => undefined, ['--today', '2026-11-22']],
      ['the payer', () => undefined, ['--payer', 'php']],
      ['a severity', () => undefined, ['--rule', 'concurrent-modifier=hint']],
      ['settings', () => put('.claimlint.yaml', 'policies: [packs]\ncode_tables: [codes]\n\n'), []],
      ['a pack', () => put('packs/own.policy.yaml', pack('entries: []\n# more\n')), []],
      ['a further pack', () => put('packs/more.policy.yaml', 'id: more\n'), []],
      ['a code table', () => put('codes/x.table.json', '{}'), []],
      ['settings further in', () => put('sub/.claimlint.yaml', ''), []],
    ];
    fs.mkdirSync(path.join(folder, 'sub'));
    for (const [what, change, args] of steps) {
      await cached(folder);
      changeResults(folder, mark);
      assert.match((await cached(folder)).out, /"messageId":"kept"/, `before ${what}`);
      change();
      const again = await cached(folder, ...args);
      const isKept = what === 'nothing' || what === 'settings further in';
      assert.equal(again.out.includes('"messageId":"kept"'), isKept, what);
      if (!isKept) assert.deepEqual(again, await uncached(folder, ...args), what);
      fs.rmSync(path.join(folder, NAME));
    }
    fs.renameSync(path.join(folder, 'a.claim.yaml'), path.join(folder, 'sub', 'a.claim.yaml'));
    await cached(folder);
    assert.deepEqual(await cached(folder), await uncached(folder), 'other settings');
  });

  it('takes no notice of what is none of its files, or damaged, and writes it anew', async () => {
    const folder = folderWith({ 'a.claim.yaml': faulty() });
    const expected = await cached(folder);
    const whole = cacheText(folder);
    const damaged: Record<string, string | Buffer> = {
      empty: '',
      foreign: '{"version":1,"files":[]}\n',
      bytes: Buffer.from([0xff, 0x00, 0x0a, 0xfe]),
      'cut off': whole.slice(0, -20),
      'longer by a line': `${whole}${whole.split('\n')[1] ?? ''}\n`,
      'another result': mark(whole),
      'another form': whole.replace(/^claimlint-cache \d+/, 'claimlint-cache 0'),
      'a head alone': `${whole.split('\n')[0] ?? ''}\n`,
    };
    for (const [what, content] of Object.entries(damaged)) {
      fs.writeFileSync(path.join(folder, NAME), content);
      assert.deepEqual(await cached(folder), expected, what);
      assert.equal(cacheText(folder), whole, what);
    }
  });

  it('is for the user alone, and holds neither texts nor paths', async () => {
    const folder = folderWith({ 'sub/Verna Tillis.claim.yaml': faulty({ more: '# a note\n' }) });
    await cached(folder);
    if (process.platform !== 'win32')
      assert.equal(fs.statSync(path.join(folder, NAME)).mode & 0o777, 0o600);
    const text = cacheText(folder);
    assert.match(text, /"T-0001"/);
    for (const secret of ['Verna', 'sub/', 'Test Patient', 'M0001', '1961', 'A1234567', 'a note'])
      assert.ok(!text.includes(secret), secret);
    assert.deepEqual(fs.readdirSync(folder).sort(), [NAME, 'sub'], 'nothing is left beside it');
  });

  it('is not written when nothing is new, and keeps what a run had no use for', async () => {
    const folder = folderWith({
      'a.claim.yaml': faulty({ claim: 'T-1' }),
      'b.claim.yaml': faulty({ claim: 'T-2' }),
    });
    await cached(folder);
    const { ino } = fs.statSync(path.join(folder, NAME));
    await cached(folder);
    await cached(folder, 'a.claim.yaml');
    assert.equal(fs.statSync(path.join(folder, NAME)).ino, ino);
    fs.writeFileSync(path.join(folder, 'a.claim.yaml'), faulty({ claim: 'T-3' }));
    await cached(folder, 'a.claim.yaml');
    changeResults(folder, mark);
    assert.deepEqual(messageIds(await cached(folder, 'b.claim.yaml')), [['kept']]);
    await cached(folder, '--today', '2027-01-01');
    assert.doesNotMatch(cacheText(folder), /"messageId":"kept"/);
  });

  it('lies among the caches of the user unless a file is named', async () => {
    const folder = folderWith({ 'drafts/a.claim.yaml': faulty() });
    const home = folderWith();
    const env = { XDG_CACHE_HOME: home, LOCALAPPDATA: home, HOME: home };
    const args = ['check', '--format', 'json', '--cache', 'drafts'];
    const run = await claimlint(folder, args, '', env);
    assert.deepEqual(
      reportOf(run).files.map((f) => f.path),
      ['drafts/a.claim.yaml'],
    );
    const made = fs
      .readdirSync(home, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.cache'));
    assert.match(made.join(), /claimlint.[0-9a-f]{16}\.cache$/);
    assert.deepEqual(fs.readdirSync(folder), ['drafts']);
    for (const named of [['--cache', 'one.json'], ['--cache=two'], ['--cache', 'three.cache']])
      await claimlint(folder, ['check', '--format', 'json', ...named, 'drafts']);
    assert.deepEqual(fs.readdirSync(folder).sort(), ['drafts', 'one.json', 'three.cache', 'two']);
  });

  it('replaces no draft, and a cache that cannot be written stops nothing', async () => {
    const folder = folderWith({ 'a.claim.yaml': faulty(), 'sub/b.txt': '' });
    const draftAsCache = await claimlint(folder, ['check', '--cache=a.claim.yaml']);
    assert.equal(draftAsCache.status, 2);
    assert.match(draftAsCache.err, /--cache a\.claim\.yaml: .*no name for a cache/);
    assert.equal(fs.readFileSync(path.join(folder, 'a.claim.yaml'), 'utf8'), faulty());
    const plain = await uncached(folder);
    const run = await claimlint(folder, ['check', '--format', 'json', '--cache=sub']);
    assert.equal(run.out, plain.out);
    assert.equal(run.status, plain.status);
    assert.match(
      run.err,
      /^claimlint: The cache cannot be written \(\w+\); everything was checked/,
    );
  });
});

describe('a cache file', () => {
  afterEach(removeFolders);
  const kept = (suppressed: number): KeptResult => ({ suppressed, ifDuplicate: [], claims: [] });

  it('keeps the results that were used last', () => {
    const file = path.join(folderWith(), NAME);
    const first = new CheckCache(file, 1);
    for (let i = 0; i < 20_010; i++) first.set(`k${i}`, kept(i));
    first.save();
    const second = new CheckCache(file, 1);
    assert.deepEqual(second.get('k3'), kept(3));
    second.set('new', kept(-1));
    second.save();
    const third = new CheckCache(file, 1);
    assert.deepEqual(third.get('k3'), kept(3));
    assert.deepEqual(third.get('new'), kept(-1));
    assert.deepEqual(third.get('k20009'), kept(20_009));
    assert.equal(third.get('k0'), undefined);
    assert.equal(new CheckCache(file, 2).get('k3'), undefined);
  });
});
