import type { CodeTables } from '../../codes/tables';
import type { ObsoleteEntry } from '../../codes/types';
import { parseDay } from '../../draft/days';
import type { Claim } from '../../facts/claim';
import type { ServiceLine } from '../../facts/line';
import type { Pack } from '../../policy/pack';

/** What makes the line's code obsolete on its dates of service, if anything does. */
export function obsoleteOf(
  line: ServiceLine,
  claim: Claim,
  codes: CodeTables,
): ObsoleteEntry | undefined {
  const { code } = line;
  const entry = codes.obsolete(code);
  if (entry) {
    const { beside, to } = entry;
    const likely =
      !beside ||
      claim.lines.some(
        (other) => other !== line && other.kind !== undefined && beside.includes(other.kind),
      );
    const last = to === undefined ? undefined : parseDay(to);
    const past = last === undefined || line.dates === undefined || line.dates.through > last;
    return likely && past ? entry : undefined;
  }
  const info = line.info;
  if (!code || !info || !line.dates) return undefined;
  const outside =
    codes.isOutsideDates(code, line.dates.from) || codes.isOutsideDates(code, line.dates.through);
  return outside ? { status: 'deleted', text: info.text, to: info.to } : undefined;
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
