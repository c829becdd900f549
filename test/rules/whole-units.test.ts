import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { exactSum, wholeUnits } from '../../server/src/rules/shared/whole-units';

describe('whole units', () => {
  it('a started unit counts, a full one counts once', () => {
    assert.equal(wholeUnits(8, 5), 2);
    assert.equal(wholeUnits(50, 50), 1);
    assert.equal(wholeUnits(51, 50), 2);
    assert.equal(wholeUnits(0, 5), 0);
  });

  it('decimal fractions divide without noise', () => {
    assert.equal(wholeUnits(2.1, 0.1), 21);
    assert.equal(wholeUnits(0.0021, 0.0001), 21);
    assert.equal(wholeUnits(exactSum(0.1, 0.2), 0.3), 1);
  });

  it('parts share the amount', () => {
    assert.equal(wholeUnits(1500, 500, 2), 2);
    assert.equal(wholeUnits(1, 1, 3), 1);
  });

  it('agrees with whole-number division at every scale', () => {
    const whole = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 0, max: 6 }), (amount, unit, decimals) => {
        const scale = 10 ** decimals;
        assert.equal(wholeUnits(amount / scale, unit / scale), Math.ceil(amount / unit));
      }),
    );
  });
});
