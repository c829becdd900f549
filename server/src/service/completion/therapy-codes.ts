import { wordsOf, type CodeInfo, type CodeTables } from '../../codes/tables';
import type { Day } from '../../draft/days';
import type { LineFields } from '../../draft/fields';
import type { Route } from '../../draft/listed-values';
import { isPerDiemKind } from '../../facts/claim';
import type { Therapy } from '../../facts/line';
import type { Pack } from '../../policy/pack';
import type { Status } from '../../policy/schema';
import { fitsRoute } from '../../rules/shared/drug-names';
import { fitOf } from '../../rules/shared/per-diem-fit';
import { withLine, type CompletionContext } from './context';

/* Which codes bill a therapy: by its category, schedule and drug, and by what the payer pays. */

/** Statuses under which a code is denied as a line of its own. */
const UNPAID: ReadonlySet<Status> = new Set<Status>(['included', 'never', 'not-covered']);

/** True where the payer's table denies the code as a line of its own. */
export function isUnpaid(code: string, pack: Pack | undefined, day: Day): boolean {
  const status = pack?.statusOf(code, day)?.status;
  return status !== undefined && UNPAID.has(status);
}

/** True for a code that may be billed on the day. */
export function isInForce(code: string, codes: CodeTables, day: Day): boolean {
  const obsolete = codes.obsolete(code);
  // Some real codes are listed as likely slips beside others.
  return !(obsolete && !obsolete.beside) && !codes.isOutsideDates(code, day);
}

const perDiems = new WeakMap<CodeTables, readonly CodeInfo[]>();

function perDiemsOf(codes: CodeTables): readonly CodeInfo[] {
  let known = perDiems.get(codes);
  if (!known) {
    known = codes
      .allCodes()
      .flatMap((code) => (isPerDiemKind(codes.kind(code)) ? (codes.code(code) ?? []) : []));
    perDiems.set(codes, known);
  }
  return known;
}

type Context = Pick<CompletionContext, 'claim' | 'codes' | 'pack'>;

/**
 * The per diems of a therapy: of each family of its category the ones that fit its schedule, else
 * the general one; where the plan of care does not tell, all of the family. `fields` are those of
 * the line, which names the therapy.
 */
export function perDiemCodes(
  context: Context,
  index: number,
  { fields: { category, route } }: Therapy,
  fields: LineFields,
  day: Day,
): CodeInfo[] {
  const { codes, pack } = context;
  if (category === undefined) return [];
  const possible = perDiemsOf(codes).filter(
    (info) =>
      info.category === category &&
      isInForce(info.code, codes, day) &&
      fitsRoute(info, route) !== false,
  );
  return [...new Set(possible.map(familyOf))]
    .map((family) => possible.filter((info) => familyOf(info) === family))
    .flatMap((family) => fitting(context, index, fields, family))
    .filter(({ code }) => !isUnpaid(code, pack, day));
}

function familyOf(info: CodeInfo): string {
  return info.family ?? info.code;
}

function fitting(
  context: Context,
  index: number,
  fields: LineFields,
  family: readonly CodeInfo[],
): readonly CodeInfo[] {
  const general = family.filter((info) => info.general);
  const specific = family.filter((info) => !info.general);
  for (const info of specific) {
    const { line } = withLine(context, index, { ...fields, code: info.code });
    const fit = fitOf(line, info, context.codes);
    if (fit?.is === 'unknown') break;
    if (fit?.is !== 'known') continue;
    const fits = specific.filter(({ code }) => fit.codes.some((other) => other.code === code));
    return fits.length > 0 ? fits : general;
  }
  return [...specific, ...general];
}

/** The codes of a drug for a route, the plain generic first, then those of one maker. */
export function drugCodes(
  { codes, pack }: Pick<Context, 'codes' | 'pack'>,
  name: string,
  route: Route | undefined,
  day: Day,
): CodeInfo[] {
  const rank = (info: CodeInfo): number =>
    wordsOf(info.name) === wordsOf(name) ? 0 : info.name.includes('(') ? 2 : 1;
  return codes
    .codesForDrug(name)
    .filter(
      (info) =>
        !info.unlisted &&
        isInForce(info.code, codes, day) &&
        !isUnpaid(info.code, pack, day) &&
        fitsRoute(info, route) !== false,
    )
    .sort((a, b) => rank(a) - rank(b) || a.code.localeCompare(b.code));
}
