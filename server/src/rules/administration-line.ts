import * as z from 'zod/mini';
import { codeSetOf } from '../codes/ranges';
import type { CodeTables } from '../codes/tables';
import type { Day } from '../draft/days';
import { PURPOSES } from '../draft/listed-values';
import { covers, type Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { administrationDaysOf, coveredDays } from '../facts/schedule';
import { codeList } from '../policy/schema';
import { defineRule, type Reporter } from './rule';
import { formatDays } from './shared/day-runs';
import { isAskedForDrugData, mayShareTherapy } from './shared/drug-lines';
import { isSurgery } from './shared/surgery';

const options = z.strictObject({
  administration: z
    ._default(codeList, ['96360-96379', '96401-96499', 'G0068-G0070', 'G0088-G0090', '99601-99602'])
    .check(z.describe('Codes that bill the giving of a drug.')),
  further: z
    ._default(codeList, ['96361', '96366', '96370', '96371', '96415', '96423', '99602'])
    .check(
      z.describe(
        'Those among them that only lengthen another line: they need no drug of their own.',
      ),
    ),
  stand_ins: z
    ._default(codeList, ['99211', 'G0498', 'Q0081-Q0085', '96521-96549'])
    .check(z.describe('Other codes under which the giving of a drug may be billed.')),
  exempt: z
    ._default(z.array(z.enum(PURPOSES)), ['flush', 'diluent', 'keep-open'])
    .check(z.describe('Purposes of a drug whose giving is never billed.')),
  alone: z
    ._default(codeList, [])
    .check(z.describe('Fluids that may be billed for hydration without a line of administration.')),
});
type Options = z.output<typeof options>;

/** A drug without the line of its giving, or the reverse. */
export const administrationLine = defineRule({
  id: 'administration-line',
  title: 'Drug and administration belong together',
  category: 'visit',
  severity: 'hint',
  consequence: 'advice',
  docs: {
    what: 'A drug on a day without a line for its administration, or an administration on a day without a drug.',
    why: 'The payer wants the service and the drug each on a line, for every drug given.',
    todo: 'Add the missing line, or say which therapy a line belongs to.',
  },
  options,
  check({ lines, claim, codes }, opts, report) {
    const administration = codeSetOf(opts.administration);
    const isGiving = (line: ServiceLine) => administration.has(line.code ?? '');
    const givings = claim.lines.filter(isGiving);
    const drugs = claim.lines.filter((line) => isGivenDrug(line, opts));
    const further = codeSetOf(opts.further);
    for (const line of lines) {
      if (isGiving(line)) {
        if (!further.has(line.code ?? '')) withoutDrug(line, drugs, report);
      } else if (drugs.includes(line)) withoutGiving(line, givings, { claim, codes, opts }, report);
    }
  },
});

/** What goes into the body by needle: nothing swallowed, inhaled or put on the skin. */
const NEEDLE: ReadonlySet<string> = new Set([
  'iv',
  'sc',
  'im',
  'intrathecal',
  'epidural',
  'intra-arterial',
  'intra-articular',
  'intradialytic',
  'local',
]);

function isGivenDrug(line: ServiceLine, { exempt }: Options): boolean {
  if (!isAskedForDrugData(line) || line.isWaste) return false;
  if (line.purpose !== undefined && exempt.includes(line.purpose)) return false;
  const routes = line.route !== undefined ? [line.route] : (line.info?.routes ?? []);
  return routes.length === 0 || routes.some((route) => NEEDLE.has(route));
}

/** A visit is paid for all drugs of its day; any other line for the drugs of its therapy. */
function gives(giving: ServiceLine, drug: ServiceLine): boolean {
  return giving.kind === 'professional-visit' || mayShareTherapy(giving, drug);
}

function withoutGiving(
  drug: ServiceLine,
  givings: readonly ServiceLine[],
  { claim, codes, opts }: { claim: Claim; codes: CodeTables; opts: Options },
  report: Reporter,
): void {
  const standIns = codeSetOf(opts.stand_ins);
  const isStandIn = (line: ServiceLine) => standIns.has(line.code ?? '');
  const isTaken = (day: Day) =>
    claim.lines.some(
      (line) =>
        covers(line, day) &&
        ((givings.includes(line) && gives(line, drug)) ||
          isStandIn(line) ||
          // Surgery includes the giving of its drugs.
          isSurgery(line, claim, codes)),
    );
  if (drug.purpose === 'hydration' && codeSetOf(opts.alone).has(drug.code ?? '')) return;
  const days = (administrationDaysOf(drug) ?? coveredDays(drug)).filter((day) => !isTaken(day));
  if (days.length === 0) return;
  if (drug.purpose === undefined) {
    report.notChecked(drug.path, [[...drug.path, 'drug', 'purpose']]);
    return;
  }
  const other = givings.find((giving) => days.some((day) => covers(giving, day)));
  report({
    at: drug.path,
    message: other ? 'other-drug-given' : 'not-given',
    what: other
      ? `${drug.code ?? ''} has no line of administration on ${formatDays(days)}; ${other.code ?? ''} belongs to another therapy.`
      : `${drug.code ?? ''} has no line of administration on ${formatDays(days)}.`,
    todo: 'Add a line for its administration, unless somebody else bills it.',
    related: other
      ? [{ path: [...other.path, 'code'], message: 'The administration of another therapy.' }]
      : [],
  });
}

function withoutDrug(giving: ServiceLine, drugs: readonly ServiceLine[], report: Reporter): void {
  const days = coveredDays(giving).filter(
    (day) => !drugs.some((drug) => covers(drug, day) && gives(giving, drug)),
  );
  if (days.length === 0) return;
  report({
    at: giving.path,
    message: 'no-drug',
    what: `${giving.code ?? ''} bills an administration on ${formatDays(days)} without a drug on this claim.`,
    todo: 'Add the line of the drug, unless somebody else bills it.',
  });
}
