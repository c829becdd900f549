import { mulberry32 } from './random';

/** Every so many service lines one carries a finding. */
const FINDING_EVERY = 20;

const DAY = 86_400_000;

/**
 * A file of claims of about 20 lines each: two therapies, two per diems, two drugs. The same seed gives
 * the same text. On 5 % of the service lines something is wrong: a second per diem lacks SH, or units
 * do not fit the dose.
 */
export function draftsOf(claims: number, seed = 1): string {
  const random = mulberry32(seed);
  const documents: string[] = [];
  for (let i = 0; i < claims; i++) documents.push(claimText(i, seed, random));
  return documents.join('---\n');
}

/** One file of one claim each, as a folder of drafts holds them. */
export function draftFiles(files: number, seed = 1): string[] {
  const random = mulberry32(seed);
  return Array.from({ length: files }, (_, i) => claimText(i, seed, random));
}

function claimText(index: number, seed: number, random: () => number): string {
  const from = Date.UTC(2023, 1, 1) + Math.floor(random() * 500) * DAY;
  const first = day(from);
  const last = day(from + 6 * DAY);
  const days = `from: ${first}, through: ${last}`;
  // Four service lines a claim: every fifth claim has one line that is wrong.
  const wrong = index % (FINDING_EVERY / 4) === 0 ? Math.floor(random() * 2) : -1;
  const modifier = wrong === 0 ? '' : ', modifiers: [SH]';
  const units = wrong === 1 ? 27 : 28;
  const id = `${seed}-${String(index + 1).padStart(6, '0')}`;
  return `claim: HI-${id}
payer: bcbsok
line_of_business: ppo
place_of_service: 12
prior_authorization: A${100_000 + index}
network: in
patient: { id: YUB${100_000 + Math.floor(random() * 900_000)}, name: Ada Example, birth_date: 1961-04-02, sex: F }
billing_provider: { npi: 1234567893, name: Prairie Home Infusion, type: home-infusion }
ordering_provider: { npi: 1245319599, name: Dr. Wendell Auger }
diagnoses: [A41.9, L03.115]
therapies:
  vanc: { drug: vancomycin, category: anti-infective, route: iv, frequency: q12h, start: ${first}, end: ${last} }
  ctx: { drug: ceftriaxone, category: anti-infective, route: iv, frequency: q24h, start: ${first}, end: ${last} }
lines:
  - { ${days}, code: S9501, units: 7, charge: 980.00, therapy: vanc }
  - { ${days}, code: S9500, units: 7, charge: 490.00, therapy: ctx${modifier} }
  - { ${days}, code: J3370, units: ${units}, charge: 672.00, therapy: vanc, drug: { name: vancomycin, dose: 2000 mg, duration: 90 min, form: powder }, ndc: { code: 00409-6510-01, quantity: 14, unit: UN } }
  - { ${days}, code: J0696, units: 56, charge: 280.00, therapy: ctx, drug: { name: ceftriaxone, dose: 2 g, duration: 30 min, form: powder }, ndc: { code: 00781-3209-95, quantity: 7, unit: UN } }
`;
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
