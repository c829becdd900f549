import * as assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check';
import type { RuleInput } from '../../server/src/rules/rule';
import { describeFindings, describeNotChecked } from '../support/example';
import { OPTIONS, resources } from '../support/resources';

const DRAFT = `claim: HI-1
payer: bluekc
line_of_business: commercial
place_of_service: 12
patient: { id: M1 }
billing_provider: { npi: 1234567893, type: home-infusion }
therapies:
  ctx: { drug: ceftriaxone, category: anti-infective, route: iv, frequency: q24h, start: 2026-03-01, end: 2026-03-02 }
lines:
  - { date: 2026-03-01, code: G0068, units: 3, visit: { minutes: 45, by: rn, initial: false } }
  - date: 2026-03-01
    code: J0696
    units: 8
    therapy: ctx
    ndc: { code: 0781-3209-95, quantity: 1, unit: UN }
    drug: { name: ceftriaxone, dose: 2 g, form: powder, container: single-dose }
`;

/** What one rule says of the draft when these tables are imported. */
function found(rule: string, imported: Pick<RuleInput, 'ndcDirectory' | 'mue'>): string[] {
  const check = new Checker({ ...resources(), imported });
  const [result] = check.checkText(DRAFT, OPTIONS).claims;
  assert.ok(result);
  return [...describeFindings(result), ...describeNotChecked(result)].filter((line) =>
    line.includes(rule),
  );
}

describe('imported tables', () => {
  it('an NDC that the directory lacks is told, by its eleven digits', () => {
    const asked: string[] = [];
    const lacking = { has: (digits: string) => asked.push(digits) < 0 };
    assert.deepEqual(found('ndc-unknown', { ndcDirectory: lacking }), [
      'warning ndc-unknown/unknown lines.1.ndc.code X-03',
    ]);
    assert.deepEqual(asked, ['00781320995']);
  });

  it('an NDC that the directory holds is nothing, and neither is one without a directory', () => {
    const holding = { has: (digits: string) => digits === '00781320995' };
    assert.deepEqual(found('ndc-unknown', { ndcDirectory: holding }), []);
    assert.deepEqual(found('ndc-unknown', {}), []);
  });

  it('units above the Medically Unlikely Edit are told, units at it are not', () => {
    const table = (units: number) => ({
      limit: (code: string) => (code === 'J0696' ? { units, by: 'day' as const } : undefined),
    });
    assert.deepEqual(found('unit-limit', { mue: table(7) }), [
      'error unit-limit/mue lines.1.units KC-12',
    ]);
    assert.deepEqual(found('unit-limit', { mue: table(8) }), []);
  });

  it('without the table the claim is once not checked', () => {
    assert.deepEqual(found('unit-limit', {}), ['unit-limit .']);
  });
});
