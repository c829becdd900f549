import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { draft, faulty } from './drafts';
import { buildOnce, claimlint, folderWith, removeFolders, reportOf } from './run-cli';

const MIXED = {
  'b.claim.yaml': faulty({ claim: 'T-2' }),
  'a.claim.yaml': draft({ claim: 'T-1' }),
  'sub/c.claim.yml': draft({ claim: 'T-3' }),
  'sub/notes.yaml': 'not: a draft\n',
  'node_modules/x/d.claim.yaml': faulty({ claim: 'T-4' }),
};

describe('claimlint check', function () {
  before(buildOnce);
  after(removeFolders);

  describe('exit status', () => {
    const cases: { title: string; args: string[]; status: number; err?: RegExp }[] = [
      { title: 'no error', args: ['a.claim.yaml'], status: 0 },
      { title: 'an error', args: ['b.claim.yaml'], status: 1 },
      {
        title: 'an error that is made a warning',
        args: ['b.claim.yaml', '--rule', 'concurrent-modifier=warning'],
        status: 0,
      },
      {
        title: 'as many warnings as allowed',
        args: ['b.claim.yaml', '--rule', 'concurrent-modifier=warning', '--max-warnings', '1'],
        status: 0,
      },
      {
        title: 'more warnings than allowed',
        args: ['b.claim.yaml', '--rule', 'concurrent-modifier=warning', '--max-warnings', '0'],
        status: 1,
        err: /1 warning, more than --max-warnings 0/,
      },
      {
        title: 'a path that does not exist',
        args: ['a.claim.yaml', 'nope.claim.yaml'],
        status: 2,
        err: /^claimlint: nope\.claim\.yaml: There is no such file/m,
      },
      {
        title: 'a missing path beside an error: 2 outranks 1',
        args: ['b.claim.yaml', 'nope.claim.yaml'],
        status: 2,
      },
      {
        title: 'a pattern that matches nothing',
        args: ['x*.claim.yaml'],
        status: 2,
        err: /x\*\.claim\.yaml: No file matches/,
      },
    ];
    for (const { title, args, status, err } of cases)
      it(`is ${status} for ${title}`, async () => {
        const run = await claimlint(folderWith(MIXED), ['check', ...args]);
        assert.equal(run.status, status, run.err);
        if (err) assert.match(run.err, err);
      });

    it('is 0 with a note for a folder without drafts, and the output stays whole', async () => {
      const run = await claimlint(folderWith({ 'x.txt': '' }), ['check', '--format', 'json']);
      assert.equal(run.status, 0);
      assert.match(run.err, /no claim drafts/);
      assert.deepEqual(reportOf(run).files, []);
    });
  });

  describe('usage errors are one line and 2', () => {
    const cases: [args: string[], says: RegExp][] = [
      [[], /Name a command/],
      [['chekc'], /no command chekc/],
      [['check', '--bogus'], /--bogus/],
      [['check', '--format', 'xml'], /no format xml.*pretty, json, ndjson, sarif, github, junit/],
      [['check', '--format'], /--format/],
      [['check', '--rule', 'concurent-modifier=off'], /no rule.*Did you mean concurrent-modifier/],
      [['check', '--rule', 'bundled=loud'], /off, hint, information, warning, error/],
      [['check', '--rule', 'bundled'], /ID=LEVEL/],
      [['check', '--max-warnings', '-1'], /--max-warnings/],
      [['check', '--max-warnings=many'], /whole number/],
      [['check', '--today', '2026-13-01'], /--today takes a date/],
      [['check', '--jobs', '0'], /--jobs takes a whole number from 1/],
      [['check', '--shard', '5/4'], /--shard takes I\/N/],
      [['check', '--shard', '0/4'], /--shard takes I\/N/],
      [['check', '--payer', 'bcbsko'], /no policy pack.*Did you mean bcbsok/],
      [['check', '--dry-run'], /--dry-run/],
      [['fix', '--format', 'json'], /--format/],
      [['fix', '--payer', 'nobody-at-all'], /There are allways, bcbsok/],
      [['explain'], /takes one rule id, code or clause/],
      [['explain', 'a', 'b'], /takes one/],
      [['explain', 'OK-99'], /Nothing is known of OK-99\. Near it: OK-/],
      [['rules', '--payer', 'nope'], /no policy pack/],
      [['rules', '--format', 'sarif'], /pretty, json/],
      [['lsp'], /--stdio/],
    ];
    for (const [args, says] of cases)
      it(args.join(' ') || '(nothing)', async () => {
        const run = await claimlint(folderWith({ 'a.claim.yaml': draft() }), args);
        assert.equal(run.status, 2);
        assert.match(run.err, says);
        assert.match(run.err, /^claimlint: [^\n]*\n$/);
        assert.equal(run.out, '');
      });
  });

  it('prints help and version', async () => {
    const folder = folderWith();
    const { version } = JSON.parse(
      fs.readFileSync(path.join(__dirname, '..', '..', 'package.json'), 'utf8'),
    ) as { version: string };
    assert.equal((await claimlint(folder, ['--version'])).out, `${version}\n`);
    for (const args of [['--help'], ['help'], ['check', '--help']]) {
      const run = await claimlint(folder, args);
      assert.equal(run.status, 0);
      assert.match(run.out, /claimlint check \[paths/);
    }
  });

  describe('finds its drafts', () => {
    const cases: [title: string, args: string[], paths: string[]][] = [
      ['the current folder by default', [], ['a.claim.yaml', 'b.claim.yaml', 'sub/c.claim.yml']],
      ['a folder', ['sub'], ['sub/c.claim.yml']],
      [
        'named files in the order of their paths',
        ['b.claim.yaml', 'a.claim.yaml'],
        ['a.claim.yaml', 'b.claim.yaml'],
      ],
      [
        'each file once',
        ['a.claim.yaml', './a.claim.yaml', '.'],
        ['a.claim.yaml', 'b.claim.yaml', 'sub/c.claim.yml'],
      ],
      ['a pattern', ['*.claim.yaml'], ['a.claim.yaml', 'b.claim.yaml']],
      [
        'a pattern over folders',
        ['**/*.claim.y{a,}ml'],
        ['a.claim.yaml', 'b.claim.yaml', 'sub/c.claim.yml'],
      ],
      ['a pattern in a folder', ['sub/[a-c].claim.*'], ['sub/c.claim.yml']],
      ['the first share', ['--shard', '1/2'], ['a.claim.yaml', 'sub/c.claim.yml']],
      ['the second share', ['--shard', '2/2'], ['b.claim.yaml']],
    ];
    for (const [title, args, paths] of cases)
      it(title, async () => {
        const run = await claimlint(folderWith(MIXED), ['check', '--format', 'json', ...args]);
        assert.deepEqual(
          reportOf(run).files.map((f) => f.path),
          paths,
        );
      });

    it('a share without files is no fault, and says so', async () => {
      const run = await claimlint(folderWith({ 'a.claim.yaml': draft() }), [
        'check',
        '--shard',
        '2/2',
      ]);
      assert.equal(run.status, 0);
      assert.match(run.err, /share holds none/);
    });

    it('names files by the way to them from where it runs', async () => {
      const folder = folderWith(MIXED);
      const run = await claimlint(path.join(folder, 'sub'), ['check', '--format', 'json', '..']);
      assert.deepEqual(
        reportOf(run).files.map((f) => f.path),
        ['../a.claim.yaml', '../b.claim.yaml', 'c.claim.yml'],
      );
    });

    it('a file whose name looks like a pattern is that file', async () => {
      const folder = folderWith({
        'a[1].claim.yaml': faulty(),
        'a1.claim.yaml': draft({ claim: 'T-2' }),
      });
      const run = await claimlint(folder, ['check', '--format', 'json', 'a[1].claim.yaml']);
      assert.deepEqual(
        reportOf(run).files.map((f) => f.path),
        ['a[1].claim.yaml'],
      );
    });
  });

  describe('standard input', () => {
    it('is checked by its own name', async () => {
      const run = await claimlint(folderWith(), ['check', '--format', 'json', '-'], faulty());
      assert.equal(run.status, 1);
      assert.equal(reportOf(run).files[0]?.path, 'stdin.claim.yaml');
      const named = await claimlint(
        folderWith(),
        ['check', '--format', 'json', '--stdin-filename', 'sub/x.claim.yaml', '-'],
        faulty(),
      );
      assert.equal(reportOf(named).files[0]?.path, 'sub/x.claim.yaml');
    });

    it('follows the settings of the folder that its name says', async () => {
      const folder = folderWith({
        'sub/.claimlint.yaml': 'severity: { concurrent-modifier: off }\n',
      });
      const there = ['check', '--stdin-filename', 'sub/x.claim.yaml', '-'];
      assert.equal((await claimlint(folder, there, faulty())).status, 0);
      assert.equal((await claimlint(folder, ['check', '-'], faulty())).status, 1);
    });

    it('stands beside files', async () => {
      const folder = folderWith({ 'a.claim.yaml': draft({ claim: 'T-2' }) });
      const run = await claimlint(folder, ['check', '--format', 'json', '-', '.'], faulty());
      assert.deepEqual(
        reportOf(run).files.map((f) => f.path),
        ['a.claim.yaml', 'stdin.claim.yaml'],
      );
    });

    it('may be empty', async () => {
      const run = await claimlint(folderWith(), ['check', '--format', 'json', '-'], '');
      assert.equal(run.status, 0);
      assert.deepEqual(reportOf(run).files[0]?.claims, []);
    });
  });

  describe('what cannot be read', () => {
    it('a file that is not UTF-8: a clear message, 2, and the rest is printed', async () => {
      const latin = Buffer.from(draft({ claim: 'T-9', drug: 'caf\u00e9' }), 'latin1');
      const folder = folderWith({ 'a.claim.yaml': latin, 'b.claim.yaml': faulty() });
      const run = await claimlint(folder, ['check', '--format', 'json']);
      assert.equal(run.status, 2);
      assert.match(
        run.err,
        /^claimlint: a\.claim\.yaml: The file is not UTF-8 text: save it as UTF-8\.$/m,
      );
      const report = reportOf(run);
      const [broken, other] = report.files;
      assert.deepEqual(broken?.claims, []);
      assert.equal(broken?.errors[0]?.kind, 'unreadable');
      assert.deepEqual(report.errors, broken?.errors);
      assert.equal(other?.claims[0]?.findings.length, 1);
    });

    it('UTF-16, as some editors save it', async () => {
      const folder = folderWith({ 'a.claim.yaml': Buffer.from(`\ufeff${draft()}`, 'utf16le') });
      const run = await claimlint(folder, ['check']);
      assert.equal(run.status, 2);
      assert.match(run.err, /not UTF-8/);
    });

    it('standard input that is no text', async () => {
      const run = await claimlint(folderWith(), ['check', '-'], Buffer.from([0xff, 0xfe, 0x00]));
      assert.equal(run.status, 2);
      assert.match(run.err, /stdin\.claim\.yaml: The file is not UTF-8/);
    });

    it('a link that points nowhere', async () => {
      const folder = folderWith();
      fs.symlinkSync('gone', path.join(folder, 'l.claim.yaml'));
      assert.equal((await claimlint(folder, ['check', 'l.claim.yaml'])).status, 2);
      const run = await claimlint(folder, ['check', '.']);
      assert.equal(run.status, 2);
      assert.match(run.err, /^claimlint: l\.claim\.yaml: .*link.*not there/m);
    });

    it('a link that points to itself', async () => {
      const folder = folderWith({ 'a.claim.yaml': draft() });
      fs.symlinkSync('l.claim.yaml', path.join(folder, 'l.claim.yaml'));
      const run = await claimlint(folder, ['check', '--format', 'json']);
      assert.equal(run.status, 2);
      assert.deepEqual(
        reportOf(run).files.map((file) => [file.path, file.errors.length]),
        [
          ['a.claim.yaml', 0],
          ['l.claim.yaml', 1],
        ],
      );
    });
  });

  it('a link to a draft elsewhere is checked, one to a draft beside it is that draft', async () => {
    const elsewhere = folderWith({ 'b.claim.yaml': draft() });
    const folder = folderWith({ 'a.claim.yaml': draft({ claim: 'T-2' }) });
    fs.symlinkSync('a.claim.yaml', path.join(folder, 'again.claim.yaml'));
    fs.symlinkSync(path.join(elsewhere, 'b.claim.yaml'), path.join(folder, 'link.claim.yaml'));
    fs.symlinkSync('.', path.join(folder, 'circle'));
    const run = await claimlint(folder, ['check', '--format', 'json']);
    assert.equal(run.status, 0, run.err);
    assert.deepEqual(
      reportOf(run).files.map((file) => file.path),
      ['a.claim.yaml', 'link.claim.yaml'],
    );
  });

  describe('--payer', () => {
    it('checks against another policy; the draft keeps its own', async () => {
      const folder = folderWith({ 'a.claim.yaml': draft() });
      const run = await claimlint(folder, ['check', '--format', 'json', '--payer', 'CIGNA']);
      const claim = reportOf(run).files[0]?.claims[0];
      assert.equal(claim?.payer, 'cigna');
      assert.equal(claim?.draftPayer, 'bcbsok');
      assert.equal(claim?.policy, 'R14');
    });
  });

  it('--today is the day that counts as today', async () => {
    const folder = folderWith({ 'a.claim.yaml': draft() });
    const rulesOn = async (day: string) =>
      reportOf(
        await claimlint(folder, ['check', '--format', 'json', '--today', day]),
      ).files.flatMap((f) => f.claims.flatMap((c) => c.findings.map((x) => x.rule)));
    assert.deepEqual(await rulesOn('2026-11-21'), []);
    assert.ok((await rulesOn('2023-02-03')).includes('date-order'));
  });

  it('--quiet lists errors alone and counts the rest', async () => {
    const folder = folderWith({ 'a.claim.yaml': draft(), 'b.claim.yaml': faulty() });
    for (const format of ['pretty', 'github', 'ndjson', 'sarif', 'junit']) {
      const run = await claimlint(folder, ['check', '--quiet', '--format', format]);
      assert.match(run.out, /concurrent-modifier/, format);
      assert.doesNotMatch(run.out, /A claim in a\.claim\.yaml/, format);
    }
    const { summary, files } = reportOf(
      await claimlint(folder, ['check', '--quiet', '--format', 'json']),
    );
    assert.equal(summary.hint, 1);
    assert.ok(
      files.every((f) => f.claims.every((c) => c.findings.every((x) => x.severity === 'error'))),
    );
  });

  it('--progress tells how far it is, on standard error alone', async () => {
    const folder = folderWith(MIXED);
    const run = await claimlint(folder, ['check', '--progress', '--format', 'json']);
    assert.match(run.err, /1 of 3 files\n2 of 3 files\n3 of 3 files\n/);
    assert.equal(reportOf(run).summary.files, 3);
    assert.doesNotMatch((await claimlint(folder, ['check'])).err, /of 3 files/);
  });

  it('sums and counts', async () => {
    const { summary } = reportOf(await claimlint(folderWith(MIXED), ['check', '--format', 'json']));
    assert.deepEqual(summary, {
      files: 3,
      claims: 3,
      error: 1,
      warning: 0,
      information: 0,
      hint: 0,
      notChecked: 0,
      suppressed: 0,
      totalCharge: 7266,
      chargeAtRisk: 490,
    });
  });
});
