import type { Checker } from '../check/check';
import type { Pack } from '../policy/pack';
import type { PackStatement } from '../policy/statements';
import { reference } from './describe-status';

/* What the pages of `explain` share. */

/** Every pack that can be used: what the code sets say first, then the payers by id. */
export function allPacks({ resources, payers, pack }: CheckerParts): Pack[] {
  const ids = [...new Set([...resources.packs.keys()])].filter((id) => !payers.includes(id));
  return [...ids, ...payers].flatMap((id) => pack(id)?.pack ?? []);
}

type CheckerParts = Pick<Checker, 'resources' | 'payers' | 'pack'>;

/** `entry pumps-are-included of rule bundled: Pumps are part of the per diem. (Section, OK-14)`. */
export function statementText(statement: PackStatement): string {
  return `${placeText(statement)}: ${statement.says ?? 'as the code set says.'}${reference(statement)}`;
}

/** Where a statement stands, in words. */
export function placeText({ place }: PackStatement): string {
  switch (place.kind) {
    case 'entry':
      return `${place.rule} (entry ${place.entry}${place.message === undefined ? '' : `, message ${place.message}`})`;
    case 'status':
      return `table of codes (${place.status.status}: ${place.status.codes.join(', ')})`;
    case 'advice':
      return 'advice, never a finding';
    case 'silent':
      return 'allowed, raises nothing';
  }
}
