import * as assert from 'node:assert/strict';
import { locate } from '../../server/src/draft/claim-draft';
import { findNode, isEmptyNode, spanOf } from '../../server/src/draft/syntax';
import type { Path } from '../../server/src/draft/spans';
import { claimOf, textAt } from './reading';

const TEXT = `# head
claim: "HI 1"   # own
prior_authorization:   # to come
patient: &p { id: M1 }
therapies:
  vanc: { drug: vancomycin }
  none:
lines:
  - { from: 2023-02-01, code: S9501, modifiers: [ SH, '59' ] }
  - units: 7 # no code
    drug:
      name: a
      dose: 1 g   # trailing

  - co
  - &l { code: *c, ndc: { code: 1 } }
  - *l
note: |
  two
  lines

group: &c S9500
`;

describe('draft: where a finding stands', () => {
  const draft = claimOf(TEXT);
  const at = (...path: Path) => textAt(draft, path);

  it('on the value', () => {
    assert.equal(at('claim'), '"HI 1"');
    assert.equal(at('lines', 0, 'code'), 'S9501');
    assert.equal(at('lines', 0, 'modifiers'), "[ SH, '59' ]");
    assert.equal(at('lines', 0, 'modifiers', 1), "'59'");
    assert.equal(at('lines', 1, 'units'), '7');
    assert.equal(at('note'), '|\n  two\n  lines');
    assert.equal(at('lines', 1, 'drug', 'dose'), '1 g');
    assert.deepEqual(locate(draft, ['claim']).found, true);
  });

  it('on the key whose value is empty', () => {
    assert.equal(at('prior_authorization'), 'prior_authorization');
    assert.equal(locate(draft, ['prior_authorization']).found, true);
    assert.equal(at('therapies', 'none'), 'none');
  });

  it('on the code of a whole line, else on its first key, else on the line itself', () => {
    assert.equal(at('lines', 0), 'S9501');
    assert.equal(at('lines', 1), 'units');
    assert.equal(at('lines', 2), 'co');
    assert.equal(locate(draft, ['lines', 0]).found, true);
  });

  it('for a key that a line lacks on its code', () => {
    assert.equal(at('lines', 0, 'units'), 'S9501');
    assert.equal(at('lines', 0, 'ndc', 'code'), 'S9501');
    assert.equal(locate(draft, ['lines', 0, 'units']).found, false);
    assert.equal(at('lines', 1, 'code'), 'units');
    assert.equal(at('lines', 1, 'drug', 'route'), 'units');
  });

  it('for a key that the claim lacks on the claim number', () => {
    assert.equal(at('payer'), '"HI 1"');
    assert.equal(at(), '"HI 1"');
    assert.equal(at('patient', 'name'), '"HI 1"');
    assert.equal(at('lines', 9), '"HI 1"');
    assert.equal(locate(draft, ['payer']).found, false);
    assert.equal(textAt(claimOf('payer: x\n'), ['claim']), 'payer');
    assert.equal(
      textAt(claimOf('just a text\nof two lines\n'), ['claim']),
      'just a text\nof two lines',
    );
  });

  it('for a therapy on its id', () => {
    assert.equal(at('therapies', 'vanc'), 'vanc');
    assert.equal(at('therapies', 'vanc', 'drug'), 'vancomycin');
    assert.equal(at('therapies', 'vanc', 'route'), 'vanc');
    assert.equal(at('therapies', 'gone', 'route'), '"HI 1"');
  });

  it('on the alias for what came through one', () => {
    for (const path of [
      ['lines', 4],
      ['lines', 4, 'ndc'],
      ['lines', 4, 'ndc', 'code'],
      ['lines', 4, 'units'],
    ]) {
      const located = locate(draft, path);
      assert.equal(textAt(draft, path), '*l', path.join('.'));
      assert.ok(located.aliased);
    }
    assert.equal(at('lines', 3, 'code'), '*c');
    assert.equal(locate(draft, ['lines', 3, 'ndc', 'code']).aliased, false);
  });
});

describe('draft: the tree', () => {
  it('walks paths, and knows what is empty', () => {
    const { tree } = claimOf('a: { b: [ x, ~ ] }\nc: ""\n');
    const x = findNode(tree, ['a', 'b', 0]);
    assert.deepEqual(x?.value && spanOf(tree, x.value), { start: 10, end: 11 });
    assert.equal(findNode(tree, ['a', 'b', 2]), undefined);
    assert.equal(findNode(tree, ['a', 0]), undefined);
    assert.equal(findNode(tree, ['a', 'b', 'x']), undefined);
    assert.ok(isEmptyNode(findNode(tree, ['a', 'b', 1])?.value));
    assert.ok(isEmptyNode(findNode(tree, ['c'])?.value));
    assert.ok(!isEmptyNode(x?.value));
  });
});
