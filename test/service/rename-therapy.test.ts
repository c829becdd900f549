import * as assert from 'node:assert/strict';
import { prepareRename, renameTherapy } from '../../server/src/service/rename-therapy';
import { applyEdits, checked, editsOf, LINE_ENDS, marked } from '../support/marked';

const OTHER = `claim: T-0
therapies: { vanc: {} }
lines: [{ code: S9501, therapy: vanc }]
---
`;

/** Renames the therapy at the mark: the text after it, or why it is refused, or nothing. */
function renamed(draft: string, to: string, convert = (text: string) => text): string | undefined {
  const { text, position } = marked(convert(OTHER + draft));
  const document = checked(text);
  const made = renameTherapy(document, position, to);
  if (!made) return undefined;
  if ('refused' in made) return made.refused;
  const after = applyEdits(text, editsOf(made, document));
  assert.ok(after.startsWith(convert(OTHER)), 'other claims keep their therapies');
  return after.slice(convert(OTHER).length);
}

/** A claim with a therapy, as its key and in the values of `therapy`, all as given. */
function draft(key: string, ...values: string[]): string {
  const lines = values.map(
    (value) => `  - { code: S9501, therapy: ${value}, units: 1 } # a line\n`,
  );
  return `claim: T-1\ntherapies:\n  ${key}: { drug: vanc } # the plan\n  ctx: {}\nlines:\n${lines.join('')}`;
}

interface Case {
  what: string;
  key: string;
  values: string[];
  to: string;
  /** Key and values afterwards. */
  becomes: string[];
}

const CASES: Case[] = [
  {
    what: 'from its entry',
    key: 'va¦nc',
    values: ['vanc', 'ctx', 'vanc'],
    to: 'v2',
    becomes: ['v2', 'v2', 'ctx', 'v2'],
  },
  { what: 'from a line', key: 'vanc', values: ['vanc¦'], to: 'v2', becomes: ['v2', 'v2'] },
  {
    what: 'in its quotes',
    key: '"vanc"',
    values: ["'va¦nc'", '"vanc"'],
    to: 'v2',
    becomes: ['"v2"', "'v2'", '"v2"'],
  },
  {
    what: 'to an id that needs quotes',
    key: 'vanc',
    values: ['va¦nc', "'vanc'"],
    to: 'a, b: c',
    becomes: ['"a, b: c"', '"a, b: c"', "'a, b: c'"],
  },
  {
    what: 'to an id with quotes in it',
    key: 'vanc',
    values: ['va¦nc'],
    to: `a"b'c`,
    becomes: ['"a\\"b\'c"', `a"b'c`],
  },
  {
    what: 'to an id that reads as nothing',
    key: 'vanc',
    values: ['va¦nc'],
    to: 'null',
    becomes: ['"null"', '"null"'],
  },
  {
    what: 'to an id with an emoji, in order',
    key: 'vanc',
    values: ['vanc¦', 'vanc'],
    to: '💊',
    becomes: ['"💊"', '"💊"', '"💊"'],
  },
  {
    what: 'without the blanks around it',
    key: 'vanc',
    values: ['va¦nc'],
    to: '  v2 ',
    becomes: ['v2', 'v2'],
  },
  {
    what: 'with its anchor; aliases follow',
    key: 'vanc',
    values: ['&t va¦nc', '*t'],
    to: 'v2',
    becomes: ['v2', '&t v2', '*t'],
  },
  { what: 'from an alias', key: '&t vanc', values: ['*t¦'], to: 'v2', becomes: ['&t v2', '*t'] },
  {
    what: 'to the name that it has',
    key: 'vanc',
    values: ['va¦nc'],
    to: 'vanc',
    becomes: ['vanc', 'vanc'],
  },
];

describe('rename of a therapy', () => {
  for (const { what, key, values, to, becomes } of CASES)
    for (const { name, convert } of LINE_ENDS)
      it(`is made ${what}, with ${name}`, () => {
        const [newKey = '', ...newValues] = becomes;
        assert.equal(
          renamed(draft(key, ...values), to, convert),
          convert(draft(newKey, ...newValues)),
        );
      });

  it('writes out an alias of another text', () => {
    const before = draft('vanc', 'vanc¦', '*n').replace('claim: T-1', 'claim: T-1\nnote: &n vanc');
    const after = draft('v2', 'v2', 'v2').replace('claim: T-1', 'claim: T-1\nnote: &n vanc');
    assert.equal(renamed(before, 'v2'), after);
  });

  it('changes a line once that stands for two', () => {
    const lines = (id: string) =>
      `claim: T-1\ntherapies:\n  ${id}: {}\nlines:\n  - &l { code: S9501, therapy: ${id} }\n  - *l\n`;
    assert.equal(renamed(lines('vanc').replace('vanc', 'va¦nc'), 'v2'), lines('v2'));
  });

  it('works in half-typed drafts away from what is broken', () => {
    const text = (id: string) => `${draft(id, id)}  - { code: S9500, therapy: ${id}, units: [\n`;
    assert.equal(renamed(text('vanc').replace('vanc', 'vanc¦'), 'v2'), text('v2'));
  });

  const refusals: [what: string, to: string, says: RegExp][] = [
    ['an id that another therapy has', 'ctx', /has a therapy of this id already/],
    [
      'an id that a line names already',
      'gone',
      /Service line 2 names a therapy of this id already/,
    ],
    ['nothing', '', /needs an id/],
    ['blanks', '  ', /needs an id/],
    ['two lines', 'a\nb', /one line of text/],
    ['a tab', 'a\tb', /one line of text/],
    ['half a character', 'a\ud83d', /one line of text/],
  ];
  for (const [what, to, says] of refusals)
    it(`refuses ${what}`, () => {
      assert.match(renamed(draft('vanc', 'vanc¦', 'gone'), to) ?? '', says);
    });

  it('refuses where another field would change with it', () => {
    const text = draft('vanc', '&t vanc¦').concat('note: *t\n');
    assert.match(renamed(text, 'v2') ?? '', /by an alias/);
  });

  it('is offered on ids of therapies alone', () => {
    const prepared = (text: string) => {
      const { text: plain, position } = marked(text);
      const document = checked(plain);
      const found = prepareRename(document, position);
      if (!found) return undefined;
      const { start, end } = found.range;
      assert.ok(start.line === position.line && start.character <= position.character);
      const { lines } = document;
      return [plain.slice(lines.offsetAt(start), lines.offsetAt(end)), found.placeholder];
    };
    assert.deepEqual(prepared(draft('va¦nc', 'vanc')), ['vanc', 'vanc']);
    assert.deepEqual(prepared(draft('vanc', '"vanc¦"')), ['vanc', 'vanc']);
    assert.deepEqual(prepared(draft('vanc', '&t vanc', '*¦t')), ['*t', 'vanc']);
    assert.equal(prepared(draft('vanc', 'go¦ne')), undefined);
    assert.equal(prepared(draft('vanc', 'vanc').replace('S9501', 'S95¦01')), undefined);
    assert.equal(prepared(draft('vanc', 'vanc').replace('drug', 'dr¦ug')), undefined);
    assert.equal(renamed(draft('vanc', 'go¦ne'), 'v2'), undefined);
  });
});
