import type { CodeInfo, CodeTables } from '../../codes/tables';
import type { ServiceLine } from '../../facts/line';
import { codesOfFamily } from './code-families';
import type { Fit } from './per-diem-fit';
import { routePath } from './way-given';

const FIRST = 'initial';
const LATER = 'subsequent';

/**
 * Which visit codes fit a line: by the route and category of the drug, and by whether it is the
 * first visit. What the draft does not say is not held against the code; it is reported as unknown.
 */
export function visitFit(line: ServiceLine, info: CodeInfo, codes: CodeTables): Fit[] {
  const visits = [FIRST, LATER]
    .flatMap((family) => codesOfFamily(codes, family))
    .filter((code) => code.kind === 'professional-visit');
  const initial = line.visit?.initial;
  const family = initial === undefined ? info.family : initial ? FIRST : LATER;
  const { route } = line;
  const needs = [
    ...(initial === undefined ? [[...line.path, 'visit', 'initial']] : []),
    ...(route === undefined ? [routePath(line)] : []),
  ];
  const fitting = visits.filter(
    (code) =>
      code.family === family &&
      (route === undefined ? isAlike(code, info) : fits(code, line, info)),
  );
  const known: Fit = {
    is: 'known',
    message: 'visit',
    codes: fitting,
    fact: factOf(line),
    related: undefined,
  };
  return needs.length > 0 ? [known, { is: 'unknown', needs }] : [known];
}

/** The same drug class, of a first or a later visit. */
function isAlike(code: CodeInfo, info: CodeInfo): boolean {
  return code.category === info.category && code.routes?.join() === info.routes?.join();
}

/**
 * The code of chemotherapy also bills other complex drugs, which a draft does not tell: it passes
 * where it is billed, and fits by itself where the category is chemotherapy or unknown.
 */
function fits(code: CodeInfo, line: ServiceLine, info: CodeInfo): boolean {
  const { route, category } = line;
  if (route === undefined || !code.routes?.includes(route)) return false;
  if (isAlike(code, info) && code.category !== undefined) return true;
  if (code.category !== undefined) return category === undefined || category === code.category;
  return category !== 'chemotherapy' || route !== 'iv';
}

function factOf(line: ServiceLine): string {
  const visit = line.visit?.initial;
  const parts = [
    line.route === undefined ? '' : `the drug is given ${line.route}`,
    line.category === undefined ? '' : `the category is ${line.category}`,
    visit === undefined ? '' : `the visit is ${visit ? 'the first' : 'a later one'}`,
  ];
  return parts.filter(Boolean).join(', ');
}
