import * as assert from 'node:assert/strict';
import { CodeSet, parseCodeRange, widthOf } from '../../server/src/codes/ranges';

describe('ranges of codes', () => {
  it('include both ends', () => {
    const set = new CodeSet(['S9325-S9379']);
    assert.ok(set.has('S9325') && set.has('S9379') && set.has('S9340'));
    assert.ok(!set.has('S9324') && !set.has('S9380') && !set.has('A9340'));
  });

  it('of CPT run over the first digit, and hold numbers alone', () => {
    const surgery = new CodeSet(['10004-69990']);
    assert.ok(surgery.has('10004') && surgery.has('20610') && surgery.has('69990'));
    assert.ok(!surgery.has('10003') && !surgery.has('70010'));
    assert.ok(
      !surgery.has('3006F') && !surgery.has('2000F'),
      'codes of performance are no numbers',
    );
  });

  it('are read in any writing, and never backwards or across letters', () => {
    assert.deepEqual(parseCodeRange('96360 - 96379'), {
      from: '96360',
      to: '96379',
    });
    assert.deepEqual(parseCodeRange('s9500'), { from: 'S9500', to: 'S9500' });
    for (const text of ['S9379-S9361', 'A4206-S8004', 'S950', 'S9500-', 'S1-S2-S3', ''])
      assert.equal(parseCodeRange(text), undefined, text);
  });

  it('are as wide as the numbers that they span, the narrowest counting', () => {
    assert.equal(widthOf({ from: 'A4206', to: 'A8004' }), 3799);
    assert.equal(new CodeSet(['A4206-A8004', 'A4300-A4306', 'A4300']).narrowest('A4300'), 1);
    assert.equal(new CodeSet(['A4206-A8004']).narrowest('A9999'), undefined);
  });
});
