import type { Claim } from '../../facts/claim';
import { sharedDays } from '../../facts/claim';
import type { ServiceLine } from '../../facts/line';
import { mayShareTherapy } from './drug-lines';

/** True on a line whose code says nothing of the drug or service: unlisted, not otherwise classified. */
export function isUnlisted(line: ServiceLine): boolean {
  return line.info?.unlisted === true;
}

/**
 * The lines that may state what an unlisted code leaves open: the line itself, and for the giving of
 * a drug (96379) the drug's own lines of its days and therapy.
 */
export function statingLines(line: ServiceLine, claim: Claim): ServiceLine[] {
  if (line.kind !== 'administration') return [line];
  const drugs = claim.lines.filter(
    (other) =>
      other !== line &&
      other.isDrugLine &&
      !other.isWaste &&
      other.kind !== 'administration' &&
      mayShareTherapy(line, other) &&
      sharedDays(line, other) !== undefined,
  );
  return [line, ...drugs];
}
