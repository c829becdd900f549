import * as assert from 'node:assert/strict';
import { statusDetail, statusTitle } from '../../../client/src/status-words';
import type { ClaimStatus } from '../../../server/src/service/status';

const CLEAN: ClaimStatus = {
  uri: 'file:///draft.claim.yaml',
  version: 1,
  index: 0,
  claims: 1,
  claim: 'TEST-0001',
  payer: 'bcbsok',
  payerName: 'Blue Cross and Blue Shield of Oklahoma',
  policy: 'CPCP019',
  effective: '2023-01-03',
  reviewed: '2023-01-03',
  error: 0,
  warning: 0,
  information: 0,
  hint: 0,
  notChecked: 0,
  suppressed: 0,
  totalCharge: 2422,
  chargeAtRisk: 0,
};

describe('status of a claim', () => {
  it('names payer and policy, and which claim it is of', () => {
    assert.equal(statusTitle(CLEAN), 'BCBSOK CPCP019');
    assert.equal(statusTitle({ ...CLEAN, index: 1, claims: 3 }), 'BCBSOK CPCP019, claim 2 of 3');
    assert.equal(statusDetail(CLEAN), 'nothing found');
  });

  it('counts what was found, and what it may cost', () => {
    const status = {
      ...CLEAN,
      error: 1,
      warning: 2,
      information: 1,
      hint: 1,
      notChecked: 4,
      suppressed: 1,
      chargeAtRisk: 490,
    };
    assert.equal(
      statusDetail(status),
      '1 error, 2 warnings, 2 remarks · $490.00 of $2,422.00 at risk · 4 not checked · 1 silenced',
    );
  });

  it('says when there is no payer, or none that is known', () => {
    assert.equal(statusTitle({ ...CLEAN, payer: null, policy: null }), 'No payer');
    assert.equal(statusTitle({ ...CLEAN, payer: 'acme', policy: null }), 'No policy for acme');
  });
});
