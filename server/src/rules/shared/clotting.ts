import type { CodeTables } from '../../codes/tables';
import type { ServiceLine } from '../../facts/line';

/** True for a clotting factor or product, by its code or, under an unlisted code, by its name. */
export function isClottingProduct(line: ServiceLine, codes: CodeTables): boolean {
  if (line.info?.clotting) return true;
  if (line.info && !line.info.unlisted) return line.info.category === 'hemophilia';
  const named = line.drugName === undefined ? [] : codes.codesForDrug(line.drugName);
  if (named.length > 0) return named.every((info) => info.clotting === true);
  return line.category === 'hemophilia';
}
