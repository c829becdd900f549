import type { NdcFields } from '../../draft/fields';
import type { Path } from '../../draft/spans';
import type { ServiceLine } from '../../facts/line';

/** An NDC of a service line, with where it stands. */
export interface NdcAt {
  ndc: NdcFields;
  path: Path;
}

/** The NDCs of a line: none, the one, or each of a list. */
export function ndcsOf(line: ServiceLine): NdcAt[] {
  const { ndc } = line.fields;
  const path: Path = [...line.path, 'ndc'];
  if (ndc === undefined) return [];
  if (!Array.isArray(ndc)) return [{ ndc, path }];
  return ndc.flatMap((one, i) => (one ? [{ ndc: one, path: [...path, i] }] : []));
}

/**
 * Where the line lacks its NDC: at `ndc`, or at the code of a map that stands there without one.
 * Undefined when the line has an NDC.
 */
export function missingNdc(line: ServiceLine): Path | undefined {
  const ndcs = ndcsOf(line);
  if (ndcs.some(({ ndc }) => ndc.code !== undefined)) return undefined;
  const [first] = ndcs;
  return first ? [...first.path, 'code'] : [...line.path, 'ndc'];
}
