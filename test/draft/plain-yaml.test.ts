import * as assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
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

/** All of a tree that anything in the product reads. */
function plainOf(node: unknown): unknown {
  if (isMap(node))
    return {
      map: node.items.map(({ key, value }) => [plainOf(key), plainOf(value)]),
      range: node.range,
      flow: node.flow === true,
    };
  if (isSeq(node))
    return { list: node.items.map(plainOf), range: node.range, flow: node.flow === true };
  if (isScalar(node))
    return { value: node.value, source: node.source, type: node.type, range: node.range };
  return isAlias(node) ? { alias: node.source } : { other: typeof node };
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
