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
  it('names payer, policy and the date of the policy', () => {
    assert.equal(statusTitle(CLEAN), 'BCBSOK CPCP019');
    assert.equal(statusDetail(CLEAN), 'nothing found · policy in effect from 2023-01-03');
  });

  it('counts what was found, and what it may cost', () => {
    const status = {
      ...CLEAN,
      index: 1,
      claims: 3,
      error: 1,
      warning: 2,
      information: 1,
      hint: 1,
      notChecked: 4,
      suppressed: 1,
      chargeAtRisk: 490,
      effective: null,
    };
    assert.equal(
      statusDetail(status),
      'claim 2 of 3 · 1 error, 2 warnings, 2 remarks · 1 silenced · 4 not checked · $490.00 of $2,422.00 at risk',
    );
  });

  it('says when there is no payer, or none that is known', () => {
    assert.equal(statusTitle({ ...CLEAN, payer: null, policy: null }), 'No payer');
    assert.equal(statusTitle({ ...CLEAN, payer: 'acme', policy: null }), 'No policy for acme');
  });
});
