import { goldenTests } from './golden';

describe('edits: remove', () => {
  goldenTests([
    {
      does: 'removes a key of a block map with its own comment; comments alone stay',
      before:
        'claim: A\n# about the group\ngroup: B # own\n\nnote: |\n  one\n  two\npatient: { id: M }\n',
      edits: [
        { op: 'remove', path: ['group'] },
        { op: 'remove', path: ['note'] },
      ],
      after: 'claim: A\n# about the group\n\npatient: { id: M }\n',
    },
    {
      does: 'removes the first key of a claim and of a line',
      before:
        'note: n # own\nlines:\n  - note: m # own\n    code: S9501\n  - note: m\n    # alone\n    code: S9501\n  - note: m\n    charge: 3\n    code: S9501\n',
      edits: [
        { op: 'remove', path: ['note'] },
        { op: 'remove', path: ['lines', 0, 'note'] },
        { op: 'remove', path: ['lines', 1, 'note'] },
        { op: 'remove', path: ['lines', 2, 'note'] },
        { op: 'remove', path: ['lines', 2, 'charge'] },
      ],
      after: 'lines:\n  - code: S9501\n  - # alone\n    code: S9501\n  - code: S9501\n',
    },
    {
      does: 'removes a key whose value is a block map or list',
      before:
        'lines:\n  - code: S9501\n    drug:\n      name: x\n      dose: 1 g # c\n    modifiers:\n    - SH\n    # about units\n    units: 7\n',
      edits: [
        { op: 'remove', path: ['lines', 0, 'drug'] },
        { op: 'remove', path: ['lines', 0, 'modifiers'] },
      ],
      after: 'lines:\n  - code: S9501\n    # about units\n    units: 7\n',
    },
    {
      does: 'removes keys of flow maps with their commas',
      before:
        'lines:\n  - { code: S9501, units: 7, charge: 9 } # c\n  - { code: S9501, units: 7, charge: 9 }\n  - {code: S9501, units: 7, charge: 9, }\n  - { code: S9501 , units: , charge: 9 }\n',
      edits: [
        { op: 'remove', path: ['lines', 0, 'code'] },
        { op: 'remove', path: ['lines', 1, 'units'] },
        { op: 'remove', path: ['lines', 1, 'charge'] },
        { op: 'remove', path: ['lines', 2, 'charge'] },
        { op: 'remove', path: ['lines', 3, 'code'] },
        { op: 'remove', path: ['lines', 3, 'units'] },
      ],
      after:
        'lines:\n  - { units: 7, charge: 9 } # c\n  - { code: S9501 }\n  - {code: S9501, units: 7, }\n  - { charge: 9 }\n',
    },
    {
      does: 'removes keys of flow maps over several lines',
      before:
        'lines:\n  - { code: S9501, # one\n      units: 7, # two, three\n      charge: 9 } # four\n  - {\n      code: S9501, # one\n      units: 7, # two\n      charge: 9 # three\n    }\n',
      edits: [
        { op: 'remove', path: ['lines', 0, 'units'] },
        { op: 'remove', path: ['lines', 1, 'units'] },
        { op: 'remove', path: ['lines', 1, 'charge'] },
      ],
      after:
        'lines:\n  - { code: S9501, # one\n      charge: 9 } # four\n  - {\n      code: S9501 # one\n    }\n',
    },
    {
      does: 'removes the last key of a wrapped flow map',
      before: 'lines:\n  - { code: S9501, # one\n      units: 7 } # two\n',
      edits: [{ op: 'remove', path: ['lines', 0, 'units'] }],
      after: 'lines:\n  - { code: S9501 # one\n      } # two\n',
    },
    {
      does: 'removes an item of a list',
      before:
        'diagnoses: [A41.9, L03.115, Z45.2]\nlines:\n  # one\n  - code: S9501 # c\n    units: 7 # d\n\n  # two\n  - { code: S9500 } # e\n  -\n  # three\n  - { code: J3370 }\n',
      edits: [
        { op: 'remove', path: ['diagnoses', 1] },
        { op: 'remove', path: ['lines', 0] },
        { op: 'remove', path: ['lines', 2] },
        { op: 'remove', path: ['lines', 3] },
      ],
      after:
        'diagnoses: [A41.9, Z45.2]\nlines:\n  # one\n\n  # two\n  - { code: S9500 } # e\n  # three\n',
    },
    {
      does: 'removes a key that would be left empty, as far up as needed',
      before:
        'claim: A\ntherapies:\n  vanc:\n    access:\n      device: picc\nlines:\n  - code: S9501\n    modifiers: [SH]\n    ndc: { code: 1 }\n    diagnosis_pointers:\n      - 1\n    visit: { minutes: 9, by: rn }\n',
      edits: [
        { op: 'remove', path: ['therapies', 'vanc', 'access', 'device'] },
        { op: 'remove', path: ['lines', 0, 'modifiers', 0] },
        { op: 'remove', path: ['lines', 0, 'ndc', 'code'] },
        { op: 'remove', path: ['lines', 0, 'diagnosis_pointers', 0] },
        { op: 'remove', path: ['lines', 0, 'visit', 'by'] },
      ],
      after: 'claim: A\nlines:\n  - code: S9501\n    visit: { minutes: 9 }\n',
    },
    {
      does: 'keeps the key lines of a claim',
      before: 'claim: A\nlines: # all\n  # one\n  - code: S9501\n  - { code: S9500 }\n',
      edits: [
        { op: 'remove', path: ['lines', 0] },
        { op: 'remove', path: ['lines', 1] },
      ],
      after: 'claim: A\nlines: [] # all\n  # one\n',
    },
    {
      does: 'keeps the key lines of a claim in flow style',
      before: '{ claim: A, lines: [ { code: S9501 } ] }\n',
      edits: [{ op: 'remove', path: ['lines', 0, 'code'] }],
      after: '{ claim: A, lines: [] }\n',
    },
    {
      does: 'has nothing to do for what is not there',
      before: 'claim: A\nlines:\n  - { code: S9501 }\n',
      edits: [
        { op: 'remove', path: ['payer'] },
        { op: 'remove', path: ['lines', 0, 'modifiers', 0] },
        { op: 'remove', path: ['lines', 4] },
      ],
      after: 'claim: A\nlines:\n  - { code: S9501 }\n',
    },
    {
      does: 'removes and inserts in one map',
      before: 'lines:\n  - note: n # c\n    charge: 9\n  - { note: n }\n  - drug:\n      name: a\n',
      edits: [
        { op: 'remove', path: ['lines', 0, 'note'] },
        { op: 'set', path: ['lines', 0, 'units'], value: 1 },
        { op: 'remove', path: ['lines', 1, 'note'] },
        { op: 'set', path: ['lines', 1, 'units'], value: 1 },
        { op: 'remove', path: ['lines', 2, 'drug', 'name'] },
        { op: 'set', path: ['lines', 2, 'drug', 'dose'], value: '1 g' },
      ],
      after: 'lines:\n  - units: 1\n    charge: 9\n  - { units: 1 }\n  - drug:\n      dose: 1 g\n',
    },
    {
      does: 'will not uncover the second of two equal keys',
      before: 'claim: A\nnote: one\nnote: two\n',
      edits: [{ op: 'remove', path: ['note'] }],
      after: null,
    },
    {
      does: 'will not leave a claim empty',
      before: 'claim: A\n',
      edits: [{ op: 'remove', path: ['claim'] }],
      after: null,
    },
  ]);
});

describe('edits: remove a comment', () => {
  goldenTests([
    {
      does: 'takes it out with its blanks, or with its line',
      before: '# a\nclaim: A   # b\n# c\npayer: php\n',
      edits: [{ op: 'remove-comment', span: { start: 0, end: 3 } }],
      after: 'claim: A   # b\n# c\npayer: php\n',
    },
  ]);
});

describe('edits: rename', () => {
  goldenTests([
    {
      does: 'renames keys, quotes kept',
      before:
        'claim: A\n"payor" : php\nlines:\n  - modifer:\n      - SH\n  - { \'unit\': 7, "cod":S9501 }\n',
      edits: [
        { op: 'rename', path: ['payor'], to: 'payer' },
        { op: 'rename', path: ['lines', 0, 'modifer'], to: 'modifiers' },
        { op: 'rename', path: ['lines', 1, 'unit'], to: 'units' },
        { op: 'rename', path: ['lines', 1, 'cod'], to: 'code' },
      ],
      after:
        'claim: A\n"payer" : php\nlines:\n  - modifiers:\n      - SH\n  - { \'units\': 7, "code":S9501 }\n',
    },
    {
      does: 'renames a therapy and sets below it',
      before: 'therapies:\n  vanc: { drug: a }\nlines:\n  - { therapy: vanc }\n',
      edits: [
        { op: 'rename', path: ['therapies', 'vanc'], to: 'v 1' },
        { op: 'set', path: ['therapies', 'vanc', 'drug'], value: 'b' },
        { op: 'set', path: ['lines', 0, 'therapy'], value: 'v 1' },
      ],
      after: 'therapies:\n  v 1: { drug: b }\nlines:\n  - { therapy: v 1 }\n',
    },
    {
      does: 'will not make a key twice',
      before: 'claim: A\nunit: 1\nunits: 2\n',
      edits: [{ op: 'rename', path: ['unit'], to: 'units' }],
      after: null,
    },
    {
      does: 'takes the place of a key that goes',
      before: 'claim: A\npayor: php\npayer:\n',
      edits: [
        { op: 'remove', path: ['payer'] },
        { op: 'rename', path: ['payor'], to: 'payer' },
      ],
      after: 'claim: A\npayer: php\n',
    },
  ]);
});
