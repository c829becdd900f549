/* Two antibiotics for a week at home, in parts that tests put together. All people are invented. */

/** The head of a clean claim of a payer, up to and with `lines:`. */
export function head(payer = 'bcbsok'): string {
  return `claim: T-1
payer: ${payer}
place_of_service: 12
patient: { id: M0001, name: Test Patient }
billing_provider: { npi: 1234567893, type: home-infusion }
therapies:
  vanc: { drug: vancomycin, category: anti-infective, route: iv, frequency: q12h, start: 2023-02-01, end: 2023-02-07 }
  ctx: { drug: ceftriaxone, category: anti-infective, route: iv, frequency: q24h, start: 2023-02-01, end: 2023-02-07 }
lines:
`;
}

export const VANC_PER_DIEM =
  '  - { from: 2023-02-01, through: 2023-02-07, code: S9501, units: 7, charge: 980.00, therapy: vanc }\n';
export const VANC_DRUG = `  - from: 2023-02-01
    through: 2023-02-07
    code: J3370
    units: 28
    charge: 672.00
    therapy: vanc
    drug: { name: vancomycin, dose: 2000 mg, route: iv, frequency: q12h, duration: 90 min, form: powder, container: single-dose }
    ndc: { code: 00409-6510-01, quantity: 14, unit: UN }
`;
/** The per diem of the second therapy; it lacks SH. */
export const CTX_PER_DIEM = `  - from: 2023-02-01 # second therapy
    through: 2023-02-07
    code: S9500
    units: 7
    charge: 490.00
    therapy: ctx
`;
export const CTX_DRUG = `  - from: 2023-02-01
    through: 2023-02-07
    code: J0696
    units: 56
    charge: 280.00
    therapy: ctx
    drug: { name: ceftriaxone, dose: 2 g, route: iv, frequency: q24h, duration: 30 min, form: powder, container: single-dose }
    ndc: { code: 00781-3209-95, quantity: 7, unit: UN }
`;

/** The whole claim; that the second therapy lacks its modifier is the one finding. */
export const WITHOUT_SH = head() + VANC_PER_DIEM + CTX_PER_DIEM + VANC_DRUG + CTX_DRUG;
