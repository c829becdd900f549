import type { CodeTables } from '../../codes/tables';
import { parseDay, type Day } from '../../draft/days';
import { nearest } from '../../draft/nearest';
import type { Claim } from '../../facts/claim';
import type { ServiceLine } from '../../facts/line';
import type { Pack } from '../../policy/pack';

/** Why a code may not be billed on its dates of service. */
export interface Obsolete {
  /**
   * `misprint`: printed in a policy, never a code · `gap`: lies inside a printed range · `deleted`:
   * a code no longer · `not-yet`: not a code yet.
   */
  reason: 'misprint' | 'gap' | 'deleted' | 'not-yet';
  /** What it is or was, in our own words. */
  text: string;
  /** Codes to use instead. */
  instead: readonly string[];
  /** First and last day of validity, ISO, where known. */
  from?: string;
  to?: string;
}

/** What makes the line's code obsolete on its dates of service, if anything does. */
export function obsoleteOf(
  line: ServiceLine,
  claim: Claim,
  codes: CodeTables,
): Obsolete | undefined {
  return listedAsObsolete(line, claim, codes) ?? outsideItsDates(line, codes);
}

/** By the table of numbers that are no codes. */
function listedAsObsolete(
  line: ServiceLine,
  claim: Claim,
  codes: CodeTables,
): Obsolete | undefined {
  const entry = codes.obsolete(line.code);
  if (!entry) return undefined;
  const { status, text, instead = [], beside, to } = entry;
  const likely =
    !beside ||
    claim.lines.some(
      (other) => other !== line && other.kind !== undefined && beside.includes(other.kind),
    );
  const last = to === undefined ? undefined : parseDay(to);
  const past = last === undefined || line.dates === undefined || line.dates.through > last;
  return likely && past ? { reason: status, text, instead, to } : undefined;
}

/** By the code's own dates: a line that touches a day outside them counts. */
function outsideItsDates(line: ServiceLine, codes: CodeTables): Obsolete | undefined {
  const { code, info, dates } = line;
  if (code === undefined || !dates) return undefined;
  const { from, to } = codes.datesOf(code);
  const text = info?.text ?? '';
  const first = from === undefined ? undefined : parseDay(from);
  const last = to === undefined ? undefined : parseDay(to);
  if (last !== undefined && dates.through > last)
    return { reason: 'deleted', text, instead: [], from, to };
  if (first !== undefined && dates.from < first)
    return { reason: 'not-yet', text, instead: [], from, to };
  return undefined;
}

/** True when rules that speak of a code's units or kind can lean on the line's code. */
export function isGoodCode(
  line: ServiceLine,
  claim: Claim,
  codes: CodeTables,
  pack: Pack,
): boolean {
  if (line.code === undefined || line.info === undefined) return false;
  if (obsoleteOf(line, claim, codes)) return false;
  return pack.statusOf(line.code, line.dates?.through)?.status !== 'not-covered';
}

/** Of these codes the ones that can be billed on the line's dates; today, where it has none yet. */
export function billableOn(
  line: ServiceLine,
  candidates: Iterable<string>,
  codes: CodeTables,
  today: Day,
): string[] {
  const { from, through } = line.dates ?? { from: today, through: today };
  return [...candidates].filter(
    (code) =>
      code !== line.code &&
      !codes.obsolete(code) &&
      !codes.isOutsideDates(code, from) &&
      !codes.isOutsideDates(code, through),
  );
}

/** Codes of the line's dates that are spelled like its own: of the same letter where there are any. */
export function nearCodes(line: ServiceLine, codes: CodeTables, today: Day): string[] {
  const { code = '' } = line;
  const candidates = billableOn(line, codes.allCodes(), codes, today);
  const ofLetter = nearest(
    code,
    candidates.filter((candidate) => candidate[0] === code[0]),
  );
  return ofLetter.length > 0 ? ofLetter : nearest(code, candidates);
}
