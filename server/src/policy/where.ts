import { CodeSet } from '../codes/ranges';
import type { Claim } from '../facts/claim';
import { sharedDays } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import type { Path } from '../draft/spans';
import type { Pack } from './pack';
import type { Where } from './schema';

/** Whether a condition holds; `unknown` with the fields of the draft that would tell. */
export type Verdict = { is: 'yes' } | { is: 'no' } | { is: 'unknown'; needs: readonly Path[] };

const YES: Verdict = { is: 'yes' };
const NO: Verdict = { is: 'no' };

/** Whether a service line of a claim meets a condition of a pack. */
export function meets(
  where: Where | undefined,
  line: ServiceLine,
  claim: Claim,
  pack: Pack,
): Verdict {
  if (!where) return YES;
  return all([
    claimMeets(where, claim),
    oneOf(where.codes, (codes) =>
      known(line.code !== undefined && codeSetOf(codes).has(line.code)),
    ),
    oneOf(where.kinds, (kinds) => known(line.kind !== undefined && kinds.includes(line.kind))),
    oneOf(where.sets, (sets) =>
      known(sets.some((name) => pack.set(name)?.has(line.code, line.kind))),
    ),
    oneOf(where.modifiers, (wanted) => known(wanted.some((m) => line.modifiers.includes(m)))),
    oneOf(where.place, (places) => among(places, line.place, [['place_of_service']])),
    oneOf(where.purpose, (purposes) =>
      among(purposes, line.purpose, [[...line.path, 'drug', 'purpose']]),
    ),
    oneOf(where.route, (routes) => among(routes, line.route, [[...line.path, 'drug', 'route']])),
    oneOf(where.category, (wanted) => among(wanted, line.category, [categoryPath(line)])),
    where.member_owned === undefined
      ? YES
      : among([where.member_owned], line.memberOwned, [
          [...line.path, 'equipment', 'member_owned'],
        ]),
    where.same_day ? sameDay(where.same_day, line, claim, pack) : YES,
    where.not ? invert(meets(where.not, line, claim, pack)) : YES,
  ]);
}

/** Whether a claim meets the part of a condition that speaks of the claim as a whole. */
export function claimMeets(where: Where | undefined, claim: Claim): Verdict {
  if (!where) return YES;
  const { fields } = claim;
  return all([
    oneOf(where.form, (forms) => known(forms.includes(claim.form))),
    oneOf(where.network, (networks) => known(networks.includes(claim.network))),
    oneOf(where.line_of_business, (lobs) =>
      among(lobs, fields.line_of_business, [['line_of_business']]),
    ),
    oneOf(where.group, (groups) => among(groups, fields.group, [['group']])),
    oneOf(where.provider_type, (types) =>
      among(types, fields.billing_provider?.type, [['billing_provider', 'type']]),
    ),
    where.emergency === undefined ? YES : known(claim.emergency === where.emergency),
    where.state_mandated === undefined ? YES : known(claim.stateMandated === where.state_mandated),
  ]);
}

/** How many numbers the part of the condition that holds the code speaks of; narrow is particular. */
export function widthFor(where: Where | undefined, code: string | undefined, pack: Pack): number {
  if (!where || code === undefined) return Number.MAX_SAFE_INTEGER;
  const widths = [
    where.codes ? codeSetOf(where.codes).narrowest(code) : undefined,
    ...(where.sets ?? []).map((name) => pack.set(name)?.narrowest(code)),
  ].filter((width) => width !== undefined);
  return widths.length > 0 ? Math.min(...widths) : Number.MAX_SAFE_INTEGER;
}

function sameDay(where: Where, line: ServiceLine, claim: Claim, pack: Pack): Verdict {
  return any(
    claim.lines
      .filter((other) => other !== line && sharedDays(line, other))
      .map((other) => meets(where, other, claim, pack)),
  );
}

function categoryPath(line: ServiceLine): Path {
  return line.therapy ? [...line.therapy.path, 'category'] : [...line.path, 'therapy'];
}

function oneOf<T>(wanted: T[] | undefined, test: (wanted: T[]) => Verdict): Verdict {
  return wanted === undefined ? YES : test(wanted);
}

function among<T>(wanted: readonly T[], value: T | undefined, needs: readonly Path[]): Verdict {
  return value === undefined ? { is: 'unknown', needs } : known(wanted.includes(value));
}

function known(holds: boolean): Verdict {
  return holds ? YES : NO;
}

function invert(verdict: Verdict): Verdict {
  return verdict.is === 'yes' ? NO : verdict.is === 'no' ? YES : verdict;
}

function all(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.some((v) => v.is === 'no')) return NO;
  const needs = verdicts.flatMap((v) => (v.is === 'unknown' ? v.needs : []));
  return needs.length > 0 ? { is: 'unknown', needs } : YES;
}

function any(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.some((v) => v.is === 'yes')) return YES;
  const needs = verdicts.flatMap((v) => (v.is === 'unknown' ? v.needs : []));
  return needs.length > 0 ? { is: 'unknown', needs } : NO;
}

const SETS = new WeakMap<readonly string[], CodeSet>();

/** The set that a condition's list of codes stands for, made once. */
function codeSetOf(codes: readonly string[]): CodeSet {
  let set = SETS.get(codes);
  if (!set) SETS.set(codes, (set = new CodeSet(codes)));
  return set;
}
