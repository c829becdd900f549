import * as assert from 'node:assert/strict';
import { fixText } from '../../server/src/edits/fix-passes';
import { checker, OPTIONS } from '../support/resources';

/* What the safe fix writes on the JW line that it splits off. */

const HEAD = `claim: HI-1
payer: cigna
place_of_service: 12
prior_authorization: A1234567
patient: { id: M1 }
billing_provider: { npi: 1234567893 }
ordering_provider: { npi: 1245319599 }
lines:
`;
const check = checker();

/** The JW line after the fixes, and what is then found on it. */
function jwLine(code: string, units: number, ndc: string, drug: string) {
  const line = `  - { date: 2023-03-01, code: ${code}, units: ${units}, charge: 80.00, ndc: { code: 00781-3209-95, ${ndc} }, drug: { route: iv, ${drug} } }\n`;
  const { text } = fixText(check, HEAD + line, OPTIONS);
  const [claim] = check.checkText(text, OPTIONS).claims;
  const jw = claim?.draft.fields.lines?.findIndex((l) => l?.modifiers?.includes('JW')) ?? -1;
  assert.ok(claim && jw === 1, text);
  const { units: billed, charge, ndc: written } = claim.draft.fields.lines?.[jw] ?? {};
  assert.ok(written && !Array.isArray(written));
  const found = claim.findings.filter((f) => f.line === jw && f.rule.startsWith('ndc-quantity'));
  return { units: billed, charge, quantity: written.quantity, found };
}

describe('the JW line that is split off', () => {
  const FACTOR = 'name: factor viii, dose: 1800 units, wasted: 200 units';

  it('takes its share of charge and NDC quantity where the units held the waste', () => {
    const { units, charge, quantity } = jwLine('J7192', 2000, 'quantity: 2000, unit: F2', FACTOR);
    assert.deepEqual([units, charge, quantity], [200, 8, 200]);
  });

  it('takes the quantity from the amount discarded where the units were those of the dose', () => {
    const { units, charge, quantity } = jwLine('J7192', 1800, 'quantity: 1800, unit: F2', FACTOR);
    assert.deepEqual([units, charge, quantity], [200, undefined, 200]);
  });

  it('asks for a quantity that the draft does not tell', () => {
    const { quantity, found } = jwLine(
      'J0696',
      7,
      'quantity: 1, unit: UN',
      'name: ceftriaxone, dose: 1750 mg, form: powder, wasted: 250 mg',
    );
    assert.equal(quantity, undefined);
    assert.deepEqual(
      found.map((f) => [f.messageId, f.fixes.map((fix) => fix.kind)]),
      [['missing', ['template']]],
    );
  });
});
