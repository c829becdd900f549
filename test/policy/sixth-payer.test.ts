import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Checker } from '../../server/src/check/check';
import { readPack } from '../../server/src/policy/read-pack';
import { describeFindings } from '../support/example';
import { OPTIONS, resources, ROOT } from '../support/resources';

/*
 * A sixth payer costs one YAML file: a pack written here, of rules of every kind, works; and no
 * payer's id stands in the code.
 */

const PACK = `
id: prairie
name: Prairie Mutual
policy: PM-7
title: Infusion at home
effective: { from: 2024-01-01 }
extends: common
per_diem_basis: administered
sets:
  our-per-diem: { codes: [S9325-S9379, S9490-S9504], kinds: [therapy-per-diem] }
codes:
  - { codes: [S9353], status: not-covered, reason: Insulin pumps are a pharmacy benefit., clauses: [PM-01], section: Benefits }
entries:
  - id: home-only
    rule: place-of-service
    with: { home: [12] }
    cites: { clauses: [PM-02], section: Places, says: Infusion is paid at home. }
  - id: leave
    rule: prior-authorization
    with: { for: home-infusion, bills: [per-diem] }
    cites: { clauses: [PM-03], section: Leave, says: Per diems need an authorization. }
  - id: poles
    rule: bundled
    where: { codes: [E0776] }
    with: { beside: { sets: [our-per-diem] } }
    cites: { clauses: [PM-04], section: Equipment, says: Poles are part of the day. }
  - id: concurrent
    rule: concurrent-modifier
    with: { second: [59, SJ], third: [SH] }
    cites: { clauses: [PM-05], section: Modifiers, says: The second therapy carries 59 and SJ. }
  - id: drug-beside-per-diem
    rule: per-diem-without-drug
    cites: { clauses: [PM-06], section: Per diems, says: A per diem needs its drug. }
  - id: a-date-a-line
    rule: one-date-per-line
    where: { kinds: [therapy-per-diem] }
    cites: { clauses: [PM-07], section: Dates, says: Per diems are billed a date a line. }
  - id: ndc-of-injections
    rule: ndc-required
    where: { codes: [J0000-J9999] }
    severity: error
    cites: { clauses: [PM-08], section: Drugs, says: Injections come with an NDC. }
  - id: visits
    rule: nursing-visit
    with: { check: administered-by, not_by: [caregiver] }
    cites: { clauses: [PM-09], section: Nursing, says: A nurse makes the visit. }
  - id: late-rule
    rule: ordering-provider
    effective: { from: 2025-01-01 }
    cites: { clauses: [PM-10], section: Orders, says: Drugs name who ordered them. }
advice:
  - { clauses: [PM-11], says: Keep the orders. }
silent:
  - { clauses: [PM-12], says: Lipids may be billed apart. }
`;

const draft = (lines: string, head = '') => `claim: P-1
payer: prairie
place_of_service: 12
prior_authorization: PA-1
patient: { id: M1 }
billing_provider: { npi: 1234567893 }
${head}therapies:
  vanc: { drug: vancomycin, category: anti-infective, route: iv, frequency: q12h, start: 2024-02-01, end: 2024-02-02 }
  ctx: { drug: ceftriaxone, category: anti-infective, route: iv, frequency: q24h, start: 2024-02-01, end: 2024-02-02 }
lines:
${lines}`;

const VANC = '  - { date: 2024-02-01, code: S9501, units: 1, therapy: vanc }\n';
const CTX = (modifiers: string) =>
  `  - { date: 2024-02-01, code: S9500, ${modifiers}units: 1, therapy: ctx }\n`;
const DRUGS = `  - { date: 2024-02-01, code: J3370, units: 4, therapy: vanc, drug: { name: vancomycin, dose: 2 g, form: powder }, ndc: { code: 00409-6510-01, quantity: 2, unit: UN } }
  - { date: 2024-02-01, code: J0696, units: 8, therapy: ctx, drug: { name: ceftriaxone, dose: 2 g, form: powder }, ndc: { code: 00781-3209-95, quantity: 1, unit: UN } }
`;
const CLEAN = VANC + CTX('modifiers: [59, SJ], ') + DRUGS;

/** What the sixth payer says of drafts: story, draft, findings. */
const CASES: [story: string, text: string, findings: string[]][] = [
  ['nothing wrong', draft(CLEAN), []],
  [
    'not at home',
    draft(CLEAN).replace('place_of_service: 12', 'place_of_service: 11'),
    ['error place-of-service/not-home place_of_service PM-02'],
  ],
  [
    'without leave',
    draft(CLEAN).replace('prior_authorization: PA-1\n', ''),
    ['warning prior-authorization/home-infusion prior_authorization PM-03'],
  ],
  [
    'a code that is not covered',
    draft(
      `${CLEAN}  - { date: 2024-02-02, code: S9353, units: 1 }\n  - { date: 2024-02-02, code: J0696, units: 8, therapy: ctx, drug: { name: ceftriaxone, dose: 2 g, form: powder }, ndc: { code: 00781-3209-95, quantity: 1, unit: UN } }\n`,
    ),
    ['error not-covered/not-covered lines.4.code PM-01'],
  ],
  [
    'a pole',
    draft(`${CLEAN}  - { date: 2024-02-01, code: E0776, units: 1 }\n`),
    ['error bundled/included lines.4 PM-04'],
  ],
  [
    'modifiers of its own',
    draft(VANC + CTX('') + DRUGS),
    ['error concurrent-modifier/second lines.1.modifiers PM-05'],
  ],
  [
    'a per diem without its drug',
    draft(VANC),
    ['error per-diem-without-drug/no-drug lines.0 PM-06'],
  ],
  [
    'two dates a line',
    draft(
      CLEAN.replace(/date: 2024-02-01/g, 'from: 2024-02-01, through: 2024-02-02')
        .replace(/units: 1,/g, 'units: 2,')
        .replace('units: 4', 'units: 8')
        .replace('J0696, units: 8', 'J0696, units: 16'),
    ),
    [
      'error one-date-per-line/range lines.0.through PM-07',
      'error one-date-per-line/range lines.1.through PM-07',
    ],
  ],
  [
    'no NDC',
    draft(CLEAN.replace(', ndc: { code: 00409-6510-01, quantity: 2, unit: UN }', '')),
    ['error ndc-required/missing lines.2.ndc PM-08'],
  ],
  [
    'a caregiver visits',
    draft(
      `${CLEAN}  - { date: 2024-02-01, code: 99601, units: 1, visit: { minutes: 60, by: caregiver } }\n`,
    ),
    ['error nursing-visit/not-qualified lines.4.visit.by PM-09'],
  ],
  [
    'the member visits, which it lets pass',
    draft(
      `${CLEAN}  - { date: 2024-02-01, code: 99601, units: 1, visit: { minutes: 60, by: self } }\n`,
    ),
    [],
  ],
  [
    'a rule from next year on',
    draft(CLEAN.replaceAll('2024-', '2025-')).replaceAll('2024-02', '2025-02'),
    ['warning ordering-provider/missing ordering_provider PM-10'],
  ],
];

describe('a sixth payer', () => {
  const { value, faults } = readPack(PACK);
  const { codes, packs } = resources();

  it('is read without a fault', () => {
    assert.deepEqual(faults, []);
  });

  for (const [story, text, expected] of CASES)
    it(story, () => {
      assert.ok(value);
      const check = new Checker({ codes, packs: new Map([...packs, [value.id, value]]) });
      const { claims } = check.checkText(text, OPTIONS);
      assert.deepEqual(claims.flatMap(describeFindings).sort(), [...expected].sort());
      assert.equal(claims[0]?.policy, 'PM-7');
    });

  it('no payer is named in the code', () => {
    const ids = [...packs.keys()].filter((id) => id !== 'common');
    const named = new RegExp(`['"\`](${ids.join('|')})['"\`]`, 'i');
    for (const part of ['server/src', 'client/src'])
      for (const file of readdirSync(join(ROOT, part), { recursive: true, encoding: 'utf8' }))
        if (file.endsWith('.ts'))
          assert.doesNotMatch(readFileSync(join(ROOT, part, file), 'utf8'), named, file);
  });
});
