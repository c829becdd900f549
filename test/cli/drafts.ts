/* Invented claim drafts for the tests of the command line. */

export interface DraftFacts {
  claim?: string;
  payer?: string;
  /** Modifiers of the second therapy's per diem: none is an error that a safe fix mends. */
  modifiers?: string;
  drug?: string;
  /** Further text at the end. */
  more?: string;
}

/** A week of two antibiotics at home, clean unless told otherwise. */
export function draft({
  claim = 'T-0001',
  payer = 'bcbsok',
  modifiers = ' modifiers: [SH],',
  drug = 'vancomycin',
  more = '',
}: DraftFacts = {}): string {
  return `# An invented claim
claim: ${claim}
payer: ${payer}
line_of_business: commercial
place_of_service: 12
prior_authorization: A1234567
patient: { id: M0001, name: Test Patient, birth_date: 1961-04-02, sex: F }
billing_provider: { npi: 1234567893, name: Prairie Home Infusion, type: home-infusion }
ordering_provider: { npi: 1245319599, name: R. Ordering MD }
diagnoses: [A41.9]
total_charge: 2422.00
therapies:
  vanc: { drug: ${drug}, category: anti-infective, route: iv, frequency: q12h, start: 2023-02-01, end: 2023-02-07 }
  ctx: { drug: ceftriaxone, category: anti-infective, route: iv, frequency: q24h, start: 2023-02-01, end: 2023-02-07 }
lines:
  - { from: 2023-02-01, through: 2023-02-07, code: S9501, units: 7, charge: 980.00, therapy: vanc }
  - { from: 2023-02-01, through: 2023-02-07, code: S9500,${modifiers} units: 7, charge: 490.00, therapy: ctx } # second
  - from: 2023-02-01
    through: 2023-02-07
    code: J3370
    units: 28
    charge: 672.00
    therapy: vanc
    drug: { name: ${drug}, dose: 2000 mg, route: iv, frequency: q12h, duration: 90 min, form: powder, container: single-dose }
    ndc: { code: 00409-6510-01, quantity: 14, unit: UN }
  - from: 2023-02-01
    through: 2023-02-07
    code: J0696
    units: 56
    charge: 280.00
    therapy: ctx
    drug: { name: ceftriaxone, dose: 2 g, route: iv, frequency: q24h, duration: 30 min, form: powder, container: single-dose }
    ndc: { code: 00781-3209-95, quantity: 7, unit: UN }
${more}`;
}

/** The same with one error: the second therapy lacks SH. `fix` mends it. */
export function faulty(facts: DraftFacts = {}): string {
  return draft({ modifiers: '', ...facts });
}

/** Drafts of very different length, with numbers that come again in other files and in the same one. */
export function manyFiles(): Record<string, string | Buffer> {
  const files: Record<string, string | Buffer> = {};
  for (let i = 0; i < 24; i++) {
    const claims = Array.from({ length: i % 4 === 0 ? 12 : 1 }, (_, j) =>
      (j % 2 ? faulty : draft)({ claim: `T-${(i * 3 + j) % 17}` }),
    );
    files[`f${String(i).padStart(2, '0')}.claim.yaml`] = claims.join('---\n');
  }
  files['f05.claim.yaml'] = Buffer.from([0xff]);
  files['f06.claim.yaml'] =
    `${draft({ claim: 'T-1' })}# claimlint-ignore-claim duplicate-claim: sent twice on purpose\n`;
  files['sub/.claimlint.yaml'] = 'severity: { duplicate-claim: error }\nseverty: 1\n';
  files['sub/g.claim.yaml'] = draft({ claim: 'T-1' });
  return files;
}
