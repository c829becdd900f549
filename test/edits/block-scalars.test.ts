import * as assert from 'node:assert/strict';
import { edited, goldenTests } from './golden';

describe('edits: scalars behind | and >', () => {
  goldenTests([
    {
      does: 'a comment that stood below a removed field does not fall into the text above',
      before: `claim: T-1
note: |
  As ordered
patient:
  id: M1
  # ask for the birth date
payer: php
`,
      edits: [{ op: 'remove', path: ['patient'] }],
      after: `claim: T-1
note: |
  As ordered
# ask for the birth date
payer: php
`,
    },
    {
      does: 'nor do several, with blank lines between',
      before: `lines:
  - note: >-
      As
      ordered
    drug:
      name: x
        # one

        # two
    units: 1
  - code: J3370
`,
      edits: [{ op: 'remove', path: ['lines', 0, 'drug'] }],
      after: `lines:
  - note: >-
      As
      ordered
  # one

  # two
    units: 1
  - code: J3370
`,
    },
    {
      does: 'nor into a text whose depth is given',
      before: `claim: T-1
note: |1
    As ordered
patient: { id: M1 }
 # ask
payer: php
`,
      edits: [{ op: 'remove', path: ['patient'] }],
      after: `claim: T-1
note: |1
    As ordered
# ask
payer: php
`,
    },
    {
      does: 'nor into one that is empty',
      before: `claim: T-1
note: |
patient: { id: M1 }
    # ask
payer: php
`,
      edits: [{ op: 'remove', path: ['patient'] }],
      after: `claim: T-1
note: |
# ask
payer: php
`,
    },
    {
      does: 'a comment that is not as deep stays where it is',
      before: `claim: T-1
note: |
    As ordered
patient: { id: M1 }
  # ask
    # twice
payer: php
`,
      edits: [{ op: 'remove', path: ['patient'] }],
      after: `claim: T-1
note: |
    As ordered
  # ask
    # twice
payer: php
`,
    },
    {
      does: 'a new value keeps the comment behind the mark',
      before: `claim: T-1
note: >- # as told
  As ordered
# below
payer: php
`,
      edits: [{ op: 'set', path: ['note'], value: 'by phone' }],
      after: `claim: T-1
note: by phone # as told
# below
payer: php
`,
    },
    {
      does: 'a date gives its place to another, with the comment behind the mark',
      before: `lines:
  - from: | # first
      2023-02-01
    through: 2023-02-01
    code: S9500
`,
      edits: [
        { op: 'set', path: ['lines', 0, 'date'], value: '2023-02-01' },
        { op: 'remove', path: ['lines', 0, 'from'] },
        { op: 'remove', path: ['lines', 0, 'through'] },
      ],
      after: `lines:
  - date: 2023-02-01 # first
    code: S9500
`,
    },
    {
      does: 'copies of a line keep such texts, and no comment falls into them',
      before: `lines:
  - note: |
      As ordered
    charge: 3.00
      # first
    code: S9500
`,
      edits: [
        {
          op: 'split',
          line: 0,
          parts: [1, 2].map((units) => [
            { op: 'set', path: ['units'], value: units },
            { op: 'remove', path: ['charge'] },
          ]),
        },
      ],
      after: `lines:
  - note: |
      As ordered
  # first
    code: S9500
    units: 1
  - note: |
      As ordered
    code: S9500
    units: 2
`,
    },
  ]);

  it('a comment that stood below a removed comment does not fall into the text above', () => {
    const before = 'note: |\n  As ordered\n# one\n  # two\npayer: php\n';
    const start = before.indexOf('# one');
    const after = edited(before, [{ op: 'remove-comment', span: { start, end: start + 5 } }]);
    assert.equal(after, 'note: |\n  As ordered\n# two\npayer: php\n');
  });
});
