import type { Day } from '../../draft/days';
import { sharedDays } from '../../facts/claim';
import type { ServiceLine } from '../../facts/line';
import { administrationDaysOf, coveredDays } from '../../facts/schedule';
import type { Path } from '../../draft/spans';
import { isDuplicateOf } from './duplicate-lines';

/** A therapy as its lines bill it. */
export interface BilledTherapy {
  /** The id of a named therapy, else a code and which of its like it is. */
  key: string;
  /** Its place among concurrent therapies, where the plan of care states one. */
  rank: number | undefined;
  lines: ServiceLine[];
}

/**
 * The therapies that per-diem lines bill, the first-ranking first: by `rank`, then by the place of
 * their first line. A line that names no therapy is one of its own by its code; a further line of
 * that code on the same day is another one, unless it is a plain repetition.
 */
export function therapiesOf(lines: readonly ServiceLine[]): BilledTherapy[] {
  const therapies: BilledTherapy[] = [];
  const ordinals = new Map<string, number>();
  for (const line of lines) {
    if (!line.code || !line.dates) continue;
    const own = therapies.find((therapy) => belongsTo(line, therapy));
    if (own) {
      own.lines.push(line);
      continue;
    }
    const ordinal = (ordinals.get(line.code) ?? 0) + 1;
    if (line.therapyId === undefined) ordinals.set(line.code, ordinal);
    therapies.push({
      key: line.therapyId === undefined ? `${line.code} ${ordinal}` : `therapy ${line.therapyId}`,
      rank: line.therapy?.fields.rank,
      lines: [line],
    });
  }
  return therapies.sort(inOrder);
}

function belongsTo(line: ServiceLine, therapy: BilledTherapy): boolean {
  const [first] = therapy.lines;
  if (!first || first.therapyId !== line.therapyId) return false;
  if (line.therapyId !== undefined) return true;
  return (
    first.code === line.code &&
    therapy.lines.every((other) => !sharedDays(line, other) || isDuplicateOf(line, other))
  );
}

/** Ranked therapies before those without rank, then by the place of the first line. */
export function inOrder(a: BilledTherapy, b: BilledTherapy): number {
  const byRank = (a.rank ?? Infinity) - (b.rank ?? Infinity);
  if (byRank < 0 || byRank > 0) return byRank;
  return (a.lines[0]?.index ?? 0) - (b.lines[0]?.index ?? 0);
}

/**
 * The days for which a per-diem line is billed: where the policy pays for days of administration
 * alone, those of the plan of care; else every day of the line.
 */
export function perDiemDays(line: ServiceLine, basis: 'administered' | 'access'): readonly Day[] {
  const given = basis === 'administered' ? administrationDaysOf(line) : undefined;
  return given && given.length > 0 ? given : coveredDays(line);
}

/** Where a fact of the plan of care would stand that a line lacks. */
export function planOfCarePath(line: ServiceLine, field: string): Path {
  return line.therapy ? [...line.therapy.path, field] : [...line.path, 'therapy'];
}
