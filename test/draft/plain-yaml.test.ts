import * as assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { isNode, isPair, stringify } from 'yaml';
import { cutDocuments } from '../../server/src/draft/documents';
import { readPlain } from '../../server/src/draft/plain-yaml';
import { parseAny } from '../../server/src/draft/syntax';
import { draftsOf } from '../bench/drafts';
import { ROOT } from '../support/resources';
import '../support/property-seed';

function drafts(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.claim.yaml'))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));
}

const documents = [...drafts('samples'), ...drafts('test/rules'), draftsOf(3)].flatMap((text) =>
  cutDocuments(text).map(({ start, end }) => text.slice(start, end)),
);

/** What the quick reader leaves out of nodes: nothing in the product reads it. */
const LEFT_OUT = new Set(['comment', 'commentBefore', 'spaceBefore', 'schema']);

/** All that a node holds but for comments: its kind and every property that is set. */
function plainOf(node: unknown): unknown {
  if (!isNode(node) && !isPair(node)) return node;
  const set = Object.entries(node).filter(([name, value]) => {
    // A flow collection says so, any other does not, which is the same as saying no.
    const isUnset = value === undefined || value === null || (name === 'flow' && value === false);
    return !isUnset && !LEFT_OUT.has(name);
  });
  const held = set.map(([name, value]) => [
    name,
    name === 'items' ? (value as unknown[]).map(plainOf) : plainOf(value),
  ]);
  return { kind: node.constructor.name, ...Object.fromEntries(held) };
}

/** Where the quick reader reads a text, the parser must read the same. True when it does. */
function agrees(text: string): boolean {
  const plain = readPlain(text);
  if (!plain) return false;
  const [tree, ...more] = parseAny(text);
  assert.ok(tree, JSON.stringify(text));
  assert.deepEqual(more, [], JSON.stringify(text));
  assert.deepEqual(tree.errors, [], JSON.stringify(text));
  assert.equal(tree.anchors.size, 0, JSON.stringify(text));
  assert.deepEqual(plainOf(plain.root), plainOf(tree.root), JSON.stringify(text));
  return true;
}

/** What is typed into a draft: all that YAML gives a meaning. */
const TYPED = [
  ...[
    '\n',
    '\r\n',
    ' ',
    '  ',
    '\t',
    '#',
    ' # c',
    '\n# c\n',
    '\n    # c\n',
    '\n      # c\n',
    '\n\n',
  ],
  ...['-', '- ', '\n- ', '\n  - ', '-\n', '- - ', ':', ': ', ':\n', '?', '? ', ',', ', ', ',,'],
  ...['[', ']', '{', '}', '[]', '{}', '{ a: 1 }', '[a, b]', '[a: b]', '{ a }', '{ a: }', '[a, ]'],
  ...["'", '"', "''", '""', "'a'", '"a"', '"\\n"', "'it''s'", '&a ', '*a', '!t ', '!', '|', '>'],
  ...[
    '|\n  ',
    '%',
    '@',
    '`',
    '~',
    'null',
    'a',
    '1',
    '\u00e9',
    '\u2028',
    '\u00a0',
    '\uFEFF',
    '\u0000',
  ],
  ...['a: b', '\na: b\n', '\n  a: b\n', 'a:b', 'a :b', 'a : b', '<<: ', '---', '--- ', '...', '\r'],
  ...[
    'key:',
    '\nkey:\n',
    '\n  key:\n',
    'key: # c\n',
    '\nkey: {\n a: 1 }\n',
    '\nkey: [\n]\n',
    'http://x',
  ],
];

const WORD = fc.stringMatching(/^[A-Za-z][\w.-]{0,8}$/);
/** Texts that YAML could take for something else. */
const ODD = fc.oneof(
  fc.constantFrom(
    '012',
    '00409-6510-01',
    '2023-02-01',
    '1.50',
    '- a',
    'a: b',
    'a #b',
    '#',
    '~',
    '',
  ),
  fc
    .array(fc.constantFrom('a', ' ', ':', '#', ',', '-', "'", '"', ']', '\n', '\u00e9'), {
      maxLength: 6,
    })
    .map((parts) => parts.join('')),
);
const TEXT = fc.oneof({ weight: 4, arbitrary: WORD }, { weight: 1, arbitrary: ODD });
const KEY = fc.oneof({ weight: 40, arbitrary: WORD }, { weight: 1, arbitrary: ODD });
const VALUE = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    TEXT,
    fc.constant(null),
    fc.dictionary(KEY, tie('value'), { maxKeys: 4 }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
})).value;
const DRAFT = fc.dictionary(KEY, VALUE, { minKeys: 1, maxKeys: 5 });
/** The ways in which `yaml` itself writes values. */
const STYLE = fc.record({
  indent: fc.integer({ min: 1, max: 4 }),
  indentSeq: fc.boolean(),
  collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
  flowCollectionPadding: fc.boolean(),
  singleQuote: fc.constantFrom(true, false, null),
  defaultStringType: fc.constantFrom(
    'PLAIN' as const,
    'QUOTE_SINGLE' as const,
    'QUOTE_DOUBLE' as const,
  ),
  nullStr: fc.constantFrom('null', '~', ''),
  lineWidth: fc.constantFrom(0, 40),
});

describe('draft: the quick reader of plain YAML', function () {
  this.timeout(60_000);

  it('reads what drafts are written in', () => {
    const read = documents.filter(agrees);
    assert.ok(read.length > documents.length * 0.8, `${read.length} of ${documents.length}`);
    for (const text of documents.slice(0, 100)) agrees(text.replaceAll('\n', '\r\n'));
  });

  it('reads what the parser reads, wherever something is typed', () => {
    let read = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        fc.array(
          fc.record({
            at: fc.nat(9999),
            cut: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 })),
            typed: fc.constantFrom(...TYPED),
          }),
          { minLength: 1, maxLength: 2 },
        ),
        (document, edits) => {
          let text = document;
          for (const { at, cut, typed } of edits) {
            const start = Math.round((at / 10_000) * text.length);
            text = text.slice(0, start) + typed + text.slice(start + cut);
          }
          if (agrees(text)) read++;
        },
      ),
      { numRuns: 3000 },
    );
    assert.ok(read > 300, `${read} of 3000`);
  });

  it('reads what the parser reads of short texts of every kind', () => {
    let read = 0;
    const piece = fc.constantFrom('\n', ' ', '  ', 'a', 'b: ', 'c:', '- ', '#', '# d', ...TYPED);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        if (agrees(pieces.join(''))) read++;
      }),
      { numRuns: 20_000 },
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        if (agrees(`lines:\n  - code: A\n    units: ${pieces.join('')}\n  - code: B\n`)) read++;
        if (agrees(`a: { b: ${pieces.join('')}, c: 1 }\n`)) read++;
      }),
      { numRuns: 5000 },
    );
    assert.ok(read > 1000, `${read}`);
  });

  it('reads what the parser reads of random values, however they are written', () => {
    let read = 0;
    fc.assert(
      fc.property(
        DRAFT,
        STYLE,
        fc.nat(9999),
        fc.constantFrom(...TYPED, ''),
        (value, style, at, typed) => {
          const text = stringify(value, style);
          const start = Math.round((at / 10_000) * text.length);
          for (const one of [text, text.slice(0, start) + typed + text.slice(start)])
            if (agrees(one)) read++;
        },
      ),
      { numRuns: 2000 },
    );
    assert.ok(read > 200, `${read}`);
  });

  it('leaves to the parser what is not plain', () => {
    const given = [
      'a: &x b',
      'a: *x',
      'a: !t b',
      'a: |\n  b\n',
      'a: b\n  c\n',
      'a: "b\n  c"\n',
      'a: b: c\n',
      'a: [b\n',
      'a\n',
      '? a\n',
      '- a\nb: c\n',
      '',
      '%x\n---\na: b\n',
      'a: b\n...\n',
      'a: 1\n---\nb: 2\n',
      'a: \tb\n',
      '[a]: b\n',
    ];
    for (const text of given) assert.equal(readPlain(text), undefined, JSON.stringify(text));
    const deep = `${'[a, '.repeat(60)}b${']'.repeat(60)}`;
    assert.equal(readPlain(`a: ${deep}\n`), undefined);
  });
});
