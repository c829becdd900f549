import { sharedDays, type Claim } from '../../facts/claim';
import type { ServiceLine } from '../../facts/line';

/**
 * The flush that an anticoagulant injection per diem is billed for: the line itself where it says
 * so, else the flush beside it when no anticoagulant for treatment stands there too.
 */
export function flushBilledBy(line: ServiceLine, claim: Claim): ServiceLine | undefined {
  if (line.kind !== 'injection-per-diem' || line.info?.category !== 'anticoagulant')
    return undefined;
  if (line.fields.drug?.purpose !== undefined)
    return line.fields.drug.purpose === 'flush' ? line : undefined;
  const drugs = claim.lines.filter(
    (other) => other.isDrugLine && !other.isWaste && sharedDays(line, other) && isFor(other, line),
  );
  const flush = drugs.find((other) => other.purpose === 'flush');
  return flush && drugs.every((other) => other.purpose === 'flush') ? flush : undefined;
}

/** Of the same named therapy; where one names none, a flush or an anticoagulant. */
function isFor(drug: ServiceLine, perDiem: ServiceLine): boolean {
  if (drug.therapyId !== undefined && perDiem.therapyId !== undefined)
    return drug.therapyId === perDiem.therapyId;
  return drug.purpose === 'flush' || drug.info?.category === 'anticoagulant';
}
