import assert from 'node:assert/strict';
import { isMap } from 'yaml';
import { findNode, parseSyntax, scalarText, type SyntaxTree } from '../../server/src/draft/syntax';

/** A text of about so many characters that nobody else parses. */
const filler = (characters: number): string => `filler: ${'x'.repeat(characters)}\n`;

/** Parses so much that all trees made before are let go. */
function forgetTrees(): void {
  for (let i = 0; i < 20; i++) parseSyntax(filler(50_000));
}

function treeOf(text: string): SyntaxTree {
  return parseSyntax(text)[0] ?? assert.fail('a tree');
}

const TEXTS = {
  'a plain draft': 'claim: A-1\nlines:\n  - { code: S9501, units: 7 }\n',
  'one that only the YAML parser reads': 'claim: "A\\t1"\nnotes: |\n  one\n  two\n',
  'one with an alias of nothing': 'claim: A-1\npayer: *x\n',
  'one with faults': 'claim: [A\nlines: }\n',
};

describe('draft: trees that were let go', () => {
  for (const [name, text] of Object.entries(TEXTS))
    it(`are made again alike: ${name}`, () => {
      const tree = treeOf(text);
      const before = { root: tree.root, anchors: [...tree.anchors], errors: tree.errors };
      assert.equal(tree.root, before.root, 'as long as it is kept, it is the same');
      forgetTrees();
      assert.deepEqual(tree.root, before.root);
      assert.deepEqual([...tree.anchors], before.anchors);
      assert.deepEqual(tree.errors, before.errors);
    });

  it('were in memory no longer', () => {
    const tree = treeOf(TEXTS['a plain draft']);
    const { root } = tree;
    assert.ok(isMap(root));
    forgetTrees();
    assert.notEqual(tree.root, root);
    assert.equal(scalarText(findNode(tree, ['lines', 0, 'code'])?.value), 'S9501');
  });

  it('stay where aliases refer to their nodes', () => {
    const tree = treeOf('therapies: { a: &x { drug: d } }\nlines: [{ therapy: *x }]\n');
    const { root } = tree;
    forgetTrees();
    assert.equal(tree.root, root);
    assert.equal(tree.anchors.get('x')?.[0], findNode(tree, ['therapies', 'a'])?.value);
  });

  it('are not let go while little else is read', () => {
    const tree = treeOf(TEXTS['a plain draft']);
    const { root } = tree;
    parseSyntax(filler(5_000));
    assert.equal(tree.root, root);
  });

  it('a text larger than all that is kept is kept while it is the newest', () => {
    const tree = treeOf(filler(600_000));
    const { root } = tree;
    assert.equal(tree.root, root);
    parseSyntax('claim: A-2\n');
    assert.notEqual(tree.root, root);
    assert.deepEqual(tree.root, root);
  });
});
