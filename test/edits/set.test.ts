import { goldenTests } from './golden';

describe('edits: set', () => {
  goldenTests([
    {
      does: 'replaces a plain scalar in its own range',
      before: 'claim: A\nlines:\n  - code: S9501   # per diem\n    units: 7\n',
      edits: [{ op: 'set', path: ['lines', 0, 'code'], value: 'S9500' }],
      after: 'claim: A\nlines:\n  - code: S9500   # per diem\n    units: 7\n',
    },
    {
      does: 'keeps quotes',
      before: `claim: "A"\npayer: 'php'\n`,
      edits: [
        { op: 'set', path: ['claim'], value: 'B "2"' },
        { op: 'set', path: ['payer'], value: "o'k" },
      ],
      after: `claim: "B \\"2\\""\npayer: 'o''k'\n`,
    },
    {
      does: 'keeps digits plain',
      before:
        'place_of_service: 11\nlines:\n  - { modifiers: [SH], ndc: { code: 00409-6510-1 } }\n',
      edits: [
        { op: 'set', path: ['place_of_service'], value: '02' },
        { op: 'set', path: ['lines', 0, 'modifiers', 0], value: '59' },
        { op: 'set', path: ['lines', 0, 'ndc', 'code'], value: '00409651001' },
      ],
      after: 'place_of_service: 02\nlines:\n  - { modifiers: [59], ndc: { code: 00409651001 } }\n',
    },
    {
      does: 'quotes what YAML would read otherwise',
      before: 'claim: A\ngroup: B\nnote: C\npatient: { name: D }\nbilling_provider:\n  name: E\n',
      edits: [
        { op: 'set', path: ['claim'], value: 'null' },
        { op: 'set', path: ['group'], value: '# 7' },
        { op: 'set', path: ['note'], value: 'a: b' },
        { op: 'set', path: ['patient', 'name'], value: 'Test, Patient' },
        { op: 'set', path: ['billing_provider', 'name'], value: 'Home, Infusion' },
      ],
      after:
        'claim: "null"\ngroup: "# 7"\nnote: "a: b"\npatient: { name: "Test, Patient" }\nbilling_provider:\n  name: Home, Infusion\n',
    },
    {
      does: 'writes numbers without float noise, and booleans',
      before: 'emergency: yes\nlines:\n  - { units: 1 }\n',
      edits: [
        { op: 'set', path: ['emergency'], value: true },
        { op: 'set', path: ['lines', 0, 'units'], value: 0.1 + 0.2 },
      ],
      after: 'emergency: true\nlines:\n  - { units: 0.3 }\n',
    },
    {
      does: 'keeps an anchor and a tag that nothing refers to',
      before: 'claim: &c A\nlines:\n  - { code: !!str S9501, units: &u 7 }\n',
      edits: [
        { op: 'set', path: ['claim'], value: 'B' },
        { op: 'set', path: ['lines', 0, 'code'], value: 'S9500' },
        { op: 'set', path: ['lines', 0, 'units'], value: 8 },
      ],
      after: 'claim: &c B\nlines:\n  - { code: !!str S9500, units: &u 8 }\n',
    },
    {
      does: 'inserts a key of a block line at its place in the order',
      before:
        'lines:\n  - from: 2023-02-01 # first\n    through: 2023-02-07\n    code: S9501 # per diem\n    units: 7\n    note: n\n',
      edits: [
        { op: 'set', path: ['lines', 0, 'therapy'], value: 'vanc' },
        { op: 'set', path: ['lines', 0, 'modifiers'], value: ['SH'] },
        { op: 'set', path: ['lines', 0, 'charge'], value: '980.00' },
      ],
      after:
        'lines:\n  - from: 2023-02-01 # first\n    through: 2023-02-07\n    code: S9501 # per diem\n    modifiers: [SH]\n    units: 7\n    charge: 980.00\n    therapy: vanc\n    note: n\n',
    },
    {
      does: 'inserts before the first key of a block line',
      before: 'lines:\n  # one\n  -   code: S9501 # c\n      units: 7\n',
      edits: [{ op: 'set', path: ['lines', 0, 'date'], value: '2023-02-01' }],
      after: 'lines:\n  # one\n  -   date: 2023-02-01\n      code: S9501 # c\n      units: 7\n',
    },
    {
      does: 'inserts into a flow line',
      before: 'lines:\n- { code: S9501, units: 7 } # c\n- {code: S9500}\n',
      edits: [
        { op: 'set', path: ['lines', 0, 'date'], value: '2023-02-01' },
        { op: 'set', path: ['lines', 0, 'modifiers'], value: ['SH', '59'] },
        { op: 'set', path: ['lines', 0, 'note'], value: 'last' },
        { op: 'set', path: ['lines', 1, 'units'], value: 1 },
      ],
      after:
        'lines:\n- { date: 2023-02-01, code: S9501, modifiers: [SH, 59], units: 7, note: last } # c\n- {code: S9500, units: 1}\n',
    },
    {
      does: 'inserts into a flow map over several lines, one key a line',
      before:
        'lines:\n  - {\n      code: S9501, # per diem\n      units: 7 # days\n    }\n  - {\n      code: S9500,\n      units: 7,\n    }\n',
      edits: [
        { op: 'set', path: ['lines', 0, 'modifiers'], value: ['SH'] },
        { op: 'set', path: ['lines', 0, 'charge'], value: 9 },
        { op: 'set', path: ['lines', 0, 'therapy'], value: 'v' },
        { op: 'set', path: ['lines', 1, 'date'], value: '2023-02-01' },
        { op: 'set', path: ['lines', 1, 'charge'], value: 9 },
      ],
      after:
        'lines:\n  - {\n      code: S9501, # per diem\n      modifiers: [SH],\n      units: 7, # days\n      charge: 9,\n      therapy: v\n    }\n  - {\n      date: 2023-02-01,\n      code: S9500,\n      units: 7,\n      charge: 9,\n    }\n',
    },
    {
      does: 'inserts into a wrapped flow map',
      before: 'lines:\n  - { code: S9501, units: 7, # c, d\n      note: n }\n',
      edits: [{ op: 'set', path: ['lines', 0, 'charge'], value: 9 }],
      after: 'lines:\n  - { code: S9501, units: 7, charge: 9, # c, d\n      note: n }\n',
    },
    {
      does: 'inserts keys of the claim, and quotes keys in JSON',
      before: '# head\nclaim: A\nlines: [ { "code": "S9501" } ]\n# foot\n',
      edits: [
        { op: 'set', path: ['payer'], value: 'php' },
        { op: 'set', path: ['total_charge'], value: '9.00' },
        { op: 'set', path: ['lines', 0, 'units'], value: 1 },
      ],
      after:
        '# head\nclaim: A\npayer: php\nlines: [ { "code": "S9501", "units": 1 } ]\ntotal_charge: 9.00\n# foot\n',
    },
    {
      does: 'fills a key that is empty',
      before:
        'claim: A\nprior_authorization:\ngroup:   # of the employer\nform: ~\nnetwork: ""\nlines:\n  - { code:, units: , charge: }\n',
      edits: [
        { op: 'set', path: ['prior_authorization'], value: 'A12' },
        { op: 'set', path: ['group'], value: 'G1' },
        { op: 'set', path: ['form'], value: 'ub04' },
        { op: 'set', path: ['network'], value: 'out' },
        { op: 'set', path: ['lines', 0, 'code'], value: 'S9501' },
        { op: 'set', path: ['lines', 0, 'units'], value: 7 },
        { op: 'set', path: ['lines', 0, 'charge'], value: 9 },
      ],
      after:
        'claim: A\nprior_authorization: A12\ngroup: G1   # of the employer\nform: ub04\nnetwork: "out"\nlines:\n  - { code: S9501, units: 7, charge: 9 }\n',
    },
    {
      does: 'makes the maps on the way to a new value',
      before: 'lines:\n  - { code: J3370 }\n  - code: J0696\n    ndc:\n',
      edits: [
        { op: 'set', path: ['lines', 0, 'ndc', 'unit'], value: 'UN' },
        { op: 'set', path: ['lines', 0, 'ndc', 'code'], value: '00409-6510-01' },
        { op: 'set', path: ['lines', 1, 'ndc', 'code'], value: '00781-3209-95' },
        { op: 'set', path: ['lines', 1, 'drug', 'dose'], value: '2 g' },
      ],
      after:
        'lines:\n  - { code: J3370, ndc: { code: 00409-6510-01, unit: UN } }\n  - code: J0696\n    ndc: { code: 00781-3209-95 }\n    drug: { dose: 2 g }\n',
    },
    {
      does: 'gives a map new values and drops those it no longer has',
      before: 'lines:\n  - ndc:\n      code: "00409-6510-1" # label\n      quantity: 3\n',
      edits: [
        {
          op: 'set',
          path: ['lines', 0, 'ndc'],
          value: { unit: 'UN', code: '00409-6510-01' },
        },
      ],
      after: 'lines:\n  - ndc:\n      code: "00409-6510-01" # label\n      unit: UN\n',
    },
    {
      does: 'replaces a value of another kind',
      before:
        'diagnoses: A41.9 # c\nlines:\n  - modifiers: SH\n    ndc:\n      - { code: 1 }\n    units: 7\n',
      edits: [
        { op: 'set', path: ['diagnoses'], value: ['A41.9'] },
        { op: 'set', path: ['lines', 0, 'modifiers'], value: ['SH'] },
        { op: 'set', path: ['lines', 0, 'ndc'], value: { code: '2' } },
      ],
      after:
        'diagnoses: [A41.9] # c\nlines:\n  - modifiers: [SH]\n    ndc: { code: 2 }\n    units: 7\n',
    },
    {
      does: 'replaces a text of several lines',
      before: 'claim: A\nnote: |\n  one\n  # no comment\n\ngroup: >-\n  g\n\n  h\npayer: a\n  b\n',
      edits: [
        { op: 'set', path: ['note'], value: 'n' },
        { op: 'set', path: ['group'], value: 'g' },
        { op: 'set', path: ['payer'], value: 'php' },
      ],
      after: 'claim: A\nnote: n\n\ngroup: g\npayer: php\n',
    },
    {
      does: 'changes nothing where the value stands already',
      before: 'claim: A\nlines:\n  - { modifiers: [sh] }\n',
      edits: [
        { op: 'set', path: ['claim'], value: 'A' },
        { op: 'set', path: ['lines', 0, 'modifiers'], value: ['SH'] },
      ],
      after: 'claim: A\nlines:\n  - { modifiers: [sh] }\n',
    },
    {
      does: 'cannot set below a text, or an item that is not there',
      before: 'lines:\n  - { ndc: 00409651001 }\n',
      edits: [{ op: 'set', path: ['lines', 0, 'ndc', 'code'], value: 'x' }],
      after: null,
    },
    {
      does: 'cannot set a line that is not there',
      before: 'lines:\n  - { ndc: 00409651001 }\n',
      edits: [{ op: 'set', path: ['lines', 3, 'code'], value: 'x' }],
      after: null,
    },
    {
      does: 'cannot set one value twice',
      before: 'claim: A\n',
      edits: [
        { op: 'set', path: ['claim'], value: 'B' },
        { op: 'set', path: ['claim'], value: 'C' },
      ],
      after: null,
    },
  ]);
});

describe('edits: dates of a line', () => {
  goldenTests([
    {
      does: 'a date takes the place of from and through',
      before:
        'lines:\n  - from: "2023-02-01"   # first day\n    through: 2023-02-01\n    code: S9501\n  - { from: 2023-02-01, through: 2023-02-01, code: S9501 }\n',
      edits: [0, 1].flatMap((i) => [
        { op: 'set', path: ['lines', i, 'date'], value: '2023-02-02' } as const,
        { op: 'remove', path: ['lines', i, 'from'] } as const,
        { op: 'remove', path: ['lines', i, 'through'] } as const,
      ]),
      after:
        'lines:\n  - date: "2023-02-02"   # first day\n    code: S9501\n  - { date: 2023-02-02, code: S9501 }\n',
    },
    {
      does: 'from and through take the place of a date',
      before:
        'lines:\n  - date: 2023-02-01 # c\n    code: S9501\n  - { code: S9501, date: 2023-02-01 }\n',
      edits: [0, 1].flatMap((i) => [
        { op: 'set', path: ['lines', i, 'through'], value: '2023-02-03' } as const,
        { op: 'remove', path: ['lines', i, 'date'] } as const,
        { op: 'set', path: ['lines', i, 'from'], value: '2023-02-02' } as const,
      ]),
      after:
        'lines:\n  - from: 2023-02-02 # c\n    through: 2023-02-03\n    code: S9501\n  - { code: S9501, from: 2023-02-02, through: 2023-02-03 }\n',
    },
  ]);
});

describe('edits: set a list', () => {
  goldenTests([
    {
      does: 'adds, changes and removes items of a flow list',
      before:
        'lines:\n  - { modifiers: ["SH"] }\n  - { modifiers: [SH, KP, JW] }\n  - { modifiers: [ KP , "59" ] }\n  - { modifiers: [SH] }\n',
      edits: [
        { op: 'set', path: ['lines', 0, 'modifiers'], value: ['SH', '59'] },
        { op: 'set', path: ['lines', 1, 'modifiers'], value: ['SJ', 'JW'] },
        { op: 'set', path: ['lines', 2, 'modifiers'], value: ['SH', 'KP', '59', 'SS'] },
        { op: 'set', path: ['lines', 3, 'modifiers'], value: [] },
        { op: 'set', path: ['lines', 3, 'units'], value: 1 },
      ],
      after:
        'lines:\n  - { modifiers: ["SH", "59"] }\n  - { modifiers: [SJ, JW] }\n  - { modifiers: [ SH, KP , "59", SS ] }\n  - { units: 1 }\n',
    },
    {
      does: 'moves items with their quotes',
      before: `lines:\n  - { modifiers: ['59', SH] }\n`,
      edits: [{ op: 'set', path: ['lines', 0, 'modifiers'], value: ['SH', '59'] }],
      after: `lines:\n  - { modifiers: [SH, '59'] }\n`,
    },
    {
      does: 'keeps the comments of a block list',
      before:
        'lines:\n  - code: S9500\n    modifiers: # all\n      # one\n      - "SH" # second therapy\n      # two\n      - KP # compound\n      - JW # waste\n    units: 1\n',
      edits: [{ op: 'set', path: ['lines', 0, 'modifiers'], value: ['59', 'SH', 'JW', 'SS'] }],
      after:
        'lines:\n  - code: S9500\n    modifiers: # all\n      - 59\n      # one\n      - "SH" # second therapy\n      # two\n      - JW # waste\n      - SS\n    units: 1\n',
    },
    {
      does: 'keeps a flow list over several lines',
      before: 'diagnoses: [\n  A41.9, # sepsis\n  L03.115 # skin\n]\n',
      edits: [{ op: 'set', path: ['diagnoses'], value: ['A41.9', 'L03.115', 'Z45.2', 'B95.6'] }],
      after: 'diagnoses: [\n  A41.9, # sepsis\n  L03.115, # skin\n  Z45.2,\n  B95.6\n]\n',
    },
    {
      does: 'shortens a flow list over several lines',
      before: 'diagnoses: [\n  A41.9, # sepsis\n  L03.115 # skin\n]\n',
      edits: [{ op: 'set', path: ['diagnoses'], value: ['A41.9'] }],
      after: 'diagnoses: [\n  A41.9 # sepsis\n]\n',
    },
    {
      does: 'replaces every item of a list',
      before:
        'lines:\n- modifiers:\n  - SH # c\n  - KP\n- { modifiers: [] }\n- { modifiers: [ ] }\n',
      edits: [
        { op: 'set', path: ['lines', 0, 'modifiers'], value: ['59'] },
        { op: 'set', path: ['lines', 1, 'modifiers'], value: ['59', 'SH'] },
        { op: 'set', path: ['lines', 2, 'modifiers'], value: ['59'] },
      ],
      after: 'lines:\n- modifiers:\n  - 59 # c\n- { modifiers: [59, SH] }\n- { modifiers: [59] }\n',
    },
  ]);
});
