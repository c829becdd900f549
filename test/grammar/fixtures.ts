/** The same claim in the two styles in which drafts are written. */

export const FLOW_DRAFT = `# Two antibiotics at home
claim: HI-2026-000117   # control number
payer: bcbsok
line_of_business: commercial
place_of_service: 12
patient: { id: M0001, name: Ada Sample, birth_date: 1961-04-02, sex: F }
billing_provider: { npi: 1234567893, name: 'Willow Home Infusion', type: home-infusion }
diagnoses: [A41.9, L03.115]
total_charge: 1470.00

therapies:                 # the plan of care
  vanc: { drug: vancomycin, category: anti-infective, route: iv, frequency: q12h, start: 2026-02-01 }
  ctx:  { drug: ceftriaxone, category: anti-infective, route: iv, frequency: q24h, start: 2026-02-01 }

lines:
  - { from: 2026-02-01, through: 2026-02-07, code: S9501, units: 7, charge: 980.00, therapy: vanc }
  - { from: 2026-02-01, through: 2026-02-07, code: S9500, modifiers: [SH], units: 7, charge: 490.00, therapy: ctx }
`;

export const BLOCK_DRAFT = `---
claim: "HI-2026-000118"
payer: allways
place_of_service: 12
patient:
  id: M0002
  name: Bo Sample
diagnoses:
  - A41.9
  # the second one
  - L03.115
therapies:
  ctx:
    drug: ceftriaxone
    category: anti-infective
    administered_on:
      - 2026-02-01
      - 2026-02-03
lines:
  # claimlint-ignore per-diem-units: agreed by telephone
  - from: 2026-02-01
    through: 2026-02-03
    code: S9500
    modifiers:
      - SH
      - "59"
    units: 2
    charge: 140.00
    therapy: ctx
    note: |
      S9501 was asked for first
      code: S9502
  - date: 2026-02-01
    code: J0696
    units: 8
    drug:
      name: ceftriaxone
      dose: 2 g
      frequency: q24h
      duration: 30 min
    ndc:
      code: 00781-3209-95
      quantity: 1
      unit: UN
`;
