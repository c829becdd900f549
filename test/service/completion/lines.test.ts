import * as assert from 'node:assert/strict';
import {
  CTX_DRUG,
  CTX_PER_DIEM,
  head,
  VANC_DRUG,
  VANC_PER_DIEM,
} from '../../support/two-antibiotics';
import { completeAt, testCases } from './complete';

/** A claim with one therapy, up to and with `lines:`. */
const planned = (therapy: string, payer = 'bcbsok'): string =>
  head(payer)
    .replace(/^ {2}vanc: .*\n/m, '')
    .replace(/^ {2}ctx: .*$/m, `  t: { ${therapy} }`);

const PER_DIEM_VANC =
  '{ from: 2023-02-01, through: 2023-02-07, code: S9501, units: 7, charge: , therapy: vanc }';

describe('completion of whole lines', () => {
  testCases([
    {
      what: 'the per diem of each therapy, by its schedule',
      at: `${head()}  - ¦\n`,
      first: ['per diem line: vanc', 'drug line: vanc', 'drug line: vanc (J3373)'],
      gives: `${head()}  - ${PER_DIEM_VANC}\n`,
    },
    {
      what: 'the second therapy with its modifier',
      at: `${head()}${VANC_PER_DIEM}${VANC_DRUG}  - ¦`,
      first: ['per diem line: ctx', 'drug line: ctx', 'date'],
      gives: `${head()}${VANC_PER_DIEM}${VANC_DRUG}  - { from: 2023-02-01, through: 2023-02-07, code: S9500, modifiers: [SH], units: 7, charge: , therapy: ctx }`,
    },
    {
      what: 'behind a dash without a blank',
      at: `${head()}  -¦\n`,
      first: ['per diem line: vanc'],
      gives: `${head()}  - ${PER_DIEM_VANC}\n`,
    },
    {
      what: 'with a dash where it is missing',
      at: `${head()}  ¦\n`,
      first: ['per diem line: vanc'],
      gives: `${head()}  - ${PER_DIEM_VANC}\n`,
    },
    {
      what: 'with its indentation and dash between two lines',
      at: `${head()}${CTX_PER_DIEM}¦\n${CTX_DRUG}`,
      first: ['per diem line: vanc'],
      gives: `${head()}${CTX_PER_DIEM}  - ${PER_DIEM_VANC.replace('units', 'modifiers: [SH], units')}\n${CTX_DRUG}`,
    },
    {
      what: 'in braces',
      at: `${head()}  - { ¦ }\n`,
      first: ['per diem line: vanc'],
      gives: `${head()}  - ${PER_DIEM_VANC}\n`,
    },
    {
      what: 'a drug, its dose left to a person',
      at: `${head()}${VANC_PER_DIEM}${VANC_DRUG}${CTX_PER_DIEM}  - ¦\n`,
      first: ['drug line: ctx', 'date'],
      not: ['per diem line: ctx', 'drug line: vanc'],
      gives: `${head()}${VANC_PER_DIEM}${VANC_DRUG}${CTX_PER_DIEM}  - from: 2023-02-01
    through: 2023-02-07
    code: J0696
    units: \n    charge: \n    therapy: ctx
    drug: { name: ceftriaxone, dose:  }\n`,
    },
    {
      what: 'a drug with the dose, units and NDC of its earlier line',
      at: `${head().replaceAll('02-07', '02-10')}${CTX_DRUG}  - ¦\n`,
      first: ['per diem line: vanc'],
      choose: 'drug line: ctx',
      gives: `${head().replaceAll('02-07', '02-10')}${CTX_DRUG}  - from: 2023-02-08
    through: 2023-02-10
    code: J0696
    units: 24
    charge: \n    therapy: ctx
    drug: { name: ceftriaxone, dose: 2 g }
    ndc: { code: 00781-3209-95, quantity: , unit: UN }\n`,
    },
    {
      what: 'with an NDC where the payer wants one',
      at: `${head('bluekc')}  - ¦\n`,
      first: ['per diem line: vanc'],
      choose: 'drug line: ctx',
      gives: `${head('bluekc')}  - from: 2023-02-01
    through: 2023-02-07
    code: J0696
    units: \n    charge: \n    therapy: ctx
    drug: { name: ceftriaxone, dose:  }
    ndc: { code: , quantity: , unit: F2 }\n`,
    },
    {
      what: 'of one date, where the payer wants that: the first that is not billed',
      at: `${head('allways')}  - { date: 2023-02-01, code: S9501, units: 1, therapy: vanc }\n  - ¦\n`,
      first: ['per diem line: vanc'],
      gives: `${head('allways')}  - { date: 2023-02-01, code: S9501, units: 1, therapy: vanc }\n  - { date: 2023-02-02, code: S9501, units: 1, charge: , therapy: vanc }\n`,
    },
    {
      what: 'of a therapy without an end: the rest is left to a person',
      at: `${planned('drug: ceftriaxone, category: anti-infective, route: iv, frequency: q24h, start: 2023-02-01')}  - ¦\n`,
      first: ['per diem line: t', 'drug line: t'],
      gives: `${planned('drug: ceftriaxone, category: anti-infective, route: iv, frequency: q24h, start: 2023-02-01')}  - { from: 2023-02-01, through: , code: S9500, units: , charge: , therapy: t }\n`,
    },
    {
      what: 'of a therapy without a schedule: days and code are left to a person',
      at: `${planned('drug: ceftriaxone, category: anti-infective, route: iv, start: 2023-02-01, end: 2023-02-03')}  - ¦\n`,
      first: ['per diem line: t'],
      gives: `${planned('drug: ceftriaxone, category: anti-infective, route: iv, start: 2023-02-01, end: 2023-02-03')}  - { from: 2023-02-01, through: 2023-02-03, code: S9497, units: , charge: , therapy: t }\n`,
    },
    {
      what: 'every third day: the days of administration alone',
      at: `${planned('drug: daptomycin, category: anti-infective, route: iv, frequency: q72h, start: 2023-02-01, end: 2023-02-07')}  - ¦\n`,
      first: ['per diem line: t'],
      gives: `${planned('drug: daptomycin, category: anti-infective, route: iv, frequency: q72h, start: 2023-02-01, end: 2023-02-07')}  - { from: 2023-02-01, through: 2023-02-07, code: S9494, units: 3, charge: , therapy: t }\n`,
    },
    {
      what: 'no per diem that the payer never pays',
      at: `${planned('drug: filgrastim, category: injectable, route: sc, frequency: daily, start: 2023-02-01, end: 2023-02-07')}  - ¦\n`,
      first: ['drug line: t'],
      not: ['per diem line: t'],
    },
    {
      what: 'none of a therapy of which nothing is known',
      at: `${planned('start: 2023-02-01')}  - ¦\n`,
      first: ['date'],
    },
    {
      what: 'none where all is billed',
      at: `${head()}${VANC_PER_DIEM}${CTX_PER_DIEM}${VANC_DRUG}${CTX_DRUG}  - ¦\n`,
      first: ['date', 'from', 'through', 'code', 'units'],
    },
  ]);
});

describe('completion of the rest of a line', () => {
  testCases([
    {
      what: 'in block style',
      at: `${head()}  - therapy: ctx\n    ¦\n`,
      first: ['rest of the per diem line: ctx', 'rest of the drug line: ctx', 'date'],
      gives: `${head()}  - therapy: ctx
    from: 2023-02-01
    through: 2023-02-07
    code: S9500
    units: 7
    charge: \n`,
    },
    {
      what: 'in flow style',
      at: `${head()}  - { therapy: ctx, ¦ }\n`,
      first: ['rest of the per diem line: ctx'],
      gives: `${head()}  - { therapy: ctx, from: 2023-02-01, through: 2023-02-07, code: S9500, units: 7, charge:  }\n`,
    },
    {
      what: 'of a drug, by the dose that is written',
      at: `${head()}  - therapy: ctx\n    drug: { name: ceftriaxone, dose: 1 g }\n    ¦\n`,
      first: ['rest of the drug line: ctx', 'date'],
      gives: `${head()}  - therapy: ctx
    drug: { name: ceftriaxone, dose: 1 g }
    from: 2023-02-01
    through: 2023-02-07
    code: J0696
    units: 28
    charge: \n`,
    },
    {
      what: 'by the dates that are written',
      at: `${head()}  - from: 2023-02-02\n    through: 2023-02-03\n    therapy: vanc\n    ¦\n`,
      first: ['rest of the per diem line: vanc'],
      gives: `${head()}  - from: 2023-02-02\n    through: 2023-02-03\n    therapy: vanc\n    code: S9501\n    units: 2\n    charge: \n`,
    },
    {
      what: 'by the code that is written',
      at: `${head()}  - code: J3371\n    ¦\n`,
      first: ['rest of the drug line: vanc', 'date'],
    },
    {
      what: 'not where a code of something else is written',
      at: `${head()}  - code: 99601\n    ¦\n`,
      first: ['date'],
    },
  ]);
});

describe('what stands beside a whole line', () => {
  it('tells code, units and days, and shows the text', () => {
    const { item } = completeAt(`${head()}  - ¦\n`);
    const { labelDetails, documentation, filterText } = item('per diem line: ctx');
    assert.equal(labelDetails?.detail, ' S9500 × 7, 2023-02-01 to 2023-02-07');
    assert.ok(typeof documentation === 'object');
    assert.match(documentation.value, /^```yaml\n\{ from: 2023-02-01, .*code: S9500/);
    assert.match(filterText ?? '', /S9500 ceftriaxone/);
  });

  it('offers the codes of several makers to choose from, with the units that they share', () => {
    const { item } = completeAt(`${head()}  - drug: { dose: 2000 mg }\n    therapy: vanc\n    ¦\n`);
    const { textEdit } = item('rest of the drug line: vanc');
    assert.ok(textEdit);
    assert.match(textEdit.newText, /code: \$\{1\|J3370,J3371,J3372\|\}\n {4}units: 28\n/);
    const others = item('rest of the drug line: vanc (J3373)').textEdit?.newText;
    assert.match(others ?? '', /code: \$\{1\|J3373,J3374,J3375\|\}\n {4}units: 1400\n/);
  });
});
