import * as assert from 'node:assert/strict';
import { productIn } from '../../server/src/rules/shared/product-names';

/* How names of products are found in what billers write. */

const products = [
  { names: ['Aminosyn'], id: 'plain' },
  { names: ['Aminosyn RF'], id: 'renal' },
  { names: ['D50'], id: 'dextrose' },
  { names: ['MVI-12'], id: 'vitamins' },
  { names: ['CaCl2'], id: 'calcium' },
  { names: ['vitamin'], id: 'added' },
  { names: ['zinc'], id: 'zinc' },
];
const found = (text: string) => {
  const match = productIn(text, products);
  return match ? [match.product.id, match.percent] : undefined;
};

describe('names of products', () => {
  it('do not mind case, dots, hyphens, blanks and lowered digits', () => {
    assert.deepEqual(found('M.V.I.-12'), ['vitamins', undefined]);
    assert.deepEqual(found('mvi 12 adult'), ['vitamins', undefined]);
    assert.deepEqual(found('CaCl₂'), ['calcium', undefined]);
    assert.deepEqual(found('D50W'), ['dextrose', undefined]);
  });

  it('are whole words', () => {
    assert.equal(found('zincate'), undefined);
    assert.equal(found('AminosynX'), undefined);
    assert.equal(found(''), undefined);
    assert.equal(found('D 500 mg'), undefined);
  });

  it('the longest one decides', () => {
    assert.deepEqual(found('AMINOSYN-RF 5.2 %'), ['renal', 5.2]);
    assert.deepEqual(found('Aminosyn 15%'), ['plain', 15]);
    assert.deepEqual(found('vitamin D 50 mcg'), ['added', undefined]);
  });

  it('a strength behind the name goes before one ahead of it', () => {
    assert.deepEqual(found('5% dextrose with Aminosyn 8.5%'), ['plain', 8.5]);
    assert.deepEqual(found('10% Aminosyn'), ['plain', 10]);
  });
});
