import { mulberry32 } from './random';

/** Every so many service lines one carries a finding. */
const FINDING_EVERY = 20;

const DAY = 86_400_000;

/** What drafts are made of. The same choice gives the same text. */
export interface DraftsOf {
  seed?: number;
  /** For how many weeks each claim bills; a week has four service lines. */
  weeks?: number;
}

const LINES_A_WEEK = 4;

/** With so many weeks a claim has 20 service lines, as measurements take it. */
export const WEEKS = 5;

/**
 * A file of claims of two therapies, each with a per diem and a drug for every week. On 5 % of the
 * service lines something is wrong: a second per diem lacks SH, or units do not fit the dose.
 */
export function draftsOf(claims: number, options: DraftsOf = {}): string {
  return draftFiles(claims, options).join('---\n');
}

/** One file of one claim each, as a folder of drafts holds them. */
export function draftFiles(files: number, { seed = 1, weeks = 1 }: DraftsOf = {}): string[] {
  const random = mulberry32(seed);
  return Array.from({ length: files }, (_, i) => claimText(i, seed, weeks, random));
}

function claimText(index: number, seed: number, weeks: number, random: () => number): string {
  const from = Date.UTC(2023, 1, 1) + Math.floor(random() * 500) * DAY;
  const first = day(from);
  const last = day(from + (7 * weeks - 1) * DAY);
  const isWrong = index % Math.max(1, FINDING_EVERY / (LINES_A_WEEK * weeks)) === 0;
  const wrongWeek = isWrong ? Math.floor(random() * weeks) : -1;
  const wrong = Math.floor(random() * 2);
  const lines = Array.from({ length: weeks }, (_, week) =>
    weekLines(from + 7 * week * DAY, week === wrongWeek ? wrong : -1),
  ).join('');
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
${lines}`;
}

/** The lines of a week; `wrong` tells which of them is wrong, if one is. */
function weekLines(from: number, wrong: number): string {
  const days = `from: ${day(from)}, through: ${day(from + 6 * DAY)}`;
  const modifier = wrong === 0 ? '' : ', modifiers: [SH]';
  const units = wrong === 1 ? 27 : 28;
  return `  - { ${days}, code: S9501, units: 7, charge: 980.00, therapy: vanc }
  - { ${days}, code: S9500, units: 7, charge: 490.00, therapy: ctx${modifier} }
  - { ${days}, code: J3370, units: ${units}, charge: 672.00, therapy: vanc, drug: { name: vancomycin, dose: 2000 mg, duration: 90 min, form: powder }, ndc: { code: 00409-6510-01, quantity: 14, unit: UN } }
  - { ${days}, code: J0696, units: 56, charge: 280.00, therapy: ctx, drug: { name: ceftriaxone, dose: 2 g, duration: 30 min, form: powder }, ndc: { code: 00781-3209-95, quantity: 7, unit: UN } }
`;
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
