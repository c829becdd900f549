import * as assert from 'node:assert/strict';
import { listedClaims, statusOf } from '../../server/src/service/status';
import { WITHOUT_SH } from '../support/two-antibiotics';
import { checked } from '../support/marked';

describe('status', () => {
  it('counts the findings of a claim and what is at risk by them', () => {
    assert.deepEqual(statusOf(checked(WITHOUT_SH)), {
      uri: 'file:///drafts/test.claim.yaml',
      version: 3,
      index: 0,
      claims: 1,
      claim: 'T-1',
      payer: 'bcbsok',
      payerName: 'Blue Cross and Blue Shield of Oklahoma',
      policy: 'CPCP019',
      effective: '2023-01-03',
      reviewed: checked(WITHOUT_SH).checker.pack('bcbsok')?.pack.reviewed,
      error: 1,
      warning: 0,
      information: 0,
      hint: 0,
      notChecked: 0,
      suppressed: 0,
      totalCharge: 2422,
      chargeAtRisk: 490,
    });
  });

  it('is of the claim at the position, else of the first', () => {
    const text = `${WITHOUT_SH}---\n${WITHOUT_SH.replace('T-1', 'T-2').replace('bcbsok', 'nobody')}`;
    const document = checked(text);
    const rows = WITHOUT_SH.split('\n').length;
    assert.equal(statusOf(document, { line: rows + 3, character: 0 })?.claim, 'T-2');
    assert.equal(statusOf(document, { line: 3, character: 0 })?.claim, 'T-1');
    assert.equal(statusOf(document)?.claim, 'T-1');
    const second = statusOf(document, { line: rows + 3, character: 0 });
    assert.deepEqual(
      [second?.payer, second?.payerName, second?.policy, second?.index, second?.claims],
      ['nobody', null, null, 1, 2],
    );
  });

  it('is none of a file without claims', () => {
    assert.equal(statusOf(checked('# nothing yet\n')), undefined);
  });

  it('is there of every claim, with the place of its number or of the claim itself', () => {
    const second = WITHOUT_SH.replace('claim: T-1\n', '').replace('bcbsok', 'nobody');
    const listed = listedClaims(checked(`# Two claims.\n${WITHOUT_SH}---\n${second}`));
    const rows = WITHOUT_SH.split('\n').length + 1;
    assert.deepEqual(
      listed.map(({ claim, payer, error, at }) => [claim, payer, error > 0, at]),
      [
        ['T-1', 'bcbsok', true, { line: 1, character: 7 }],
        [null, 'nobody', true, { line: rows, character: 0 }],
      ],
    );
  });
});
