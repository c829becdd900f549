import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { codesCommand } from '../../server/src/cli/codes-command';
import type { Environment } from '../../server/src/cli/environment';
import { hcpcsRecord, MUE_HEADER, MUE_NOTICE, NDC_HEADER, ndcRow } from '../support/official-files';
import { buildOnce, claimlint, folderWith, removeFolders, reportOf } from './run-cli';

const HCPCS = 'HCPC2026_OCT_ANWEB.txt';
const RECORDS = [
  hcpcsRecord({ code: 'J9701', text: 'Injection of the first kind', added: '20200101' }),
  hcpcsRecord({ code: 'J9702', text: 'Injection of the second kind', terminated: '20260930' }),
  hcpcsRecord({ code: 'Z9', record: '7' }),
];
const MUE = `${MUE_NOTICE}${MUE_HEADER}J0696,4,3 Date of Service Edit: Clinical,x\n`;
const SETTINGS = 'severity: { unknown-field: error }\ncode_tables: [./codes]\n';

const DRAFT = `claim: HI-1
payer: bluekc
line_of_business: commercial
place_of_service: 12
patient: { id: M1 }
billing_provider: { npi: 1234567893, type: home-infusion }
lines:
  - { date: 2026-11-02, code: J9799, units: 1 }
  - { date: 2026-11-02, code: J0696, units: 5, ndc: { code: 0781-3209-95, quantity: 1, unit: UN } }
`;

const ENVIRONMENT: Environment = {
  cwd: '',
  out: () => Promise.resolve(),
  err: () => undefined,
  stdin: () => Promise.resolve(new Uint8Array()),
  colour: false,
  terminal: false,
  today: 0,
  version: '',
  dataDir: '',
  cores: 1,
  cacheDir: '',
  workerScript: '',
};

const importing = (folder: string, ...args: string[]) =>
  claimlint(folder, ['codes', 'import', ...args]);

function tableIn(folder: string, name: string): unknown {
  return JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
}

describe('claimlint codes import', function () {
  this.timeout(60_000);
  before(buildOnce);
  after(removeFolders);

  it('writes a HCPCS table, and says what the file was and how to use it', async () => {
    const folder = folderWith({ [HCPCS]: `${RECORDS.join('\n')}\n` });
    const run = await importing(folder, HCPCS);
    assert.equal(run.err, '');
    assert.equal(run.status, 0);
    assert.match(
      run.out,
      /^HCPC2026_OCT_ANWEB\.txt is a HCPCS record file of CMS \(hcpcs\), edition of October 2026: 2 codes, 1 modifier\.$/m,
    );
    assert.match(run.out, /^It holds every code for 2026-10-01 to 2026-12-31/m);
    assert.match(run.out, /more than 2 codes: is this all of the file\?/);
    assert.match(run.out, /^Written to codes\/hcpcs\.table\.json\.$/m);
    assert.match(run.out, /code_tables: \[\.\/codes\]$/m);
    const { imported, ...table } = tableIn(folder, 'codes/hcpcs.table.json') as Record<
      string,
      unknown
    >;
    assert.match(String(imported), /^\d{4}-\d\d-\d\d$/);
    assert.deepEqual(table, {
      kind: 'hcpcs',
      version: 1,
      source: HCPCS,
      edition: '2026-10-01',
      covers: { from: '2026-10-01', through: '2026-12-31' },
      codes: {
        J9701: { text: 'Injection of the first kind', from: '2020-01-01' },
        J9702: { text: 'Injection of the second kind', to: '2026-09-30' },
      },
      modifiers: { Z9: { text: 'Something invented' } },
      unreadable: [],
    });
    assert.deepEqual(fs.readdirSync(path.join(folder, 'codes')), ['hcpcs.table.json']);
  });

  it('reads a byte-order mark, CRLF, Windows-1252, and a file without a last line end', async () => {
    const western = RECORDS[0]?.replace('first kind', 'f\xe9rst kind') ?? '';
    const marked = Buffer.from(`\ufeff${RECORDS[1] ?? ''}\r\n`, 'utf8');
    const folder = folderWith({ [HCPCS]: Buffer.concat([marked, Buffer.from(western, 'latin1')]) });
    assert.equal((await importing(folder, HCPCS, '--out', 'deep/tables')).status, 0);
    const { codes } = tableIn(folder, 'deep/tables/hcpcs.table.json') as {
      codes: Record<string, { text: string }>;
    };
    assert.deepEqual(
      Object.entries(codes).map(([code, { text }]) => [code, text]),
      [
        ['J9702', 'Injection of the second kind'],
        ['J9701', 'Injection of the f\xe9rst kind'],
      ],
    );
  });

  it('names at most twenty bad rows with their lines, counts the rest, and is 0', async () => {
    const bad = Array.from({ length: 23 }, () => 'J9799,many,3,x');
    const folder = folderWith({ 'mue.csv': `${MUE}${bad.join('\n')}\nJ3370,2,3,x\n` });
    const run = await importing(folder, 'mue.csv');
    assert.equal(run.status, 0);
    const lines = run.err.trimEnd().split('\n');
    assert.equal(lines.length, 21);
    assert.equal(lines[0], 'claimlint: mue.csv:6:1: row left out: J9799 has no number of units');
    assert.equal(lines[19], 'claimlint: mue.csv:25:1: row left out: J9799 has no number of units');
    assert.equal(lines[20], 'claimlint: 3 more rows left out.');
    assert.match(run.out, /2 limits for Practitioner Services/);
  });

  it('leaves out a line that is too long, and reads on', async () => {
    const huge = ndcRow('99001-123-11', 'x'.repeat(3_000_000));
    const rows = [ndcRow('99001-123-10'), huge, ndcRow('99001-123-12')];
    const folder = folderWith({ 'package.txt': NDC_HEADER + rows.join('') });
    const run = await importing(folder, 'package.txt');
    assert.equal(run.status, 0);
    assert.equal(
      run.err,
      'claimlint: package.txt:3:1: row left out: the line is too long to be a row\n',
    );
    const { packages } = tableIn(folder, 'codes/ndc.table.json') as { packages: unknown };
    assert.deepEqual(packages, { '99001': '012310012312' });
  });

  it('reads a long file across its pieces', async () => {
    const codes = Array.from({ length: 30_000 }, (_, i) => {
      const digits = String(i).padStart(5, '0');
      return `99001-${digits.slice(0, 3)}-${digits.slice(3)}`;
    });
    const folder = folderWith({
      'package.txt': NDC_HEADER + codes.map((code) => ndcRow(code)).join(''),
    });
    const run = await importing(folder, 'package.txt');
    assert.equal(run.err, '');
    assert.match(run.out, /: 30,000 packages\.$/m);
  });

  it('shows on a terminal how far a large file is read, and nowhere else', async () => {
    const row = ndcRow('99001-123-10', 'x'.repeat(1_000));
    const cwd = folderWith({ 'package.txt': NDC_HEADER + row.repeat(4_500) });
    const shownOn = async (terminal: boolean) => {
      let shown = '';
      const err = (text: string) => void (shown += text);
      const environment = { ...ENVIRONMENT, cwd, terminal, err };
      assert.equal(await codesCommand(['import', 'package.txt'], environment), 0);
      return shown;
    };
    assert.match(await shownOn(true), /^(\r\d{1,2} %)+\r100 %\n$/);
    assert.equal(await shownOn(false), '');
  });

  it('takes the place of the table of before', async () => {
    const folder = folderWith({ 'mue.csv': MUE, 'codes/mue.table.json': 'old', 'codes/x': 'x' });
    assert.equal((await importing(folder, 'mue.csv')).status, 0);
    assert.deepEqual(fs.readdirSync(path.join(folder, 'codes')), ['mue.table.json', 'x']);
    assert.equal((tableIn(folder, 'codes/mue.table.json') as { kind: string }).kind, 'mue');
  });

  describe('what cannot be imported: 2, one line, nothing written', () => {
    const cases: [
      title: string,
      content: string | Buffer | undefined,
      args: string[],
      says: RegExp,
    ][] = [
      ['no file', undefined, ['x.txt'], /x\.txt: There is no such file/],
      ['a folder', undefined, ['.'], /This is no file/],
      ['an empty file', '', ['x.txt'], /x\.txt: The file is empty/],
      [
        'a draft',
        DRAFT,
        ['x.txt'],
        /no official code file.*Expected are.*HCPC.*NCCI.*package\.txt/,
      ],
      ['an archive', Buffer.from('PK\u0003\u0004\u0000', 'latin1'), ['x.txt'], /ZIP.*Unpack/],
      ['noise', Buffer.alloc(200_000, 0), ['x.txt'], /no official code file/],
      ['another kind', MUE, ['x.txt', '--kind', 'ndc'], /no ndc file but a .*\(mue\)/],
      ['a header without rows', MUE_HEADER, ['x.txt'], /none of its rows can be read/],
      ['an unknown kind', MUE, ['x.txt', '--kind', 'icd'], /hcpcs, mue, ndc, not icd/],
      ['two files', MUE, ['x.txt', 'y.txt'], /takes one official code file/],
      ['none', MUE, [], /takes one official code file/],
      ['an unknown option', MUE, ['x.txt', '--into', 'y'], /--into/],
      ['a folder that cannot be', MUE, ['x.txt', '--out', 'x.txt/y'], /cannot be written \(E/],
    ];
    for (const [title, content, args, says] of cases)
      it(title, async () => {
        const folder = folderWith(content === undefined ? {} : { 'x.txt': content });
        const run = await importing(folder, ...args);
        assert.equal(run.status, 2);
        assert.equal(run.out, '');
        assert.match(run.err, says);
        assert.equal(run.err.trimEnd().split('\n').length, 1);
        assert.deepEqual(fs.readdirSync(folder), content === undefined ? [] : ['x.txt']);
      });

    it('another verb', async () => {
      const run = await claimlint(folderWith(), ['codes', 'export', 'x']);
      assert.equal(run.status, 2);
      assert.match(run.err, /codes import takes one/);
    });
  });
});

describe('claimlint check with imported tables', function () {
  this.timeout(60_000);
  before(buildOnce);
  after(removeFolders);

  const check = async (folder: string) => {
    const run = await claimlint(folder, ['check', '--format', 'json']);
    const report = reportOf(run);
    const [claim] = report.files[0]?.claims ?? [];
    const findings = claim?.findings.map((f) => `${f.severity} ${f.rule}/${f.messageId}`) ?? [];
    const unchecked = claim?.notChecked.map(({ rule }) => rule) ?? [];
    return { ...run, report, findings, unchecked };
  };

  it('uses all three, and only where the settings name them', async () => {
    const folder = folderWith({
      [HCPCS]: `${RECORDS.join('\n')}\n`,
      'mue.csv': MUE,
      'package.txt': NDC_HEADER + ndcRow('0781-3209-90'),
      'a.claim.yaml': DRAFT,
    });
    for (const file of [HCPCS, 'mue.csv', 'package.txt'])
      assert.equal((await importing(folder, file)).status, 0);
    const told = [
      'error unknown-code/no-code',
      'error unit-limit/mue',
      'warning ndc-unknown/unknown',
    ];
    const without = await check(folder);
    assert.ok(without.findings.includes('information unknown-code/not-in-tables'));
    assert.ok(without.unchecked.includes('unit-limit'));
    assert.deepEqual(
      told.filter((text) => without.findings.includes(text)),
      [],
    );
    fs.writeFileSync(path.join(folder, '.claimlint.yaml'), SETTINGS);
    const run = await check(folder);
    assert.deepEqual(run.report.errors, []);
    assert.deepEqual(
      told.filter((text) => !run.findings.includes(text)),
      [],
    );
    assert.ok(!run.unchecked.includes('unit-limit'));
    assert.equal(run.status, 1);
    const again = await importing(folder, 'mue.csv');
    assert.doesNotMatch(again.out, /To use it/);
    const explained = await claimlint(folder, ['explain', 'J9701']);
    assert.equal(explained.status, 0);
    assert.match(
      explained.out,
      /Official text \(HCPCS, October 2026\): Injection of the first kind/,
    );
  });

  const broken: [title: string, files: Record<string, string>, says: RegExp][] = [
    ['damaged', { 'codes/ndc.table.json': '{"kind":' }, /ndc\.table\.json is damaged/],
    ['foreign', { 'codes/ndc.table.json': '{}' }, /ndc\.table\.json is no imported code table/],
    [
      'of another version',
      { 'codes/ndc.table.json': '{"kind":"ndc","version":9}' },
      /written by another version/,
    ],
    ['nowhere', { 'codes/readme.txt': '' }, /codes holds no imported code table/],
    ['in no folder', {}, /There is no folder \.\/codes/],
  ];
  for (const [title, files, says] of broken)
    it(`a table that is ${title} is a fault of the settings, the rest goes on`, async () => {
      const folder = folderWith({ '.claimlint.yaml': SETTINGS, 'a.claim.yaml': DRAFT, ...files });
      const run = await check(folder);
      assert.equal(run.status, 2);
      const [error, ...others] = run.report.errors;
      assert.deepEqual(others, []);
      assert.equal(error?.path, '.claimlint.yaml');
      assert.equal(error?.kind, 'settings');
      assert.deepEqual(error?.range?.start, { line: 1, character: 14 });
      assert.match(error?.message ?? '', says);
      assert.ok(run.findings.includes('information unknown-code/not-in-tables'));
    });

  it('a broken table does not hide the others', async () => {
    const folder = folderWith({
      '.claimlint.yaml': SETTINGS,
      'a.claim.yaml': DRAFT,
      'mue.csv': MUE,
      'codes/ndc.table.json': 'x',
    });
    await importing(folder, 'mue.csv');
    const run = await check(folder);
    assert.equal(run.status, 2);
    assert.ok(run.findings.includes('error unit-limit/mue'));
  });

  it('reads no folder outside that of the settings', async () => {
    const folder = folderWith({
      'codes/mue.table.json': 'x',
      'below/.claimlint.yaml': 'code_tables: [../codes]\n',
      'below/a.claim.yaml': DRAFT,
    });
    const run = await check(path.join(folder, 'below'));
    assert.equal(run.status, 2);
    assert.match(run.err, /There is no folder \.\.\/codes/);
  });
});
