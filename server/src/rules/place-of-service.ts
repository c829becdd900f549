import * as z from 'zod/mini';
import { isUnreadable } from '../draft/claim-draft';
import type { Path } from '../draft/spans';
import type { CodeTables } from '../codes/tables';
import { placeList } from '../policy/schema';
import { replaceWith } from './shared/replacements';
import { defineRule, type Reporter, type RuleInput } from './rule';

const options = z.strictObject({
  home: z
    ._default(placeList, [])
    .check(z.describe('Places in which the policy pays; empty where it names none.')),
  residence: z
    ._default(placeList, [])
    .check(z.describe('Places that the policy may mean by home without naming them: a warning.')),
  nursing: z
    ._default(placeList, [])
    .check(z.describe('Nursing facilities that the policy rules out by name.')),
  facility_only: z
    ._default(z.boolean(), false)
    .check(z.describe('The codes of the entry are for facilities: any other place is a finding.')),
});

export const placeOfService = defineRule({
  id: 'place-of-service',
  title: 'The place is one in which the service is paid',
  category: 'setting',
  severity: 'error',
  consequence: 'deny',
  options,
  docs: {
    what: 'The place of service is not one in which the policy pays home infusion, or a code that is only for facilities (96376) is billed at another place.',
    why: "Home infusion is paid in the member's home. What a policy counts as home differs from the list of place codes: assisted living, a group home or a hotel room may or may not pass, a nursing facility does not.",
    todo: 'Set the place in which the member was in fact treated; if that is not the home, another benefit pays.',
  },
  check(input, choices, report) {
    if (choices.facility_only) outsideFacility(input, report);
    if (choices.home.length > 0) outsideHome(input, choices, report);
  },
});

/** Judges the claim's own place where a line relies on it, and every place that a line has itself. */
function outsideHome(
  { claim, lines, codes }: RuleInput,
  choices: z.output<typeof options>,
  report: Reporter,
): void {
  const { place_of_service: place } = claim.fields;
  const hasOwn = (path: Path, own: string | undefined) =>
    own !== undefined || isUnreadable(claim.draft, [...path, 'place_of_service']);
  const relying = lines.filter((l) => !hasOwn(l.path, l.fields.place_of_service));
  const claimCounts = relying.length > 0 || claim.lines.length === 0;
  if (claimCounts && place !== undefined)
    judgeHome(place, ['place_of_service'], codes, choices, report);
  // A UB-04 may leave it out; on a CMS-1500 it is a required field, and reported as such.
  if (claimCounts && place === undefined && claim.form === 'ub04')
    report.notChecked([], [['place_of_service']]);
  for (const { path, fields } of lines)
    if (fields.place_of_service !== undefined)
      judgeHome(fields.place_of_service, [...path, 'place_of_service'], codes, choices, report);
}

function judgeHome(
  place: string,
  at: Path,
  codes: CodeTables,
  { home, residence, nursing }: z.output<typeof options>,
  report: Reporter,
): void {
  const name = codes.place(place)?.name.toLowerCase();
  if (name === undefined || home.includes(place)) return;
  const isResidence = residence.includes(place);
  const isNursing = nursing.includes(place);
  report({
    at,
    message: isResidence ? 'residence' : isNursing ? 'nursing-facility' : 'not-home',
    severity: isResidence ? 'warning' : 'error',
    what: isResidence
      ? `Place of service ${place} (${name}) is a residence, but not the code of a home.`
      : `Place of service ${place} (${name}) is no home.`,
    todo: isResidence
      ? `Bill ${home.join(' or ')} if the member lives there in a place of their own.`
      : `Bill ${home.join(' or ')} if the member was treated at home.`,
    fixes: replaceWith(
      at,
      home,
      (code) => `Set place_of_service to ${code} (${codes.place(code)?.name ?? code})`,
    ),
  });
}

function outsideFacility({ claim, lines, codes }: RuleInput, report: Reporter): void {
  for (const line of lines) {
    const { code = '', place } = line;
    const own = [...line.path, 'place_of_service'];
    if (isUnreadable(claim.draft, own)) continue;
    const at = line.fields.place_of_service === undefined ? [...line.path, 'code'] : own;
    if (place === undefined) {
      // Who bills on a UB-04 is a facility.
      if (claim.form === 'cms1500') report.notChecked(at, [['place_of_service']]);
      continue;
    }
    const known = codes.place(place);
    if (!known || known.facility) continue;
    report({
      at,
      message: 'facility-only',
      what: `${code} is a code for facilities, and place of service ${place} (${known.name.toLowerCase()}) is none.`,
      todo: 'Bill the code that describes what was done at this place, or correct the place.',
    });
  }
}
