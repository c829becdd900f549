import { CodeSet } from '../../codes/ranges';
import type { CodeTables } from '../../codes/tables';
import type { Claim } from '../../facts/claim';
import type { ServiceLine } from '../../facts/line';
import { obsoleteOf } from './code-standing';

/** The surgical numbers of CPT, and those among them that go with infusions and blood. */
const SURGERY = new CodeSet(['10004-69990']);
const NO_SURGERY = new CodeSet([
  '36000',
  '36410',
  '36415',
  '36430',
  '36440-36460',
  '36555-36598',
  '62367-62370',
]);

/** True for a surgical procedure; a number that is a likely slip for another code is none. */
export function isSurgery(line: ServiceLine, claim: Claim, codes: CodeTables): boolean {
  const { code } = line;
  return (
    code !== undefined &&
    SURGERY.has(code) &&
    !NO_SURGERY.has(code) &&
    !obsoleteOf(line, claim, codes)
  );
}
