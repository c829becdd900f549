import assert from 'node:assert/strict';
import { agrees, amountsIn, type Amount } from '../tools/amounts';

const CASES: [string, Amount[]][] = [
  ['Injection, somedrug, 500 mg', [{ amount: 500, unit: 'mg' }]],
  [
    'Somedrug, up to 2.5 mg/5 ml',
    [
      { amount: 2.5, unit: 'mg' },
      { amount: 5, unit: 'ml' },
    ],
  ],
  ['Somedrug, 100,000 units', [{ amount: 100_000, unit: 'unit' }]],
  ['Somedrug, 3 million units', [{ amount: 3_000_000, unit: 'unit' }]],
  ['Some factor, recombinant, per i.u.', [{ amount: 1, unit: 'unit' }]],
  ['Contrast medium, per ml', [{ amount: 1, unit: 'ml' }]],
  [
    'Formula, 100 calories = 1 unit',
    [
      { amount: 100, unit: 'kcal' },
      { amount: 1, unit: 'unit' },
    ],
  ],
  ['Blood, each unit', [{ amount: 1, unit: 'unit' }]],
  ['Somedrug, per dose', []],
];

describe('billing amounts in descriptors', () => {
  for (const [descriptor, amounts] of CASES)
    it(`reads ${descriptor}`, () => assert.deepEqual(amountsIn(descriptor), amounts));

  it('agrees across units of mass and with the sum of a combination', () => {
    assert.ok(agrees({ amount: 0.1, unit: 'mg' }, [{ amount: 100, unit: 'mcg' }]));
    assert.ok(agrees({ amount: 1.5, unit: 'g' }, amountsIn('One and other, 1 gm/0.5 gm')));
    assert.ok(!agrees({ amount: 50, unit: 'mg' }, amountsIn('Somedrug, 500 mg')));
    assert.ok(!agrees({ amount: 1, unit: 'mg' }, amountsIn('Somedrug, per ml')));
  });
});
