import type { Path } from '../../draft/spans';
import { sharedDays, type Claim } from '../../facts/claim';
import type { ServiceLine } from '../../facts/line';

/** Implanted access devices are what interim care is for, unless the plan of care says otherwise. */
const IMPLANTED = 'port';

/**
 * The infusion per diems that use the access which a line takes care of, on one of its days; else
 * the fields that would tell.
 */
export function accessInUse(
  line: ServiceLine,
  claim: Claim,
): { inUseBy: ServiceLine[]; needs: Path[] } {
  const infusions = claim.lines.filter(
    (other) => other !== line && other.kind === 'therapy-per-diem' && sharedDays(line, other),
  );
  const own = line.therapy?.fields.access;
  if (infusions.length === 0 || own?.in_use === false) return { inUseBy: [], needs: [] };
  if (own?.in_use === true) return { inUseBy: infusions, needs: [] };
  const device = own?.device ?? IMPLANTED;
  const inUseBy = infusions.filter((other) => {
    if (other.therapy !== undefined && other.therapy === line.therapy) return true;
    const access = other.therapy?.fields.access;
    return access?.device === device && access.in_use !== false;
  });
  const needs = infusions
    .filter((other) => other.therapy?.fields.access?.device === undefined)
    .map((other): Path =>
      other.therapy ? [...other.therapy.path, 'access', 'device'] : [...other.path, 'therapy'],
    );
  return { inUseBy, needs };
}
