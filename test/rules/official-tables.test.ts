import * as assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check';
import { importedFrom } from '../../server/src/codes/official';
import type { CodeTable } from '../../server/src/codes/table-file';
import { explain } from '../../server/src/service/explain';
import { codePage } from '../../server/src/service/describe-code';
import { describeFindings, describeNotChecked } from '../support/example';
import {
  hcpcsRecord,
  MUE_HEADER,
  NDC_HEADER,
  ndcRow,
  tableOf,
  type HcpcsRecord,
} from '../support/official-files';
import { OPTIONS, resources } from '../support/resources';

/** A checker with these tables imported. */
function checkerWith(tables: readonly CodeTable[]): Checker {
  const { official, ...imported } = importedFrom(tables);
  const { codes, packs } = resources();
  return new Checker({ codes: official ? codes.withOfficial(official) : codes, packs, imported });
}

const hcpcs = (records: readonly HcpcsRecord[], edition: string) =>
  tableOf(records.map((record) => `${hcpcsRecord(record)}\n`).join(''), edition);

const OCTOBER = hcpcs(
  [
    { code: 'J9701', text: 'Injection of [the] first', added: '20260401' },
    { code: 'J9702', added: '20200101', terminated: '20260930' },
    { code: 'J9703', added: 'when?' },
    { code: 'J0696', text: 'Injection of the known', added: '19900101' },
    { code: 'S9210', added: '20261001' },
    { code: 'Z9', record: '7' },
  ],
  '2026-10-01',
);

function draft(line: string, payer = 'bluekc'): string {
  return `claim: HI-1
payer: ${payer}
line_of_business: commercial
place_of_service: 12
patient: { id: M1 }
billing_provider: { npi: 1234567893, type: home-infusion }
lines:
${line}`;
}

/** What these rules say of a line. */
function found(tables: readonly CodeTable[], line: string, ...rules: string[]): string[] {
  const [result] = checkerWith(tables).checkText(draft(`  - ${line}\n`), OPTIONS).claims;
  assert.ok(result);
  return [...describeFindings(result), ...describeNotChecked(result)].filter((text) =>
    rules.some((rule) => text.includes(rule)),
  );
}

const coded = (code: string, date: string, more = '') =>
  `{ date: ${date}, code: ${code}, units: 1${more} }`;
const standing = (code: string, date: string) =>
  found([OCTOBER], coded(code, date), 'unknown-code', 'obsolete-code').map((text) =>
    text.split(' ').slice(0, 2).join(' '),
  );

describe('an imported HCPCS table', () => {
  const cases: [what: string, code: string, date: string, expected: string[]][] = [
    ['lacks a code on a day that it covers', 'J9799', '2026-11-02', ['error unknown-code/no-code']],
    ['lacks a code on its first day', 'J9799', '2026-10-01', ['error unknown-code/no-code']],
    ['lacks a code on its last day', 'J9799', '2026-12-31', ['error unknown-code/no-code']],
    [
      'cannot tell of a later day',
      'J9799',
      '2027-01-01',
      ['information unknown-code/not-in-tables'],
    ],
    [
      'cannot tell of a day before',
      'J9799',
      '2026-09-30',
      ['information unknown-code/not-in-tables'],
    ],
    ['has a code that does not ship', 'J9701', '2026-11-02', []],
    ['has a code that is no code yet', 'J9701', '2026-03-31', ['error obsolete-code/not-yet']],
    ['has a code on its first day', 'J9701', '2026-04-01', []],
    ['has a code on its last day', 'J9702', '2026-09-30', []],
    ['has a code that is one no longer', 'J9702', '2026-10-01', ['error obsolete-code/deleted']],
    [
      'could not read the row of a code',
      'J9703',
      '2026-11-02',
      ['information unknown-code/not-in-tables'],
    ],
    ['lacks a code that ships', 'J3370', '2026-11-02', []],
    ['says nothing of numbers of CPT', '96365', '2026-11-02', []],
    [
      'says nothing of dental codes',
      'D9701',
      '2026-11-02',
      ['information unknown-code/not-in-tables'],
    ],
  ];
  for (const [what, code, date, expected] of cases)
    it(`${what}: ${code} on ${date}`, () => assert.deepEqual(standing(code, date), expected));

  it('is complete only where it covers all days of a line', () => {
    const line = (through: string) =>
      found(
        [OCTOBER],
        `{ from: 2026-12-30, through: ${through}, code: J9799, units: 1 }`,
        'unknown-code',
      ).map((text) => text.split(' ')[0]);
    assert.deepEqual(line('2026-12-31'), ['error']);
    assert.deepEqual(line('2027-01-01'), ['information']);
  });

  it('names the table of another quarter where it cannot tell', () => {
    const [result] = checkerWith([OCTOBER]).checkText(
      draft(`  - ${coded('J9799', '2027-01-01')}\n`),
      OPTIONS,
    ).claims;
    const finding = result?.findings.find(({ rule }) => rule === 'unknown-code');
    assert.match(finding?.message ?? '', /table that is loaded cannot tell.*of its quarter/);
  });

  it('offers the codes of the drug that the line names', () => {
    const text = draft(
      `  - ${coded('J9799', '2026-11-02', ', drug: { name: ceftriaxone, dose: 250 mg }')}\n`,
    );
    const [result] = checkerWith([OCTOBER]).checkText(text, OPTIONS).claims;
    const finding = result?.findings.find(({ rule }) => rule === 'unknown-code');
    assert.equal(finding?.severity, 'error');
    assert.match(finding?.message ?? '', /J0696/);
  });

  it('makes a number a code that was none when our tables were made', () => {
    assert.deepEqual(standing('S9210', '2026-11-02'), []);
    assert.deepEqual(standing('S9210', '2026-09-01'), ['error obsolete-code/not-yet']);
  });

  it('knows modifiers that do not ship', () => {
    const line = coded('J9701', '2026-11-02', ', modifiers: [Z9]');
    assert.equal(found([], line, 'unknown-modifier').length, 1);
    assert.deepEqual(found([OCTOBER], line, 'unknown-modifier'), []);
  });

  it('speaks for the days of each edition when several are imported', () => {
    const july = hcpcs([{ code: 'J9799', text: 'Of July' }], '2026-07-01');
    const tables = [july, OCTOBER];
    const severities = (code: string, date: string) =>
      found(tables, coded(code, date), 'unknown-code').map((text) => text.split(' ')[0]);
    assert.deepEqual(severities('J9799', '2026-11-02'), []);
    assert.deepEqual(severities('J9798', '2026-08-01'), ['error']);
    assert.deepEqual(severities('J9798', '2026-06-30'), ['information']);
  });

  it('an older one does not undo what our tables know of later days', () => {
    const { codes } = resources();
    const gone = codes
      .allObsolete()
      .find((code) => /^[A-Z]/.test(code) && codes.obsolete(code)?.status === 'deleted');
    assert.ok(gone);
    const ofEdition = (edition: string) => hcpcs([{ code: gone, added: '19900101' }], edition);
    const obsoleteWith = (one: CodeTable) => {
      const { official: of } = importedFrom([one]);
      return of && codes.withOfficial(of).obsolete(gone);
    };
    assert.ok(obsoleteWith(ofEdition('1999-01-01')));
    assert.equal(obsoleteWith(ofEdition('2026-10-01')), undefined);
  });

  it('shows its text and dates where the code is described', () => {
    const checker = checkerWith([OCTOBER]);
    const page = codePage('J9701', { checker }, 'bluekc');
    assert.match(
      page ?? '',
      /Official text \(HCPCS, October 2026\): Injection of \\\[the\\\] first\. Valid from 2026-04-01\./,
    );
    assert.match(codePage('J0696', { checker }, 'bluekc') ?? '', /Injection of the known/);
    assert.match(
      explain('J9701', { checker }) ?? '',
      /Official text \(HCPCS, October 2026\): Injection of \[the\] first/,
    );
    assert.equal(codePage('J9798', { checker }, undefined), undefined);
  });
});

describe('an imported table of Medically Unlikely Edits', () => {
  const mue = (rows: string) => tableOf(`${MUE_HEADER}${rows}`);
  const one = coded('J0696', '2026-11-02').replace('units: 1', 'units: 5');
  const both = `${one}\n  - ${one}`;
  const said = (rows: string, line: string) =>
    found([mue(rows)], line, 'unit-limit').map((text) => text.split(' ').slice(1, 3).join(' '));

  it('limits the units of a day', () => {
    assert.deepEqual(said('J0696,4,3,x\n', one), ['unit-limit/mue lines.0.units']);
    assert.deepEqual(said('J0696,5,3,x\n', one), []);
  });

  it('counts the lines of a day together where it is judged by day', () => {
    assert.deepEqual(said('J0696,9,2,x\n', both), ['unit-limit/mue lines.1.units']);
    assert.deepEqual(said('J0696,10,2,x\n', both), []);
  });

  it('judges each line by itself where it is judged by line', () =>
    assert.deepEqual(said('J0696,9,1,x\n', both), []));

  it('allows none where its number is 0, and offers to remove the line', () => {
    const [result] = checkerWith([mue('J0696,0,2,x\n')]).checkText(
      draft(`  - ${one}\n`),
      OPTIONS,
    ).claims;
    const finding = result?.findings.find(({ rule }) => rule === 'unit-limit');
    assert.match(finding?.message ?? '', /at most 0 units a day/);
    assert.deepEqual(
      finding?.fixes.map(({ kind }) => kind),
      ['choice'],
    );
  });

  it('says nothing of codes that it lacks, and of payers that do not follow it', () => {
    assert.deepEqual(said('J9701,1,3,x\n', one), []);
    const text = draft(`  - ${one}\n`, 'cigna');
    const [result] = checkerWith([mue('J0696,4,3,x\n')]).checkText(text, OPTIONS).claims;
    assert.ok(result?.findings.every(({ messageId }) => messageId !== 'mue'));
  });

  it('of two tables the more lenient one holds', () =>
    assert.deepEqual(
      found([mue('J0696,4,3,x\n'), mue('J0696,5,3,x\n')], one, 'unit-limit'),
      [],
    ));
});

describe('an imported NDC directory', () => {
  const table = tableOf(`${NDC_HEADER}${ndcRow('0781-3209-95')}`);
  const said = (ndc: string) =>
    found(
      [table],
      coded('J0696', '2026-11-02', `, ndc: { code: ${ndc}, quantity: 1, unit: UN }`),
      'ndc-unknown',
    );

  it('knows an NDC in each way of writing it', () => {
    for (const ndc of ['0781-3209-95', '00781-3209-95', '"00781320995"'])
      assert.deepEqual(said(ndc), [], ndc);
  });

  it('warns of one that it lacks', () =>
    assert.deepEqual(said('00781-3209-96'), [
      'warning ndc-unknown/unknown lines.0.ndc.code X-03',
    ]));
});
