import assert from 'node:assert/strict';
import type { Comparison } from '../../server/src/service/compare';
import { draft, faulty } from './drafts';
import { buildOnce, claimlint, folderWith, removeFolders, type Run } from './run-cli';

interface Compared {
  version: number;
  path: string;
  claims: Comparison[];
}

const compare = (cwd: string, args: readonly string[], input = ''): Promise<Run> =>
  claimlint(cwd, ['compare', '--today', '2026-11-21', ...args], input);

async function compared(cwd: string, args: readonly string[], input = ''): Promise<Compared> {
  const run = await compare(cwd, ['--format', 'json', ...args], input);
  assert.equal(run.err, '');
  assert.equal(run.status, 0);
  return JSON.parse(run.out) as Compared;
}

/** Severity or state of a cell. */
function cellOf({ claims: [claim] }: Compared, serviceLine: number, rule: string, payer: string) {
  const row = claim?.rows.find((one) => one.serviceLine === serviceLine && one.rule === rule);
  const cell = row?.cells.find((one) => one.payer === payer);
  return cell?.severity ?? cell?.state;
}

/** The keys of an object. */
function shapeOf(value: object): string[] {
  return Object.keys(value).sort();
}

describe('claimlint compare', () => {
  before(buildOnce);
  afterEach(removeFolders);

  it('prints one JSON object with every key, whatever is found', async () => {
    const cwd = folderWith({ 'a.claim.yaml': faulty() });
    const report = await compared(cwd, ['a.claim.yaml']);
    assert.deepEqual(shapeOf(report), ['claims', 'path', 'version']);
    assert.equal(report.version, 1);
    assert.equal(report.path, 'a.claim.yaml');
    const [claim] = report.claims;
    assert.ok(claim);
    assert.deepEqual(
      shapeOf(claim),
      'broken claim draftPayer index lines payers range rows totalCharge'.split(' '),
    );
    for (const payer of claim.payers)
      assert.deepEqual(
        shapeOf(payer),
        'chargeAtRisk denied effective error hint id information name notChecked own policy suppressed warning'.split(
          ' ',
        ),
      );
    for (const line of claim.lines)
      assert.deepEqual(shapeOf(line), [
        'charge',
        'code',
        'from',
        'range',
        'serviceLine',
        'through',
      ]);
    for (const row of claim.rows) {
      assert.deepEqual(shapeOf(row), ['cells', 'rule', 'serviceLine', 'title']);
      assert.deepEqual(
        row.cells.map(({ payer }) => payer),
        claim.payers.map(({ id }) => id),
      );
      for (const cell of row.cells) {
        assert.deepEqual(shapeOf(cell), ['findings', 'needs', 'payer', 'severity', 'state']);
        for (const finding of cell.findings)
          assert.deepEqual(
            shapeOf(finding),
            'clauses consequence message messageId path range severity source'.split(' '),
          );
      }
    }
  });

  it('says what each payer makes of the same line', async () => {
    const cwd = folderWith({ 'a.claim.yaml': faulty() });
    const report = await compared(cwd, ['a.claim.yaml']);
    const cells = ['allways', 'bcbsok', 'cigna', 'php'].map((payer) =>
      cellOf(report, 2, 'concurrent-modifier', payer),
    );
    assert.deepEqual(cells, ['error', 'error', 'error', 'no-rule']);
  });

  it('shows a table that fits 100 columns, with words, and each reason once', async () => {
    const cwd = folderWith({ 'a.claim.yaml': faulty() });
    const run = await compare(cwd, ['a.claim.yaml']);
    assert.equal(run.status, 0, run.err);
    for (const row of run.out.split('\n')) assert.ok(row.length <= 100, row);
    assert.match(run.out, /^claim T-0001 \(a\.claim\.yaml\), written for bcbsok \(\*\)$/m);
    assert.match(run.out, /^ +\*bcbsok +allways +bluekc +cigna +php$/m);
    assert.match(run.out, /^line 2 {2}S9500 {2}2023-02-01 to 2023-02-07 {2}490\.00$/m);
    assert.match(
      run.out,
      /^ {2}concurrent-modifier +E error +E error +clean +E error +- no rule$/m,
    );
    assert.match(run.out, /^at risk of 2,422\.00 +490\.00 +2,422\.00 /m);
    assert.match(run.out, /^lines denied +none +1-4 /m);
    assert.equal(run.out.split('[AW-14]').length, 2);
    assert.match(run.out, /^ {2}homebound, the claim: needs homebound \(allways\)$/m);
    assert.doesNotMatch(run.out, /\u001b/, 'no colour where none is wanted');
  });

  it('takes a draft from standard input', async () => {
    const cwd = folderWith();
    const report = await compared(cwd, ['--stdin-filename', 'piped.claim.yaml', '-'], faulty());
    assert.equal(report.path, 'piped.claim.yaml');
    assert.equal(report.claims.length, 1);
  });

  it('compares every claim of a file', async () => {
    const cwd = folderWith({
      'a.claim.yaml': `${draft()}---\n${draft({ claim: 'T-0002', payer: 'php' })}`,
    });
    const { claims } = await compared(cwd, ['a.claim.yaml']);
    assert.deepEqual(
      claims.map(({ index, claim, draftPayer }) => [index, claim, draftPayer]),
      [
        [0, 'T-0001', 'bcbsok'],
        [1, 'T-0002', 'php'],
      ],
    );
    const run = await compare(cwd, ['a.claim.yaml']);
    assert.match(run.out, /^claim T-0001 [^]*^claim T-0002 /m);
  });

  it('heeds the project’s settings, --rule and --today', async () => {
    const cwd = folderWith({
      '.claimlint.yaml': 'severity: { concurrent-modifier: hint, one-date-per-line: off }\n',
      'a.claim.yaml': faulty(),
    });
    const report = await compared(cwd, ['--rule', 'policy-dates=error', 'a.claim.yaml']);
    assert.equal(cellOf(report, 2, 'concurrent-modifier', 'cigna'), 'hint');
    assert.equal(cellOf(report, 2, 'one-date-per-line', 'allways'), undefined);
    assert.equal(cellOf(report, 1, 'policy-dates', 'php'), 'error');
    const early = await compared(cwd, ['--today', '2023-01-31', 'a.claim.yaml']);
    assert.equal(cellOf(early, 1, 'date-order', 'bluekc'), 'error');
  });

  it('has a column for the user’s own pack; more than fit stand below', async () => {
    const pack = `id: our-contract
name: Our contract
policy: CPCP019 and our contract
effective: { from: 2023-01-03 }
extends: bcbsok
entries:
  - { id: concurrent-therapies, off: true }
`;
    const cwd = folderWith({
      '.claimlint.yaml': 'policies: [packs]\n',
      'packs/our.policy.yaml': pack,
      'a.claim.yaml': faulty({ payer: 'our-contract' }),
    });
    const report = await compared(cwd, ['a.claim.yaml']);
    const ids = report.claims[0]?.payers.map((payer) => payer.id);
    assert.deepEqual(ids, ['our-contract', 'allways', 'bcbsok', 'bluekc', 'cigna', 'php']);
    assert.equal(cellOf(report, 2, 'concurrent-modifier', 'bcbsok'), 'error');
    assert.equal(cellOf(report, 2, 'concurrent-modifier', 'our-contract'), 'no-rule');
    const { out } = await compare(cwd, ['a.claim.yaml']);
    for (const row of out.split('\n')) assert.ok(row.length <= 100, row);
    assert.match(out, /^ +\*our-contract +allways[^\n]*cigna$[^]*^ +php$/m);
  });

  it('a broken pack: what can be compared is, and the status is 2', async () => {
    const cwd = folderWith({
      '.claimlint.yaml': 'policies: [packs]\n',
      'packs/our.policy.yaml': 'id: ours\nname: 3\n',
      'a.claim.yaml': faulty(),
    });
    const run = await compare(cwd, ['a.claim.yaml']);
    assert.equal(run.status, 2);
    assert.match(run.err, /packs\/our\.policy\.yaml/);
    assert.match(run.out, /^ours: its policy pack is broken; not compared\.$/m);
    assert.match(run.out, /^ {2}concurrent-modifier /m);
  });

  it('a text without a claim is no failure', async () => {
    const cwd = folderWith({ 'a.claim.yaml': '# nothing yet\n' });
    assert.deepEqual((await compared(cwd, ['a.claim.yaml'])).claims, []);
    const run = await compare(cwd, ['a.claim.yaml']);
    assert.equal(run.out, 'a.claim.yaml: there is no claim to compare.\n');
  });

  it('shows hostile text without obeying it', async () => {
    const cwd = folderWith({ 'a.claim.yaml': faulty({ claim: '"T\\e[31m\\u202e"' }) });
    const run = await compare(cwd, ['a.claim.yaml']);
    assert.doesNotMatch(run.out, /\u001b|\u202e/);
    assert.match(run.out, /T\\u001b/);
  });

  const wrong: [string, string[], RegExp][] = [
    ['no file', [], /takes one claim draft/],
    ['two files', ['a.claim.yaml', 'b.claim.yaml'], /takes one claim draft/],
    ['a folder with several', ['.'], /names 2 claim drafts/],
    ['a file that is not there', ['no.claim.yaml'], /no\.claim\.yaml: There is no such file/],
    ['an unknown format', ['--format', 'sarif', 'a.claim.yaml'], /no format sarif/],
    ['an unknown option', ['--payer', 'php', 'a.claim.yaml'], /--payer/],
    ['a text that is not UTF-8', ['latin.txt'], /not UTF-8/],
  ];
  for (const [what, args, says] of wrong)
    it(`${what}: status 2, one line, nothing on standard output`, async () => {
      const cwd = folderWith({
        'a.claim.yaml': faulty(),
        'b.claim.yaml': draft({ claim: 'T-0002' }),
        'latin.txt': Buffer.from([0x63, 0xe9, 0x0a]),
      });
      const run = await compare(cwd, args);
      assert.equal(run.status, 2);
      assert.equal(run.out, '');
      assert.match(run.err, says);
      assert.match(run.err, /^claimlint: [^\n]+\n$/);
    });
});
