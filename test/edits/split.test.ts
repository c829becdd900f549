import type { LineEdit } from '../../server/src/draft/edits';
import { goldenTests } from './golden';

/** What a line becomes that is split by day: a date of its own, its share of units. */
function day(date: string, units: number, more: readonly LineEdit[] = []): LineEdit[] {
  return [
    { op: 'set', path: ['date'], value: date },
    { op: 'remove', path: ['from'] },
    { op: 'remove', path: ['through'] },
    { op: 'set', path: ['units'], value: units },
    ...more,
  ];
}

describe('edits: split', () => {
  goldenTests([
    {
      does: 'a flow line',
      before:
        'lines:\n  # above\n  - { from: 2023-02-01, through: 2023-02-03, code: S9501, units: 3 } # c\n  # below\n  - { code: S9500 }\n',
      edits: [
        {
          op: 'split',
          line: 0,
          parts: [day('2023-02-01', 1), day('2023-02-02', 1), day('2023-02-03', 1)],
        },
      ],
      after:
        'lines:\n  # above\n  - { date: 2023-02-01, code: S9501, units: 1 } # c\n  - { date: 2023-02-02, code: S9501, units: 1 }\n  - { date: 2023-02-03, code: S9501, units: 1 }\n  # below\n  - { code: S9500 }\n',
    },
    {
      does: 'a block line with nested maps and comments',
      before:
        'lines:\n- from: 2023-02-01 # first\n  through: 2023-02-02\n  # the code\n  code: "J3370" # vancomycin\n  units: 8\n  ndc: { code: 00409-6510-01, quantity: 5, unit: UN }\n  drug:\n    # as ordered\n    name: vancomycin\n    dose: 2 g # a day\n- { code: S9500 }\n',
      edits: [
        {
          op: 'split',
          line: 0,
          parts: [
            day('2023-02-01', 4, [{ op: 'set', path: ['ndc', 'quantity'], value: 2 }]),
            day('2023-02-02', 4, [
              { op: 'set', path: ['ndc', 'quantity'], value: 3 },
              { op: 'set', path: ['charge'], value: '10.00' },
            ]),
          ],
        },
      ],
      after:
        'lines:\n- date: 2023-02-01 # first\n  # the code\n  code: "J3370" # vancomycin\n  units: 4\n  ndc: { code: 00409-6510-01, quantity: 2, unit: UN }\n  drug:\n    # as ordered\n    name: vancomycin\n    dose: 2 g # a day\n- date: 2023-02-02\n  code: "J3370"\n  units: 4\n  charge: 10.00\n  ndc: { code: 00409-6510-01, quantity: 3, unit: UN }\n  drug:\n    name: vancomycin\n    dose: 2 g\n- { code: S9500 }\n',
    },
    {
      does: 'a line that ends with what is removed or added',
      before: 'lines:\n  - code: S9501\n    units: 2\n    diagnosis_pointers:\n      - 1\n',
      edits: [
        {
          op: 'split',
          line: 0,
          parts: [
            [{ op: 'remove', path: ['diagnosis_pointers'] }],
            [{ op: 'set', path: ['note'], value: 'waste' }],
          ],
        },
      ],
      after:
        'lines:\n  - code: S9501\n    units: 2\n  - code: S9501\n    units: 2\n    diagnosis_pointers:\n      - 1\n    note: waste\n',
    },
    {
      does: 'a line of a list in brackets',
      before: 'lines: [{ code: S9501, units: 2 }, # c\n  { code: S9500 }]\n',
      edits: [
        {
          op: 'split',
          line: 0,
          parts: [
            [{ op: 'set', path: ['units'], value: 1 }],
            [{ op: 'set', path: ['units'], value: 3 }],
          ],
        },
      ],
      after:
        'lines: [{ code: S9501, units: 1 }, { code: S9501, units: 3 }, # c\n  { code: S9500 }]\n',
    },
    {
      does: 'a line that begins below its dash, with a text in which # is no comment',
      before:
        'lines:\n  - # own\n    code: S9501\n    note: |\n      a # b\n      # c\n    charge: 2\n',
      edits: [{ op: 'split', line: 0, parts: [[], [{ op: 'remove', path: ['charge'] }]] }],
      after:
        'lines:\n  - # own\n    code: S9501\n    note: |\n      a # b\n      # c\n    charge: 2\n  -\n    code: S9501\n    note: |\n      a # b\n      # c\n',
    },
    {
      does: 'with other edits elsewhere',
      before: 'claim: A\nlines:\n  - { code: S9501, units: 2 }\n  - { code: S9500, units: 2 }\n',
      edits: [
        { op: 'split', line: 0, parts: [[], []] },
        { op: 'set', path: ['lines', 1, 'units'], value: 1 },
        { op: 'set', path: ['total_charge'], value: 3 },
      ],
      after:
        'claim: A\nlines:\n  - { code: S9501, units: 2 }\n  - { code: S9501, units: 2 }\n  - { code: S9500, units: 1 }\ntotal_charge: 3\n',
    },
    {
      does: 'not a line that is edited otherwise as well',
      before: 'lines:\n  - { code: S9501, units: 2 }\n',
      edits: [
        { op: 'split', line: 0, parts: [[], []] },
        { op: 'set', path: ['lines', 0, 'units'], value: 1 },
      ],
      after: null,
    },
    {
      does: 'not a line that is no map, nor into nothing',
      before: 'lines:\n  - co\n',
      edits: [{ op: 'split', line: 0, parts: [[], []] }],
      after: null,
    },
    {
      does: 'not into nothing',
      before: 'lines:\n  - { code: S9501 }\n',
      edits: [{ op: 'split', line: 0, parts: [] }],
      after: null,
    },
  ]);
});
