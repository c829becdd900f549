import { codeSetOf } from '../codes/ranges';
import { MAX_CONDITIONS } from '../draft/limits';
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
  const ofClaim = claimMeets(where, claim);
  return ofClaim.is === 'no' ? NO : both(ofClaim, lineMeets(where, line, claim, pack));
}

/** Whether a line meets what a condition says of lines, the claim left aside. */
export function lineMeets(
  where: Where | undefined,
  line: ServiceLine,
  claim: Claim,
  pack: Pack,
): Verdict {
  if (!where) return YES;
  const { codes, kinds, sets, modifiers, same_day } = where;
  const { code, kind } = line;
  // What is always known comes first: most lines are told by their code.
  if (codes && !(code !== undefined && codeSetOf(codes).has(code))) return NO;
  if (kinds && !(kind !== undefined && kinds.includes(kind))) return NO;
  if (sets && !sets.some((name) => pack.set(name)?.has(code, kind))) return NO;
  if (modifiers && !modifiers.some((m) => line.modifiers.includes(m))) return NO;
  return all(
    where.place && (() => among(where.place, line.place, [['place_of_service']])),
    where.purpose &&
      (() => among(where.purpose, line.purpose, [[...line.path, 'drug', 'purpose']])),
    where.route && (() => among(where.route, line.route, [[...line.path, 'drug', 'route']])),
    where.category && (() => among(where.category, line.category, [categoryPath(line)])),
    where.member_owned !== undefined &&
      (() =>
        among([where.member_owned], line.memberOwned, [
          [...line.path, 'equipment', 'member_owned'],
        ])),
    same_day && (() => sameDay(same_day, line, claim, pack)),
    where.not && (() => invert(meets(where.not, line, claim, pack))),
  );
}

/** Whether a claim meets the part of a condition that speaks of the claim as a whole. */
export function claimMeets(where: Where | undefined, claim: Claim): Verdict {
  if (!where) return YES;
  const { form, network, emergency, state_mandated: mandated } = where;
  const { fields } = claim;
  if (form && !form.includes(claim.form)) return NO;
  if (network && !network.includes(claim.network)) return NO;
  if (emergency !== undefined && claim.emergency !== emergency) return NO;
  if (mandated !== undefined && claim.stateMandated !== mandated) return NO;
  return all(
    where.line_of_business &&
      (() => among(where.line_of_business, fields.line_of_business, [['line_of_business']])),
    where.group && (() => among(where.group, fields.group, [['group']])),
    where.provider_type &&
      (() =>
        among(where.provider_type, fields.billing_provider?.type, [['billing_provider', 'type']])),
  );
}

/** How many numbers the part of the condition that holds the code speaks of; narrow is particular. */
export function widthFor(where: Where | undefined, code: string | undefined, pack: Pack): number {
  if (!where || code === undefined) return Number.MAX_SAFE_INTEGER;
  const widths = [
    where.codes ? codeSetOf(where.codes).narrowest(code) : undefined,
    ...(where.sets ?? []).map((name) => pack.set(name)?.narrowest(code)),
  ].filter((width) => width !== undefined);
  return widths.reduce((least, width) => Math.min(least, width), Number.MAX_SAFE_INTEGER);
}

function sameDay(where: Where, line: ServiceLine, claim: Claim, pack: Pack): Verdict {
  const verdicts = verdictsOf(where, claim, pack);
  const needs: Path[] = [];
  for (const [i, verdict] of verdicts.entries()) {
    const other = claim.lines[i];
    if (verdict.is === 'no' || !other || other === line || !sharedDays(line, other)) continue;
    if (verdict.is === 'yes') return YES;
    if (needs.length < MAX_NEEDS) needs.push(...verdict.needs);
  }
  return needs.length > 0 ? { is: 'unknown', needs } : NO;
}

/** Fields that would tell of other lines: some are enough to go on with. */
const MAX_NEEDS = 100;

/** Conditions whose verdicts are kept: more than may stand in each other. */
const MAX_KEPT = 2 ** (MAX_CONDITIONS + 1);

const VERDICTS = new WeakMap<Claim, { pack: Pack; of: Map<Where, readonly Verdict[]> }>();

/** What a condition says of every line of a claim, found once: each line of a day asks for the others. */
function verdictsOf(where: Where, claim: Claim, pack: Pack): readonly Verdict[] {
  const before = VERDICTS.get(claim);
  const found = before?.pack === pack ? before.of.get(where) : undefined;
  if (found) return found;
  const verdicts = claim.lines.map((line) => meets(where, line, claim, pack));
  // Conditions inside this one have been kept meanwhile.
  let kept = VERDICTS.get(claim);
  if (kept?.pack !== pack || kept.of.size >= MAX_KEPT)
    VERDICTS.set(claim, (kept = { pack, of: new Map() }));
  kept.of.set(where, verdicts);
  return verdicts;
}

function categoryPath(line: ServiceLine): Path {
  return line.therapy ? [...line.therapy.path, 'category'] : [...line.path, 'therapy'];
}

function among<T>(
  wanted: readonly T[] | undefined,
  value: T | undefined,
  needs: readonly Path[],
): Verdict {
  if (!wanted) return YES;
  return value === undefined ? { is: 'unknown', needs } : known(wanted.includes(value));
}

function known(holds: boolean): Verdict {
  return holds ? YES : NO;
}

function invert(verdict: Verdict): Verdict {
  return verdict.is === 'yes' ? NO : verdict.is === 'no' ? YES : verdict;
}

/** All parts that a condition has; a part that fails decides alone. */
function all(...parts: readonly ((() => Verdict) | false | undefined | '')[]): Verdict {
  let verdict = YES;
  for (const part of parts) {
    if (!part) continue;
    verdict = both(verdict, part());
    if (verdict.is === 'no') return NO;
  }
  return verdict;
}

/** Both of two verdicts; what is unknown needs the fields of both. */
export function both(a: Verdict, b: Verdict): Verdict {
  if (a.is === 'no' || b.is === 'no') return NO;
  if (a.is === 'yes') return b;
  return b.is === 'yes' ? a : { is: 'unknown', needs: [...a.needs, ...b.needs] };
}
