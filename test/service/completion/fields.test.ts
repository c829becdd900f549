import { CTX_PER_DIEM, head, VANC_PER_DIEM, WITHOUT_SH } from '../../support/two-antibiotics';
import { inDraft, testCases, type Case } from './complete';

const draft = (what: string, replaced: string, by: string, rest: Omit<Case, 'what' | 'at'>): Case =>
  inDraft(WITHOUT_SH, what, replaced, by, rest);

/** Where the drug of ceftriaxone stands. */
const DRUG = 'form: powder, container: single-dose }\n    ndc: { code: 00781';

describe('completion of fields', () => {
  testCases([
    draft('on a blank line of the claim', 'lines:\n', '¦\nlines:\n', {
      first: ['line_of_business', 'group', 'form'],
      not: ['claim', 'payer', 'lines', 'units', 'whole claim'],
      choose: 'network',
      gives: 'network: \nlines:\n',
    }),
    draft('while one is typed', 'lines:\n', 'net¦\nlines:\n', {
      first: [],
      choose: 'network',
      gives: 'network: \nlines:\n',
    }),
    draft('that is a list, with its brackets', 'lines:\n', 'dia¦\nlines:\n', {
      first: [],
      choose: 'diagnoses',
      gives: 'diagnoses: []\nlines:\n',
    }),
    draft('that is a map, with its braces', 'lines:\n', 'ord¦\nlines:\n', {
      first: [],
      choose: 'ordering_provider',
      gives: 'ordering_provider: {  }\nlines:\n',
    }),
    draft('of the claim, required ones first', 'patient: { id: M0001, name: Test Patient }', '¦', {
      first: ['patient'],
      gives: 'patient: {  }',
    }),
    {
      what: 'at the end of a file without line end',
      at: `${WITHOUT_SH}to¦`,
      first: [],
      choose: 'total_charge',
      gives: `${WITHOUT_SH}total_charge: `,
    },
    {
      what: 'that hold lines or therapies, with the first of them',
      at: 'claim: 1\n¦',
      first: ['payer', 'place_of_service', 'patient', 'billing_provider', 'lines'],
      choose: 'lines',
      gives: 'claim: 1\nlines:\n  - ',
    },
    {
      what: 'of therapies, below them',
      at: 'claim: 1\nther¦',
      first: ['payer'],
      choose: 'therapies',
      gives: 'claim: 1\ntherapies:\n  ',
    },
    {
      what: 'of a UB-04: no place of service is asked for',
      at: 'claim: 1\nform: ub04\n¦',
      first: ['payer', 'patient', 'billing_provider', 'lines', 'line_of_business'],
    },

    draft('of a line, on a blank line within it', '    code: S9500\n', '    code: S9500\n    ¦\n', {
      first: ['modifiers'],
      not: ['code', 'from', 'through', 'date', 'units', 'payer'],
      gives: '    code: S9500\n    modifiers: []\n',
    }),
    draft('of a line, required ones first', '    code: S9500\n    units: 7\n', '    ¦\n', {
      first: ['rest of the per diem line: ctx', 'code', 'units'],
      choose: 'code',
      gives: '    code: \n',
    }),
    draft('of a line with the word half typed', '    units: 7\n', '    un¦\n', {
      first: ['rest of the per diem line: ctx', 'units'],
      choose: 'units',
      gives: '    units: \n',
    }),
    draft('of a line that has its colon', '    charge: 490.00', '    cha¦: 490.00', {
      first: ['modifiers'],
      choose: 'charge',
      gives: '    charge: 490.00',
    }),
    draft(
      'beside one end of a range: the other',
      '    through: 2023-02-07\n    code: S9500',
      '    ¦',
      {
        first: ['rest of the per diem line: ctx', 'through', 'code'],
        not: ['date'],
      },
    ),
    {
      what: 'beside a date: no range',
      at: `${head()}  - date: 2023-02-01\n    therapy: gone\n    ¦\n`,
      first: ['code', 'units'],
      not: ['from', 'through'],
      gives: `${head()}  - date: 2023-02-01\n    therapy: gone\n    code: \n`,
    },
    {
      what: 'before the first field of an item',
      at: `${head()}  - ¦\n    therapy: gone\n    units: 7\n`,
      first: ['date', 'from', 'through', 'code'],
      not: ['units'],
      choose: 'code',
      gives: `${head()}  - code: \n    therapy: gone\n    units: 7\n`,
    },
    {
      what: 'on the field of an item that is being changed',
      at: `${head()}  - co¦de: S9500\n    units: 7\n`,
      first: ['date', 'from', 'through', 'code'],
      choose: 'code',
      gives: `${head()}  - code: S9500\n    units: 7\n`,
    },
    draft('in a flow line', 'units: 7, charge: 980.00, therapy: vanc }', 'units: 7, ¦ }', {
      first: ['rest of the per diem line: vanc', 'therapy', 'modifiers'],
      not: ['code', 'units', 'from', 'date'],
      choose: 'charge',
      gives: 'units: 7, charge:  }',
    }),
    draft('right behind a comma', 'units: 7, charge: 980.00, therapy: vanc }', 'units: 7,¦}', {
      first: ['rest of the per diem line: vanc', 'therapy', 'modifiers'],
      choose: 'charge',
      gives: 'units: 7, charge: }',
    }),
    {
      what: 'in braces with nothing in them',
      at: `${head()}  - {¦}\n`,
      first: ['per diem line: vanc'],
      choose: 'code',
      gives: `${head()}  - {code: }\n`,
    },
    {
      what: 'in braces over several lines',
      at: `${head()}  - { from: 2023-02-01,\n      ¦\n    }\n`,
      first: ['rest of the per diem line: vanc'],
      not: ['date', 'from'],
      choose: 'units',
      gives: `${head()}  - { from: 2023-02-01,\n      units: \n    }\n`,
    },
    draft('of a drug', DRUG, `fo¦ }\n    ndc: { code: 00781`, {
      first: ['form', 'container', 'vial'],
      not: ['name', 'dose', 'route'],
      gives: 'form:  }\n    ndc: { code: 00781',
    }),
    draft('of a therapy', 'route: iv, frequency: q24h', '¦, frequency: q24h', {
      first: ['route', 'infusion_hours'],
      not: ['drug', 'frequency', 'start'],
      gives: 'route: , frequency: q24h',
    }),
    {
      what: 'of a map that begins on the next line',
      at: 'claim: 1\npatient:\n  ¦\npayer: php\n',
      first: ['id', 'name', 'birth_date', 'sex'],
      gives: 'claim: 1\npatient:\n  id: \npayer: php\n',
    },
    {
      what: 'of an NDC in block style',
      at: `${head()}  - code: J3370\n    ndc:\n      code: 1\n      ¦\n`,
      first: ['quantity', 'unit'],
      gives: `${head()}  - code: J3370\n    ndc:\n      code: 1\n      quantity: \n`,
    },
  ]);
});

describe('completion by indentation', () => {
  const twice = head() + CTX_PER_DIEM + CTX_PER_DIEM;
  const within = (blank: string) => CTX_PER_DIEM.replace('    code', `${blank}\n    code`);
  testCases([
    {
      what: 'at the column of the claim',
      at: `${head()}${VANC_PER_DIEM}¦\n`,
      first: ['line_of_business'],
      choose: 'total_charge',
      gives: `${head()}${VANC_PER_DIEM}total_charge: \n`,
    },
    {
      what: 'at the column of the lines',
      at: `${head()}${VANC_PER_DIEM}  ¦\n`,
      first: ['drug line: vanc'],
      choose: 'code',
      gives: `${head()}${VANC_PER_DIEM}  - code: \n`,
    },
    {
      what: 'at the column of the fields of a line',
      at: `${head()}${CTX_PER_DIEM}    ¦\n`,
      first: ['modifiers'],
      gives: `${head()}${CTX_PER_DIEM}    modifiers: []\n`,
    },
    {
      what: 'between two lines, too far left for either',
      at: `${head()}${CTX_PER_DIEM}¦\n${CTX_PER_DIEM}`,
      first: ['per diem line: vanc'],
      choose: 'code',
      gives: twice.replace(CTX_PER_DIEM, `${CTX_PER_DIEM}  - code: \n`),
    },
    {
      what: 'within a line, too far left for its fields',
      at: head() + within('  ¦'),
      first: ['modifiers'],
      gives: head() + within('    modifiers: []'),
    },
    {
      what: 'under therapies, too far left for them',
      at: `claim: 1\ntherapies:\n¦\n  a: { drug: x }\n`,
      first: ['new therapy'],
      not: ['payer'],
    },
    {
      what: 'below a key whose lines are still to come',
      at: 'claim: 1\nlines:\n  ¦',
      first: ['date', 'from', 'through', 'code', 'units'],
      choose: 'code',
      gives: 'claim: 1\nlines:\n  - code: ',
    },
    {
      what: 'below a key whose value is still to come',
      at: 'claim: 1\npayer:\n  ¦',
      first: ['allways', 'bcbsok'],
      choose: 'php',
      gives: 'claim: 1\npayer:\n  php',
    },
    {
      what: 'deeper than everything: nothing',
      at: `${head()}${CTX_PER_DIEM}          ¦\n`,
      first: [],
      not: ['modifiers', 'code', 'payer'],
    },
  ]);
});
