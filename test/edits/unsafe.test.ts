import { goldenTests, type Golden } from './golden';

const refused = (does: string, before: string, ...edits: Golden['edits']): Golden => ({
  does,
  before,
  edits,
  after: null,
});

describe('edits: anchors and aliases', () => {
  const shared =
    'lines:\n  - &one { code: &c S9501, modifiers: &m [SH], drug: { name: &n vancomycin } }\n  - *one\n  - { code: *c, modifiers: *m, therapy: *n, units: &u 7 }\n';
  goldenTests([
    refused('no value that came through an alias', shared, {
      op: 'set',
      path: ['lines', 2, 'code'],
      value: 'S9500',
    }),
    refused('nothing below an alias', shared, {
      op: 'set',
      path: ['lines', 1, 'units'],
      value: 1,
    }),
    refused('no value that an alias reads elsewhere', shared, {
      op: 'set',
      path: ['lines', 0, 'code'],
      value: 'S9500',
    }),
    refused('no line that an alias repeats', shared, {
      op: 'set',
      path: ['lines', 0, 'units'],
      value: 7,
    }),
    refused('no removal of a line that an alias repeats', shared, {
      op: 'remove',
      path: ['lines', 0],
    }),
    refused('no splitting of an alias', shared, { op: 'split', line: 1, parts: [[], []] }),
    refused(
      'no splitting of a line in which an anchor stands that is used elsewhere',
      'lines:\n  - { drug: { name: &n vancomycin } }\n  - { therapy: *n }\n',
      { op: 'split', line: 0, parts: [[], []] },
    ),
    refused(
      'no removal of an anchor that is used elsewhere',
      'lines:\n  - { code: S9501, drug: { name: &n vancomycin } }\n  - { therapy: *n }\n',
      { op: 'remove', path: ['lines', 0, 'drug'] },
    ),
    {
      does: 'an alias goes, and what stands beside it changes',
      before: shared,
      edits: [
        { op: 'remove', path: ['lines', 2, 'modifiers'] },
        { op: 'remove', path: ['lines', 1] },
        { op: 'set', path: ['lines', 2, 'units'], value: 8 },
      ],
      after: shared
        .replace('  - *one\n', '')
        .replace(' modifiers: *m,', '')
        .replace('&u 7', '&u 8'),
    },
    {
      does: 'a line is split with the aliases in it, and with an anchor of its own',
      before: 'claim: &a A\nlines:\n  - { code: &k S9501, note: *a, description: *k }\n',
      edits: [{ op: 'split', line: 0, parts: [[], [{ op: 'set', path: ['units'], value: 2 }]] }],
      after:
        'claim: &a A\nlines:\n  - { code: &k S9501, note: *a, description: *k }\n  - { code: &k S9501, units: 2, note: *a, description: *k }\n',
    },
    {
      does: 'an anchor that is named twice counts up to the second',
      before: 'claim: &a A\npayer: &a php\ngroup: *a\n',
      edits: [{ op: 'set', path: ['claim'], value: 'B' }],
      after: 'claim: &a B\npayer: &a php\ngroup: *a\n',
    },
    {
      does: 'lines with anchors are removed with them',
      before:
        'lines:\n  - &a\n    code: S9501\n  - &b !!map { code: S9500 }\n  - { code: J3370 }\n',
      edits: [
        { op: 'remove', path: ['lines', 0] },
        { op: 'remove', path: ['lines', 1] },
      ],
      after: 'lines:\n  - { code: J3370 }\n',
    },
    {
      does: 'anchors of items in brackets go with them',
      before: 'lines: [&a !!map { code: S9501 }, &b { code: S9500 }, &c { code: J3370 }]\n',
      edits: [
        { op: 'remove', path: ['lines', 0] },
        { op: 'remove', path: ['lines', 2] },
      ],
      after: 'lines: [&b { code: S9500 }]\n',
    },
  ]);
});

describe('edits: text with faults', () => {
  const open =
    'claim: A\npayer: php\nlines:\n  - { code: S9501, units:\n  - { code: S9500 }\n  - code: J3370\n    units: 1\n';
  goldenTests([
    refused('no edit in a line with a fault', open, {
      op: 'set',
      path: ['lines', 0, 'code'],
      value: 'S9500',
    }),
    refused(
      'no edit of a neighbour that the fault may have swallowed',
      'lines:\n  - { code: "S9501, units: 7 }\n  - { code: S9500 }\nnote: n\n',
      {
        op: 'set',
        path: ['lines', 0, 'code'],
        value: 'S9500',
      },
    ),
    refused('no edit beside a tab', 'lines:\n  - code: S9501\n\tunits: 7\n', {
      op: 'set',
      path: ['lines', 0, 'code'],
      value: 'S9500',
    }),
    refused('no edit behind an explicit key', '? claim\n: A\n? payer\n: php\n', {
      op: 'remove',
      path: ['payer'],
    }),
    refused('no edit beside a key in brackets', 'lines:\n  - { code: S9501 }:\n', {
      op: 'set',
      path: ['lines', 0, 'units'],
      value: 7,
    }),
    {
      does: 'edits away from a fault',
      before: open,
      edits: [
        { op: 'set', path: ['claim'], value: 'B' },
        { op: 'set', path: ['lines', 2, 'charge'], value: 2 },
      ],
      after: open
        .replace('claim: A', 'claim: B')
        .replace('units: 1\n', 'units: 1\n    charge: 2\n'),
    },
  ]);
});
