import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { commentsOf } from '../../server/src/draft/comments';
import type { LineEdit, ModelEdit } from '../../server/src/draft/edits';
import { parseDraft } from '../../server/src/draft/parse';
import type { Path } from '../../server/src/draft/spans';
import {
  lineStart,
  nextLineStart,
  nodeEnd,
  pairSpan,
  itemSpans,
} from '../../server/src/edits/layout';
import { findNode, pairOf } from '../../server/src/draft/syntax';
import { isMap, isSeq } from 'yaml';
import { applyToPlain } from './apply-to-plain';
import { edited } from './golden';
import { render } from './layouts';
import { Choices, plainOf, randomClaim, tapes, type Plain, type PlainMap } from './random-draft';

const TEXTS = [
  'x',
  '012',
  '59',
  'a: b',
  'a, b',
  '# no',
  'null',
  "it's",
  'say "so"',
  '- x',
  '[y',
  'é\\n',
];
const LINE_KEYS = [
  'date',
  'from',
  'code',
  'units',
  'charge',
  'place_of_service',
  'therapy',
  'note',
];
const CLAIM_KEYS = [
  'claim',
  'payer',
  'group',
  'form',
  'prior_authorization',
  'total_charge',
  'note',
];

/** Every path of a claim below the root. */
function pathsOf(value: Plain, path: Path = []): Path[] {
  if (typeof value === 'string') return [path];
  const inner = Object.entries(value).flatMap(([key, item]) =>
    pathsOf(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

function randomEdit(claim: PlainMap, choices: Choices): ModelEdit {
  const lines = claim['lines'] as PlainMap[];
  const paths = pathsOf(claim).filter((path) => path.length > 1 || path[0] !== 'lines');
  const line = choices.below(lines.length);
  const valueAt = (path: Path) =>
    path.reduce<Plain>((inner, step) => (inner as PlainMap)[String(step)] ?? '', claim);
  switch (choices.below(7)) {
    case 0: {
      const leaves = paths.filter((path) => typeof valueAt(path) === 'string');
      return { op: 'set', path: choices.pick(leaves), value: choices.pick(TEXTS) };
    }
    case 1: {
      const path = choices.oneIn(3)
        ? [choices.pick(CLAIM_KEYS)]
        : choices.oneIn(4)
          ? ['lines', line, 'visit', 'minutes']
          : ['lines', line, choices.pick(LINE_KEYS)];
      return { op: 'set', path, value: choices.pick(TEXTS) };
    }
    case 2:
      return paths.length > 1
        ? { op: 'remove', path: choices.pick(paths) }
        : { op: 'set', path: ['note'], value: 'n' };
    case 3: {
      const value = ['SH', '59', 'JW', 'KP', 'SS'].filter(() => choices.oneIn(2));
      if (choices.oneIn(2)) value.reverse();
      return { op: 'set', path: ['lines', line, 'modifiers'], value };
    }
    case 4: {
      const value = { units: 3, code: 'J3370', modifiers: ['JW'], ndc: { code: '1', unit: 'UN' } };
      return { op: 'insert', path: ['lines'], at: choices.below(lines.length + 1), value };
    }
    case 5: {
      const part = (): LineEdit[] => [
        { op: 'set', path: ['date'], value: '2023-02-02' },
        { op: 'remove', path: ['from'] },
        { op: 'remove', path: ['through'] },
        { op: 'set', path: ['units'], value: choices.below(9) + 1 },
      ];
      return { op: 'split', line, parts: [part(), part(), part()].slice(0, 1 + choices.below(3)) };
    }
    default: {
      const keys = Object.keys(lines[line] ?? {}).filter((key) => key !== 'code');
      return keys.length > 0
        ? { op: 'rename', path: ['lines', line, choices.pick(keys)], to: 'renamed' }
        : { op: 'template', path: ['lines', line, 'compound'], value: '' };
    }
  }
}

/** The lines of a text that the entry at a path has no part in. */
function linesBeside(text: string, edit: ModelEdit): string[] {
  const [draft] = parseDraft(text).claims;
  assert.ok(draft && isMap(draft.tree.root));
  const { tree, offset } = draft;
  const path =
    edit.op === 'split' ? ['lines', edit.line] : edit.op === 'remove-comment' ? [] : edit.path;
  const lines = findNode(tree, ['lines'])?.value;
  const pair = pairOf(draft.tree.root, String(path[0]));
  let spans: { start: number; end: number }[] = [];
  if (path[0] === 'lines' && typeof path[1] === 'number' && isSeq(lines)) {
    const item = itemSpans(tree, lines)[path[1]];
    spans = item ? [item] : [];
  } else if (pair && edit.op !== 'insert') {
    spans = [pairSpan(tree, pair)];
  }
  // The last line leaves an empty list behind, on the line of the key.
  if (edit.op === 'remove' && isSeq(lines) && lines.items.length === 1) return [];
  // In brackets and braces a neighbour's comma may change.
  if (isMap(tree.root) && tree.root.flow) return [];
  if (isSeq(lines) && lines.flow && path[0] === 'lines')
    spans = [{ start: lines.range?.[0] ?? 0, end: nodeEnd(tree, lines) }];
  const [span] = spans;
  const whole = text.slice(offset);
  if (!span) return text.split('\n').filter((line) => line.trim() !== '');
  const before = whole.slice(0, lineStart(whole, span.start));
  const after = whole.slice(nextLineStart(whole, span.end));
  return [...before.split('\n'), ...after.split('\n')].filter((line) => line.trim() !== '');
}

/** A comment may move to the left, so that it does not fall into the text above it. */
function isSubsequence(wanted: readonly string[], all: readonly string[]): boolean {
  const shape = (line = '') => (/^ *#/.test(line) ? line.trim() : line.trimEnd());
  let at = 0;
  for (const line of all) if (at < wanted.length && shape(line) === shape(wanted[at])) at++;
  return at === wanted.length;
}

/** The comments of a text that are not in another. */
function lostComments(before: string, after: string): string[] {
  const left = commentsOf(after).map((comment) => comment.text);
  return commentsOf(before).flatMap(({ text }) => {
    const at = left.indexOf(text);
    if (at < 0) return [text];
    left.splice(at, 1);
    return [];
  });
}

function contentOf(text: string): Plain {
  const [draft, ...more] = parseDraft(text).claims;
  assert.ok(draft && more.length === 0, 'one claim');
  assert.deepEqual(draft.tree.errors, [], 'parses');
  return plainOf(draft.tree);
}

describe('edits: properties', () => {
  it('the drafts made for these tests hold what they are made of', () => {
    fc.assert(
      fc.property(tapes, (tape) => {
        const choices = new Choices(tape);
        const claim = randomClaim(choices);
        const text = render(claim, choices);
        assert.deepEqual(contentOf(text), claim, text);
      }),
      { numRuns: 300 },
    );
  });

  it('an edit changes what it says and nothing else, in any layout', () => {
    fc.assert(
      fc.property(tapes, (tape) => {
        const choices = new Choices(tape);
        const claim = randomClaim(choices);
        const edit = randomEdit(claim, choices);
        const text = render(claim, choices);
        const wanted = applyToPlain(claim, edit);
        if (Object.keys(wanted).length === 0) return;
        const after = edited(text, [edit]);
        const story = `${JSON.stringify(edit)}\n${text}\n=====\n${after ?? 'refused'}`;
        assert.notEqual(after, null, story);
        assert.deepEqual(contentOf(after ?? ''), wanted, story);
        assert.ok(isSubsequence(linesBeside(text, edit), (after ?? '').split('\n')), story);
        if (text.includes('\r\n')) assert.ok(!/[^\r]\n/.test(after ?? ''), story);
        else assert.ok(!(after ?? '').includes('\r'), story);
        if (
          !['remove', 'split'].includes(edit.op) &&
          !('value' in edit && Array.isArray(edit.value))
        )
          assert.deepEqual(lostComments(text, after ?? ''), [], story);
      }),
      { numRuns: 1200 },
    );
  });

  it('a comment goes alone', () => {
    fc.assert(
      fc.property(tapes, (tape) => {
        const choices = new Choices(tape);
        const claim = randomClaim(choices);
        const text = render(claim, choices);
        const [draft] = parseDraft(text).claims;
        const comments = commentsOf(draft?.tree.text ?? '');
        if (comments.length === 0) return;
        const { start, end, text: gone } = choices.pick(comments);
        const after = edited(text, [{ op: 'remove-comment', span: { start, end } }]) ?? 'refused';
        const story = `${gone}\n${text}\n=====\n${after}`;
        assert.deepEqual(contentOf(after), claim, story);
        assert.deepEqual(lostComments(text, after), [gone], story);
      }),
      { numRuns: 600 },
    );
  });

  it('edits of several entries at once equal the same edits one by one', () => {
    fc.assert(
      fc.property(tapes, (tape) => {
        const choices = new Choices(tape);
        const claim = randomClaim(choices);
        const lines = claim['lines'] as PlainMap[];
        const edits: ModelEdit[] = [
          ...lines.map((_, i): ModelEdit => ({
            op: 'set',
            path: ['lines', i, choices.pick(LINE_KEYS)],
            value: choices.pick(TEXTS),
          })),
          { op: 'set', path: [choices.pick(CLAIM_KEYS)], value: choices.pick(TEXTS) },
        ];
        if (!Object.hasOwn(claim, 'network'))
          edits.push({ op: 'template', path: ['network'], value: '' });
        const text = render(claim, choices);
        const together = edited(text, edits);
        let oneByOne: string | null = text;
        for (const edit of edits) oneByOne = oneByOne === null ? null : edited(oneByOne, [edit]);
        assert.equal(together, oneByOne, `${JSON.stringify(edits)}\n${text}`);
      }),
      { numRuns: 300 },
    );
  });

  it('edits of a broken draft never throw and never break it further', () => {
    fc.assert(
      fc.property(
        tapes,
        fc.nat(),
        fc.constantFrom('{', '"', ': ', '\n', '\t', '- ', ']', '#', '&x '),
        (tape, at, junk) => {
          const choices = new Choices(tape);
          const claim = randomClaim(choices);
          const edit = randomEdit(claim, choices);
          const text = render(claim, choices);
          const cut = at % (text.length + 1);
          const broken = text.slice(0, cut) + junk + (choices.oneIn(2) ? text.slice(cut) : '');
          if (parseDraft(broken).claims.length === 0) return;
          const after = edited(broken, [edit]);
          if (after === null) return;
          const errors = (t: string) =>
            parseDraft(t).claims.reduce((sum, c) => sum + c.tree.errors.length, 0);
          assert.ok(
            errors(after) <= errors(broken),
            `${JSON.stringify(edit)}\n${broken}\n=====\n${after}`,
          );
        },
      ),
      { numRuns: 800 },
    );
  });
});
