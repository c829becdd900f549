import type { Checker } from '../check/check';
import type { ModelEdit } from '../draft/edits';
import type { Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import type { Pack } from '../policy/pack';
import { claimMeets } from '../policy/where';
import {
  concurrentModifierEdits,
  concurrentOptions,
  placedLines,
  requiredAt,
  type ConcurrentOptions,
} from '../rules/shared/concurrent-modifiers';
import type { Place } from '../rules/shared/concurrent-places';
import { formatRange } from '../draft/days';

/** What a payer wants of concurrent therapies, where its policy speaks of them. */
interface Wanted {
  pack: Pack;
  options: ConcurrentOptions;
}

function wantedBy(checker: Checker, payer: string | null, claim: Claim): Wanted | undefined {
  const pack = payer === null ? undefined : checker.pack(payer)?.pack;
  const entry = pack?.entries.find(
    (e) => e.rule === 'concurrent-modifier' && claimMeets(e.where, claim).is === 'yes',
  );
  const options = entry && concurrentOptions.safeParse(entry.with);
  return pack && options?.success ? { pack, options: options.data } : undefined;
}

/** The edits that give every line of a claim the modifiers of its place among the therapies of its days. */
export function setConcurrentModifiers(
  checker: Checker,
  payer: string | null,
  claim: Claim,
): { title: string; edits: ModelEdit[] } | undefined {
  const wanted = wantedBy(checker, payer, claim);
  if (!wanted) return undefined;
  const { options, pack } = wanted;
  const edits = concurrentModifierEdits(claim, options, pack.perDiemBasis);
  const marks = [...new Set([...options.second, ...options.third])].join('/');
  return edits.length > 0 ? { title: `Set ${marks} in this claim`, edits } : undefined;
}

const PLACES: Record<Place, string> = {
  alone: 'the only infusion therapy',
  first: 'the first infusion therapy',
  second: 'the second infusion therapy',
  third: 'the third infusion therapy or a later one',
};

/** The place of a line among the therapies of its days, and the modifiers that belong to it. Markdown. */
export function describeConcurrency(
  checker: Checker,
  payer: string | null,
  claim: Claim,
  line: ServiceLine,
): string | undefined {
  const wanted = wantedBy(checker, payer, claim);
  if (!wanted) return undefined;
  const { options, pack } = wanted;
  const placed = placedLines(claim, options, pack.perDiemBasis).find((p) => p.line === line);
  const runs = (placed?.runs ?? []).map(({ place, dates }) => {
    const needs = requiredAt(place, options).join(' and ') || 'none';
    return `- ${formatRange(dates)}: ${PLACES[place]}, needs ${needs}`;
  });
  return runs.length > 0 ? `In this claim, by ${pack.label}:\n\n${runs.join('\n')}` : undefined;
}

/** True for the modifiers by which the payer tells concurrent therapies apart. */
export function marksConcurrency(
  checker: Checker,
  payer: string | null,
  claim: Claim,
  modifier: string,
): boolean {
  const wanted = wantedBy(checker, payer, claim);
  return (
    wanted !== undefined && [...wanted.options.second, ...wanted.options.third].includes(modifier)
  );
}

/** What tells a line's place among the therapies of its days. */
export interface Mark {
  /** `the second infusion therapy`. */
  place: string;
  required: readonly string[];
  /** Modifiers of other places. */
  others: readonly string[];
}

/** The modifiers that belong to a line's place; undefined where its days need different ones, or none tells. */
export function markOf(
  checker: Checker,
  payer: string | null,
  claim: Claim,
  line: ServiceLine,
): Mark | undefined {
  const wanted = wantedBy(checker, payer, claim);
  if (!wanted) return undefined;
  const { options, pack } = wanted;
  const placed = placedLines(claim, options, pack.perDiemBasis).find((p) => p.line === line);
  const [run, ...more] = placed?.runs ?? [];
  if (!run || more.length > 0) return undefined;
  const required = requiredAt(run.place, options);
  const others = [...options.second, ...options.third].filter((m) => !required.includes(m));
  return { place: PLACES[run.place], required, others };
}
