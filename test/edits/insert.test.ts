import { goldenTests } from './golden';

describe('edits: insert', () => {
  const line = { code: 'J3370', from: '2023-02-01', units: 28, modifiers: ['JW'] };
  goldenTests([
    {
      does: 'a flow line beside flow lines',
      before:
        'claim: A\nlines:\n  - { code: S9501 } # one\n  # about two\n  - { code: S9500 } # two\nnote: n\n',
      edits: [{ op: 'insert', path: ['lines'], at: 1, value: line }],
      after:
        'claim: A\nlines:\n  - { code: S9501 } # one\n  - { from: 2023-02-01, code: J3370, modifiers: [JW], units: 28 }\n  # about two\n  - { code: S9500 } # two\nnote: n\n',
    },
    {
      does: 'a block line beside block lines, in their indentation',
      before: 'lines:\n-   code: S9501\n    units: 7\n-   code: S9500\n    units: 7 # c\n',
      edits: [
        { op: 'insert', path: ['lines'], at: 2, value: { ...line, ndc: { unit: 'UN', code: '' } } },
      ],
      after:
        'lines:\n-   code: S9501\n    units: 7\n-   code: S9500\n    units: 7 # c\n-   from: 2023-02-01\n    code: J3370\n    modifiers: [JW]\n    units: 28\n    ndc: { code: "", unit: UN }\n',
    },
    {
      does: 'before the first line, above its comments',
      before: 'lines:\n  # about one\n  - code: S9501\n',
      edits: [{ op: 'insert', path: ['lines'], at: 0, value: { code: 'J3370', units: '' } }],
      after: 'lines:\n  - code: J3370\n    units:\n  # about one\n  - code: S9501\n',
    },
    {
      does: 'after the line before, in its style, where styles differ',
      before: 'lines:\n  - code: S9501\n  - { code: S9500 }\n  - co\n',
      edits: [
        { op: 'insert', path: ['lines'], at: 1, value: { code: 'J1', units: 1 } },
        { op: 'insert', path: ['lines'], at: 3, value: { code: 'J2', units: 1 } },
      ],
      after:
        'lines:\n  - code: S9501\n  - code: J1\n    units: 1\n  - { code: S9500 }\n  - co\n  - { code: J2, units: 1 }\n',
    },
    {
      does: 'several at one place, in order',
      before: 'lines: [{ code: S9501 }, { code: S9500 }]\n',
      edits: [
        { op: 'insert', path: ['lines'], at: 1, value: { code: 'J1' } },
        { op: 'insert', path: ['lines'], at: 1, value: { code: 'J2' } },
        { op: 'insert', path: ['lines'], at: 0, value: { code: 'J0' } },
      ],
      after:
        'lines: [{ code: J0 }, { code: S9501 }, { code: J1 }, { code: J2 }, { code: S9500 }]\n',
    },
    {
      does: 'beside changes and removals of other lines; paths are those of the draft as it is',
      before: 'lines:\n  - { code: S9501 }\n  - { code: S9500 }\n  - { code: J0696, units: 8 }\n',
      edits: [
        { op: 'remove', path: ['lines', 0] },
        { op: 'insert', path: ['lines'], at: 2, value: { code: 'J1' } },
        { op: 'set', path: ['lines', 2, 'units'], value: 9 },
      ],
      after: 'lines:\n  - { code: S9500 }\n  - { code: J1 }\n  - { code: J0696, units: 9 }\n',
    },
    {
      does: 'into a list of texts',
      before: 'diagnoses:\n  - A41.9 # c\nlines:\n  - { modifiers: [SH] }\n',
      edits: [
        { op: 'insert', path: ['diagnoses'], at: 1, value: 'L03.115' },
        { op: 'insert', path: ['lines', 0, 'modifiers'], at: 0, value: '59' },
      ],
      after: 'diagnoses:\n  - A41.9 # c\n  - L03.115\nlines:\n  - { modifiers: [59, SH] }\n',
    },
    {
      does: 'into lists that are empty or absent',
      before: 'claim: A\nlines: # none yet\n',
      edits: [
        { op: 'insert', path: ['lines'], at: 0, value: { code: 'S9501', date: '2023-02-01' } },
        { op: 'insert', path: ['diagnoses'], at: 0, value: 'A41.9' },
      ],
      after:
        'claim: A\ndiagnoses:\n  - A41.9\nlines: # none yet\n  - { date: 2023-02-01, code: S9501 }\n',
    },
    {
      does: 'into an empty list in brackets',
      before: 'claim: A\nlines: [ ]\n',
      edits: [{ op: 'insert', path: ['lines'], at: 0, value: { code: 'S9501' } }],
      after: 'claim: A\nlines: [{ code: S9501 }]\n',
    },
    {
      does: 'not beyond the end',
      before: 'lines:\n  - { code: S9501 }\n',
      edits: [{ op: 'insert', path: ['lines'], at: 2, value: { code: 'J1' } }],
      after: null,
    },
  ]);
});

describe('edits: template', () => {
  goldenTests([
    {
      does: 'a blank on its own line, or in quotes between braces',
      before: 'claim: A\npatient: { id: M }\nlines:\n  - { code: S9501 }\n',
      edits: [
        { op: 'template', path: ['payer'], value: '' },
        { op: 'template', path: ['patient', 'name'], value: '' },
        { op: 'template', path: ['lines', 0, 'units'], value: '' },
      ],
      after:
        'claim: A\npayer:\npatient: { id: M, name: "" }\nlines:\n  - { code: S9501, units: "" }\n',
    },
    {
      does: 'a map of blanks for a map that is absent or empty',
      before: 'claim: A\nbilling_provider:\nlines:\n  - code: J3370\n  - { code: J0696 }\n',
      edits: [
        { op: 'template', path: ['patient'], value: '' },
        { op: 'template', path: ['billing_provider'], value: '' },
        { op: 'template', path: ['lines', 0, 'ndc', 'code'], value: '' },
        { op: 'template', path: ['lines', 1, 'ndc'], value: '' },
        { op: 'template', path: ['lines', 1, 'drug', 'dose'], value: '' },
      ],
      after:
        'claim: A\npatient: { id: "" }\nbilling_provider: { npi: "" }\nlines:\n  - code: J3370\n    ndc: { code: "", quantity: "", unit: "" }\n  - { code: J0696, ndc: { code: "", quantity: "", unit: "" }, drug: { dose: "" } }\n',
    },
    {
      does: 'a blank into a map that is there',
      before: 'lines:\n  - code: J3370\n    ndc: { quantity: 14 }\n  - ndc:\n      quantity: 1\n',
      edits: [
        { op: 'template', path: ['lines', 0, 'ndc', 'code'], value: '' },
        { op: 'template', path: ['lines', 1, 'ndc', 'code'], value: '' },
      ],
      after:
        'lines:\n  - code: J3370\n    ndc: { code: "", quantity: 14 }\n  - ndc:\n      code:\n      quantity: 1\n',
    },
    {
      does: 'never over a value, and nothing where the blank is there',
      before: 'claim: A\npayer:\ngroup: ""\n',
      edits: [
        { op: 'template', path: ['claim'], value: 'x' },
        { op: 'template', path: ['payer'], value: '' },
        { op: 'template', path: ['group'], value: '' },
      ],
      after: 'claim: A\npayer:\ngroup: ""\n',
    },
    {
      does: 'a proposal to be filled',
      before: 'claim: A\n',
      edits: [{ op: 'template', path: ['form'], value: 'ub04' }],
      after: 'claim: A\nform: ub04\n',
    },
  ]);
});
