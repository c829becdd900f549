import { CodeSet } from '../../codes/ranges';
import type { Kind } from '../../codes/types';
import type { ServiceLine } from '../../facts/line';

/** Enteral formula and kits, and blood components: nobody asks them for an NDC or the drug's details. */
const NOT_ASKED = new CodeSet([
  'B4034-B4162',
  'P9010-P9040',
  'P9044',
  'P9050-P9060',
  'P9070-P9073',
  'P9099',
]);

/** Lines that bill the giving of a drug: the drug itself has a line of its own. */
const GIVING: ReadonlySet<Kind> = new Set([
  'administration',
  'nursing',
  'professional-visit',
  'evaluation',
]);

const DRUG_KINDS: ReadonlySet<Kind> = new Set(['drug', 'nutrition', 'iv-solution']);

/** True for the lines that bill a drug, and not the giving of it. */
export function billsDrug(line: ServiceLine): boolean {
  return line.isDrugLine && (line.kind === undefined || !GIVING.has(line.kind));
}

/** True for the lines that a payer can ask for an NDC and for the drug's dose, route and so on. */
export function isAskedForDrugData(line: ServiceLine): boolean {
  if (!billsDrug(line)) return false;
  return line.code === undefined || !NOT_ASKED.has(line.code);
}

/**
 * True when the line's code is a HCPCS code of its own for a drug. A HCPCS code that the tables do
 * not hold counts, an unlisted one does not.
 */
export function hasDrugCode(line: ServiceLine): boolean {
  if (line.code === undefined) return false;
  if (line.kind === undefined) return /^[A-Z]/.test(line.code);
  return DRUG_KINDS.has(line.kind) && line.info?.unlisted !== true;
}

/** True when two lines can belong to one therapy: both name the same, or one of them names none. */
export function mayShareTherapy(a: ServiceLine, b: ServiceLine): boolean {
  return a.therapyId === undefined || b.therapyId === undefined || a.therapyId === b.therapyId;
}
