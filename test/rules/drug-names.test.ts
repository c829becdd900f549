import * as assert from 'node:assert/strict';
import { parseDay } from '../../server/src/draft/days';
import { codesByGeneric, fitsRoute } from '../../server/src/rules/shared/drug-names';
import { checker } from '../support/resources';

const { codes } = checker().resources;
const day = parseDay('2024-03-04') ?? assert.fail();
const generics = (text: string) => codesByGeneric(codes, text, day).map(({ code }) => code);

describe('names of drugs', () => {
  it('of two drugs in a text the longer name comes first, wherever it stands', () => {
    const twoLong = ['J2543', 'J0696'];
    assert.deepEqual(generics('ceftriaxone beside piperacillin-tazobactam'), twoLong);
    assert.deepEqual(generics('piperacillin-tazobactam beside ceftriaxone'), twoLong);
  });

  it('a brand is no generic name', () => {
    assert.deepEqual(generics('Rocephin'), []);
  });

  it('a code that speaks of no route is for each', () => {
    const perDiem = codes.code('S9500') ?? assert.fail();
    assert.equal(perDiem.routes, undefined);
    assert.equal(fitsRoute(perDiem, 'iv'), true);
    assert.equal(fitsRoute(perDiem, undefined), true);
  });
});
