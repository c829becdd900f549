import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatting } from '../../server/src/service/formatting';
import { applyEdits, LINE_ENDS } from '../support/marked';
import { ROOT } from '../support/resources';

interface Case {
  name: string;
  before: string;
  after: string;
  tabSize?: number;
}

const CASES: readonly Case[] = [
  {
    name: 'brings keys into the order of the format, with their comments',
    before: `# One week of vancomycin
payer: bcbsok # the plan
# as the system numbers it
claim: HI-1
lines:
  - units: 7 # days
    # every 12 hours
    code: S9501
    date: 2023-02-01
patient: { name: Ada Example, id: M1 }
`,
    after: `# One week of vancomycin
# as the system numbers it
claim: HI-1
payer: bcbsok # the plan
patient: { id: M1, name: Ada Example }
lines:
  - date: 2023-02-01
    # every 12 hours
    code: S9501
    units: 7 # days
`,
  },
  {
    name: 'lifts the comment of a key that becomes the first of a service line above its dash',
    before: `lines:
  - code: S9501
    # Monday
    date: 2023-02-01
`,
    after: `lines:
  # Monday
  - date: 2023-02-01
    code: S9501
`,
  },
  {
    name: 'leaves keys that the format does not know at the end, in their order',
    before: 'zulu: 1\npayer: x\nalpha: 2\nclaim: c\n',
    after: 'claim: c\npayer: x\nzulu: 1\nalpha: 2\n',
  },
  {
    name: 'keeps the order in which the format itself has two',
    before: `total_charge: 9.00
lines:
  - { code: J3370, drug: { name: x }, ndc: { code: 00409-6510-01 } }
  - { code: J3370, ndc: { code: 00409-6510-01 }, drug: { name: x } }
note: n
`,
    after: `total_charge: 9.00
lines:
  - { code: J3370, drug: { name: x }, ndc: { code: 00409-6510-01 } }
  - { code: J3370, ndc: { code: 00409-6510-01 }, drug: { name: x } }
note: n
`,
  },
  {
    name: 'indents two columns a level, lists too',
    before: `patient:
      id: M1
diagnoses:
- A41.9
-   L03.115
lines:
-   code: J3370
    drug:
        name: vancomycin
`,
    after: `patient:
  id: M1
diagnoses:
  - A41.9
  - L03.115
lines:
  - code: J3370
    drug:
      name: vancomycin
`,
  },
  {
    name: 'indents by as many columns as the editor says',
    tabSize: 4,
    before: 'lines:\n- code: J3370\n  drug:\n    name: x\n',
    after: 'lines:\n    - code: J3370\n      drug:\n          name: x\n',
  },
  {
    name: 'aligns neighbouring lines in braces as far as they begin alike',
    before: `lines:
  - {code: J3370,units: 28,charge:   672.00, therapy: vanc}
  - { code: J0696, units: 5, charge: 9.00, therapy: ctx }
  - { code: "99601", units: 12, visit: { by: rn } }
  # apart
  - { code: S9500, units: 7 }
`,
    after: `lines:
  - { code: J3370,   units: 28, charge: 672.00, therapy: vanc }
  - { code: J0696,   units: 5,  charge: 9.00,   therapy: ctx }
  - { code: "99601", units: 12, visit: { by: rn } }
  # apart
  - { code: S9500, units: 7 }
`,
  },
  {
    name: 'lets therapies in braces begin below each other',
    before: 'therapies:\n  vanc: {drug: vancomycin}\n  c: { drug: ceftriaxone }\n',
    after: 'therapies:\n  vanc: { drug: vancomycin }\n  c:    { drug: ceftriaxone }\n',
  },
  {
    name: 'keeps the breaks of a map in braces',
    before: `patient: {
    name: Ada Example, # as on the card
    id: M1,
  }
diagnoses: [ A41.9,
   L03.115 ]
`,
    after: `patient: {
  id: M1,
  name: Ada Example, # as on the card
}
diagnoses: [A41.9,
            L03.115]
`,
  },
  {
    name: 'keeps quotes, leading zeros and texts of several lines',
    before: `claim: '007'
place_of_service:   012
note: |
     first   
       second

     third
patient: { id: "M1" }
group: "a
  b"
`,
    after: `claim: '007'
group: "a
  b"
place_of_service: 012
patient: { id: "M1" }
note: |
  first   
    second

  third
`,
  },
  {
    name: 'takes out blanks at line ends and blank lines beyond one',
    before: '\n\nclaim: c  \n\n\n\npayer: x \n   \n\n# end  \n\n\n',
    after: 'claim: c\n\npayer: x\n\n# end\n',
  },
  {
    name: 'ends the file with a line break',
    before: 'claim: c\npayer: x',
    after: 'claim: c\npayer: x\n',
  },
  {
    name: 'keeps comments in the columns that they are aligned in',
    before: 'payer:  x     # one\nclaim: long-1 # two\n',
    after: 'claim: long-1 # two\npayer: x      # one\n',
  },
  {
    name: 'leaves comments with the service line that they are indented like',
    before:
      'lines:\n- code: S9501\n  # of the first\n\n# of the second\n- code: S9500\n# of the claim\n',
    after:
      'lines:\n  - code: S9501\n    # of the first\n\n  # of the second\n  - code: S9500\n# of the claim\n',
  },
  {
    name: 'formats every document of a file, and leaves those with faults',
    before: '# a\n---\npayer: x\nclaim: c\n\n\n--- # second\n[\n---\npayer:  y\nclaim: d\n\n',
    after: '# a\n---\nclaim: c\npayer: x\n\n--- # second\n[\n---\nclaim: d\npayer: y\n',
  },
  {
    name: 'moves nothing where an anchor or alias would change its place',
    before: 'payer:   &p x\nclaim: *p\npatient: {name: a, id: b}\n',
    after: 'payer: &p x\nclaim: *p\npatient: { id: b, name: a }\n',
  },
  {
    name: 'leaves a comment that silences a rule above what it speaks of',
    before: `# head
# claimlint-ignore unknown-payer: a new plan
payer: nobody
claim: c
lines:
  - code: S9501
    # claimlint-ignore date-order: told by phone
    date: 2023-02-01
`,
    after: `# head
claim: c
# claimlint-ignore unknown-payer: a new plan
payer: nobody
lines:
  - code: S9501
    # claimlint-ignore date-order: told by phone
    date: 2023-02-01
`,
  },
];

/** Drafts in which a change would be a risk. */
const LEFT = [
  { name: 'a fault of syntax', text: 'payer:  x\nclaim: "c\n' },
  { name: 'tabs for indentation', text: 'payer:  x\nlines:\n\t- code: S9501\n' },
  { name: 'a key behind a question mark', text: '? payer\n:  x\n' },
  { name: 'directives', text: '%YAML 1.2\n---\npayer:  x\nclaim: c\n' },
  { name: 'an end mark', text: 'payer:  x\nclaim: c\n...\n' },
  { name: 'a claim that is a list', text: '-  payer\n' },
  { name: 'a claim on the line of its mark', text: '--- { payer:  x }\n' },
  { name: 'nothing', text: '' },
];

const PLAIN = { tabSize: 2 };

describe('formatting', () => {
  for (const { name: lineEnd, convert } of LINE_ENDS)
    describe(`with ${lineEnd}`, () => {
      for (const { name, before, after, tabSize = 2 } of CASES)
        it(name, () => {
          const text = convert(before);
          const formatted = applyEdits(text, formatting(text, { tabSize }));
          assert.equal(formatted, convert(after));
          assert.deepEqual(formatting(formatted, { tabSize }), []);
        });

      for (const { name, text } of LEFT)
        it(`leaves a draft with ${name} as it is`, () => {
          assert.deepEqual(formatting(convert(text), PLAIN), []);
        });
    });

  it('keeps a byte-order mark', () => {
    const text = '\uFEFFpayer: x\nclaim: c\n';
    assert.equal(applyEdits(text, formatting(text, PLAIN)), '\uFEFFclaim: c\npayer: x\n');
  });

  it('has nothing to change in the draft that the format itself shows', () => {
    const text = readFileSync(join(ROOT, 'samples', 'two-antibiotics.claim.yaml'), 'utf8');
    assert.deepEqual(formatting(text.replace('ctx: {', 'ctx:  {'), PLAIN), []);
  });

  it('changes only what differs', () => {
    const text = 'claim: c\npayer:  x\nnote: "𝒳  y"   \n';
    assert.deepEqual(formatting(text, PLAIN), [
      { range: range(1, 7, 1, 8), newText: '' },
      { range: range(2, 13, 2, 16), newText: '' },
    ]);
  });

  describe('of a range', () => {
    const text = `payer:  x
claim: c
lines:
-   {units: 7, code: S9501}
-   {units: 7, code: S9500}
-   units:   2
    code: J3370
note:  n
`;

    it('formats the service lines that it touches, where they stand', () => {
      const formatted = applyEdits(text, formatting(text, PLAIN, range(4, 3, 5, 0)));
      assert.equal(
        formatted,
        text.replace('-   {units: 7, code: S9500}', '- { code: S9500, units: 7 }'),
      );
    });

    it('takes a service line whole', () => {
      const formatted = applyEdits(text, formatting(text, PLAIN, range(6, 5, 6, 6)));
      assert.equal(
        formatted,
        text.replace('-   units:   2\n    code: J3370', '- code: J3370\n  units: 2'),
      );
    });

    it('leaves the fields of the claim in their places', () => {
      const formatted = applyEdits(text, formatting(text, PLAIN, range(0, 0, 1, 2)));
      assert.equal(formatted, text.replace('payer:  x', 'payer: x'));
    });

    it('formats the document that it spans', () => {
      const two = `${text}---\n${text}`;
      const formatted = applyEdits(two, formatting(two, PLAIN, range(9, 0, 17, 0)));
      const whole = applyEdits(text, formatting(text, PLAIN));
      assert.equal(formatted, `${text}---\n${whole}`);
    });
  });
});

function range(line: number, character: number, endLine: number, endCharacter: number) {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}
