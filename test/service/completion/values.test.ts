import {
  CTX_DRUG,
  CTX_PER_DIEM,
  head,
  VANC_PER_DIEM,
  WITHOUT_SH,
} from '../../support/two-antibiotics';
import { inDraft, testCases, type Case } from './complete';

const draft = (what: string, replaced: string, by: string, rest: Omit<Case, 'what' | 'at'>): Case =>
  inDraft(WITHOUT_SH, what, replaced, by, rest);

/** A line of a day with what a test needs of it. */
const line = (fields: string): string => `${head()}  - { ${fields} }\n`;

describe('completion of payers and places', () => {
  const payers = ['allways', 'bcbsok', 'bluekc', 'cigna', 'php'];
  testCases([
    draft('payers on an empty value', 'payer: bcbsok', 'payer: ¦', {
      first: payers,
      not: ['common'],
      choose: 'cigna',
      gives: 'payer: cigna',
    }),
    draft('payers right behind the colon', 'payer: bcbsok', 'payer:¦', {
      first: payers,
      choose: 'cigna',
      gives: 'payer: cigna',
    }),
    draft('payers inside a word', 'payer: bcbsok', 'payer: bc¦bsok', {
      first: payers,
      choose: 'cigna',
      gives: 'payer: cigna',
    }),
    draft('payers before a comment', 'payer: bcbsok', 'payer: ¦ # whose', {
      first: payers,
      gives: 'payer: allways # whose',
    }),
    draft('payers in double quotes', 'payer: bcbsok', 'payer: "bc¦"', {
      first: payers,
      gives: 'payer: "allways"',
    }),
    draft('payers in single quotes', 'payer: bcbsok', "payer: '¦'", {
      first: payers,
      gives: "payer: 'allways'",
    }),
    draft('the home of the payer first', 'place_of_service: 12', 'place_of_service: ¦', {
      first: ['12', '13', '14', '16', '33'],
      gives: 'place_of_service: 12',
    }),
    draft('places of a line', '    units: 7\n', '    place_of_service: ¦\n', {
      first: ['12'],
      gives: '    place_of_service: 12\n',
    }),
  ]);
});

describe('completion of therapies and what they say', () => {
  testCases([
    draft(
      'the therapy that the code of the line bills first',
      'therapy: ctx\n    drug',
      'therapy: ¦\n    drug',
      {
        first: ['ctx', 'vanc'],
        gives: 'therapy: ctx\n    drug',
      },
    ),
    draft('therapies in a flow line', 'therapy: vanc }', 'therapy:¦ }', {
      first: ['vanc', 'ctx'],
      gives: 'therapy: vanc }',
    }),
    {
      what: 'ids that a line names first, for a therapy that is to be written',
      at: 'claim: 1\ntherapies:\n  ¦\nlines:\n  - { code: S9500, therapy: abc }\n',
      first: ['abc', 'new therapy'],
      gives:
        'claim: 1\ntherapies:\n  abc: { drug: , category: anti-infective, route: iv, frequency: , start: , end:  }\nlines:\n  - { code: S9500, therapy: abc }\n',
    },
    {
      what: 'a therapy behind its id',
      at: 'claim: 1\ntherapies:\n  abc: ¦\n',
      first: ['{ drug, category, route, frequency, start, end }'],
      gives:
        'claim: 1\ntherapies:\n  abc: { drug: , category: anti-infective, route: iv, frequency: , start: , end:  }\n',
    },
    draft('schedules', 'frequency: q12h, start', 'frequency: ¦, start', {
      first: ['q24h', 'q12h', 'q8h', 'q6h'],
      choose: 'weekly',
      gives: 'frequency: weekly, start',
    }),
    draft(
      'the schedule of the therapy first',
      'route: iv, frequency: q12h, duration',
      'route: iv, frequency: ¦, duration',
      {
        first: ['q12h', 'q24h'],
        gives: 'route: iv, frequency: q12h, duration',
      },
    ),
    draft(
      'the category of the drug first',
      'vancomycin, category: anti-infective',
      'heparin, category: ¦',
      {
        first: ['anticoagulant'],
        gives: 'heparin, category: anticoagulant',
      },
    ),
    draft(
      'the routes of the drug first',
      'ceftriaxone, dose: 2 g, route: iv',
      'ceftriaxone, dose: 2 g, route: ¦',
      {
        first: ['iv', 'im', 'sc'],
        gives: 'ceftriaxone, dose: 2 g, route: iv',
      },
    ),
    draft('the drug of the therapy first', 'name: ceftriaxone', 'name: ¦', {
      first: ['ceftriaxone'],
      gives: 'name: ceftriaxone',
    }),
    {
      what: 'drugs by the start of a word',
      at: 'claim: 1\ntherapies:\n  a: { drug: rocep¦ }\n',
      first: ['rocephin'],
      gives: 'claim: 1\ntherapies:\n  a: { drug: rocephin }\n',
    },
  ]);
});

describe('completion of modifiers', () => {
  const second = (modifiers: string) =>
    head() + VANC_PER_DIEM + CTX_PER_DIEM.replace('    units', `    ${modifiers}\n    units`);
  const third = (modifiers: string) =>
    second('modifiers: [SH]').replace('lines:', '  x: { drug: x, start: 2023-02-01 }\nlines:') +
    `  - { date: 2023-02-02, code: S9502, units: 1, therapy: x, modifiers: ${modifiers} }\n`;
  testCases([
    {
      what: 'SH for the second therapy',
      at: second('modifiers: [¦]'),
      first: ['SH'],
      gives: second('modifiers: [SH]'),
    },
    {
      what: 'SJ for the third therapy',
      at: third('[¦]'),
      first: ['SJ'],
      gives: third('[SJ]'),
    },
    {
      what: 'SH last for the first therapy',
      at: (head() + VANC_PER_DIEM + CTX_PER_DIEM).replace('units: 7', 'modifiers: [¦], units: 7'),
      first: ['59', 'SS'],
      not: ['SH'],
    },
    {
      what: 'in a list that has one already',
      at: second('modifiers: [SH, ¦]'),
      first: ['59', 'SS'],
      not: ['SH'],
      choose: 'SS',
      gives: second('modifiers: [SH, SS]'),
    },
    {
      what: 'right behind the comma',
      at: second('modifiers: [SS,¦]'),
      first: ['SH'],
      gives: second('modifiers: [SS, SH]'),
    },
    {
      what: 'in place of one',
      at: second('modifiers: [S¦J, SS]'),
      first: ['SH'],
      gives: second('modifiers: [SH, SS]'),
    },
    {
      what: 'where the brackets are missing',
      at: second('modifiers: ¦'),
      first: ['SH'],
      gives: second('modifiers: [SH]'),
    },
    {
      what: 'in a block list',
      at: second('modifiers:\n      - ¦'),
      first: ['SH'],
      gives: second('modifiers:\n      - SH'),
    },
    {
      what: 'in a block list whose dash is missing',
      at: second('modifiers:\n      ¦'),
      first: ['SH'],
      gives: second('modifiers:\n      - SH'),
    },
    {
      what: 'both of a payer that wants two',
      at: second('modifiers: [¦]').replace('bcbsok', 'cigna'),
      first: ['59', 'SH'],
    },
    {
      what: 'of drugs',
      at: WITHOUT_SH.replace('units: 56', 'modifiers: [¦]\n    units: 56'),
      first: ['JW', 'JZ'],
    },
    {
      what: 'by a word of their name',
      at: second('modifiers: [toe¦]'),
      first: ['T1'],
      not: ['SS'],
    },
  ]);
});

describe('completion of dates', () => {
  testCases([
    draft(
      'the end of the therapy, for the end of a line',
      'through: 2023-02-07\n    code: S9500',
      'through: ¦\n    code: S9500',
      {
        first: ['2023-02-07', '2023-02-01', '2026-11-21'],
        gives: 'through: 2023-02-07\n    code: S9500',
      },
    ),
    draft(
      'the start of the therapy, for the start of a line',
      'from: 2023-02-01 # second',
      'from: 2023-¦ # second',
      {
        first: ['2023-02-01'],
        gives: 'from: 2023-02-01 # second',
      },
    ),
    {
      what: 'the first day that no line of the code bills',
      at:
        line('date: 2023-02-01, code: S9501, therapy: vanc') +
        '  - { date: ¦, code: S9501, therapy: vanc }\n',
      first: ['2023-02-02', '2023-02-03'],
      gives:
        line('date: 2023-02-01, code: S9501, therapy: vanc') +
        '  - { date: 2023-02-02, code: S9501, therapy: vanc }\n',
    },
    {
      what: 'no end before the start',
      at: line('from: 2023-02-05, through: ¦, therapy: ctx'),
      first: ['2023-02-07', '2023-02-05'],
      not: ['2023-02-01'],
    },
    {
      what: 'of a therapy, from its lines and the other therapies',
      at: (head() + CTX_PER_DIEM.replace('02-07', '02-06')).replace(
        'q24h, start: 2023-02-01, end: 2023-02-07',
        'q24h, start: 2023-02-01, end: ¦',
      ),
      first: ['2023-02-06', '2023-02-07'],
    },
    {
      what: 'nothing for a date of birth',
      at: 'claim: 1\npatient: { birth_date: ¦ }\n',
      first: [],
      not: ['2026-11-21'],
    },
  ]);
});

describe('completion of amounts', () => {
  testCases([
    draft('units of a per diem: its days', 'units: 7\n', 'units: ¦\n', {
      first: ['7'],
      gives: 'units: 7\n',
    }),
    draft('units of a drug: by its dose', 'units: 56', 'units: ¦', {
      first: ['56'],
      gives: 'units: 56',
    }),
    {
      what: 'no units of a drug without a dose',
      at: line('from: 2023-02-01, through: 2023-02-07, code: J0696, therapy: ctx, units: ¦'),
      first: [],
      not: ['7', '0'],
    },
    {
      what: 'no units of a per diem without a schedule',
      at: line('from: 2023-02-01, through: 2023-02-07, code: S9500, units: ¦'),
      first: [],
      not: ['7'],
    },
    draft('the sum of the charges', 'lines:\n', 'total_charge: ¦\nlines:\n', {
      first: ['2422.00'],
      gives: 'total_charge: 2422.00\nlines:\n',
    }),
    draft(
      'no sum where a charge is missing',
      'lines:\n  - { from: 2023-02-01, through: 2023-02-07, code: S9501, units: 7, charge: 980.00',
      'total_charge: ¦\nlines:\n  - { from: 2023-02-01, through: 2023-02-07, code: S9501, units: 7',
      {
        first: [],
        not: ['1442.00'],
      },
    ),
    draft('units of an NDC', 'quantity: 7, unit: UN', 'quantity: 7, unit: U¦', {
      first: ['F2', 'GR', 'ME', 'ML', 'UN'],
      choose: 'ML',
      gives: 'quantity: 7, unit: ML',
    }),
    {
      what: 'the quantity of an NDC, by the dose',
      at: line(
        'from: 2023-02-01, through: 2023-02-07, code: J0696, therapy: ctx, drug: { dose: 2 g }, ndc: { quantity: ¦, unit: GR }',
      ),
      first: ['14'],
    },
    {
      what: 'NDCs of other lines of the code',
      at: head() + CTX_DRUG + '  - { code: J0696, ndc: { code: ¦ } }\n',
      first: ['00781-3209-95'],
      gives: head() + CTX_DRUG + '  - { code: J0696, ndc: { code: 00781-3209-95 } }\n',
    },
  ]);
});

describe('completion of listed values', () => {
  testCases([
    draft(
      'in a flow map',
      'form: powder, container: single-dose }\n    ndc: { code: 00409',
      'form: powder, container: ¦ }\n    ndc: { code: 00409',
      {
        first: ['single-dose', 'multi-dose'],
        choose: 'multi-dose',
        gives: 'form: powder, container: multi-dose }\n    ndc: { code: 00409',
      },
    ),
    draft('truth', 'lines:\n', 'emergency:¦\nlines:\n', {
      first: ['true', 'false'],
      gives: 'emergency: true\nlines:\n',
    }),
    draft('a map with its first fields', '    units: 7\n', '    units: 7\n    drug: ¦\n', {
      first: ['{ name, dose, route, frequency }'],
      gives: '    units: 7\n    drug: { name: ceftriaxone, dose: , route: iv, frequency: q24h }\n',
    }),
    {
      what: 'positions of diagnoses',
      at: `${line('code: S9500, diagnosis_pointers: [1, ¦]')}diagnoses: [A41.9, L03.115]\n`,
      first: ['2'],
      not: ['1'],
      gives: `${line('code: S9500, diagnosis_pointers: [1, 2]')}diagnoses: [A41.9, L03.115]\n`,
    },
    {
      what: 'compounds of other lines',
      at: `${line('code: J3490, compound: mix')}  - { code: J3490, compound: ¦ }\n`,
      first: ['mix'],
    },
  ]);
});
