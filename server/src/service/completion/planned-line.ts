import type { CodeInfo } from '../../codes/tables';
import type { Day } from '../../draft/days';
import type { Dose } from '../../draft/doses';
import type { LineFields, NdcFields } from '../../draft/fields';
import { covers } from '../../facts/claim';
import type { ServiceLine, Therapy } from '../../facts/line';
import {
  accessDays,
  administrationDays,
  administrationDaysOf,
  scheduleOf,
  scheduleOfLine,
} from '../../facts/schedule';
import type { Pack } from '../../policy/pack';
import { doseArithmetic } from '../../rules/shared/dose-arithmetic';
import { ndcQuantityOf } from '../../rules/shared/ndc-quantity-of';
import { markOf } from '../concurrent-therapies';
import { otherLines, withLine, type CompletionContext } from './context';
import { drugCodes, perDiemCodes } from './therapy-codes';

/** What lines are planned from: the claim, its payer's policy and the codes. */
export type PlanContext = Pick<CompletionContext, 'document' | 'codes' | 'pack' | 'claim'>;

/** What a line bills of a therapy. */
export type Billed = 'per-diem' | 'drug';

/** A service line that follows from the plan of care. What does not follow is absent. */
export interface PlannedLine {
  therapy: Therapy;
  bills: Billed;
  /** The codes that fit, the likeliest first; one where the plan of care leaves no choice. */
  codes: readonly CodeInfo[];
  /** The payer wants one date a line. */
  singleDate: boolean;
  from: Day | undefined;
  through: Day | undefined;
  units: number | undefined;
  modifiers: readonly string[];
  /** For drugs. The dose is that of the therapy's other lines, where they agree. */
  drug: { name: string; dose: Dose | undefined } | undefined;
  /** For drugs that need one with this payer, or have one on another line. */
  ndc: NdcFields | undefined;
}

/**
 * The lines that may bill a therapy, for the days that no other line bills yet, with `fields` of it
 * written already: one, or one for each billing unit of the drug's codes. None where no code
 * follows, or every day is billed.
 */
export function plannedLines(
  context: PlanContext,
  index: number,
  therapy: Therapy,
  bills: Billed,
  written: LineFields,
): PlannedLine[] {
  const { pack, document } = context;
  const { start, end } = therapy.fields;
  const day = written.date ?? written.through ?? end ?? start ?? document.options.today;
  const codes = codesFor(context, index, therapy, bills, { ...written, therapy: therapy.id }, day);
  const siblings = billedAlready(context, index, therapy, codes);
  const isRange = written.from !== undefined || written.through !== undefined;
  const singleDate =
    written.date !== undefined ||
    (!isRange && (pack?.entries.some((e) => e.rule === 'one-date-per-line') ?? false));
  const dates = datesLeft(therapy, written, siblings, singleDate);
  if (!dates) return [];
  const plan: Plan = { context, index, therapy, bills, written, siblings, singleDate, dates };
  return byBillingUnit(codes).map((group) => planOf(plan, group));
}

interface Plan {
  context: PlanContext;
  index: number;
  therapy: Therapy;
  bills: Billed;
  written: LineFields;
  /** Other lines that bill the same. */
  siblings: readonly ServiceLine[];
  singleDate: boolean;
  dates: { from: Day | undefined; through: Day | undefined };
}

function planOf(plan: Plan, codes: readonly CodeInfo[]): PlannedLine {
  const { context, index, therapy, bills, written, siblings, singleDate, dates } = plan;
  const { pack, document } = context;
  const drug = bills === 'drug' ? drugOf(therapy, written, siblings) : undefined;
  const { claim, line } = withLine(context, index, {
    ...written,
    therapy: therapy.id,
    code: codes[0]?.code,
    ...(singleDate ? { date: dates.from } : dates),
    ...(drug && { drug: { ...written.drug, ...drug } }),
  });
  const mark =
    bills === 'per-diem' ? markOf(document.checker, pack?.id ?? null, claim, line) : undefined;
  return {
    therapy,
    bills,
    codes,
    singleDate,
    ...dates,
    units: unitsOf(line, pack),
    modifiers: mark?.required ?? [],
    drug,
    ndc: bills === 'drug' ? ndcOf(line, siblings, pack) : undefined,
  };
}

/** Codes that are billed in the same unit, in the order of their first ones. */
function byBillingUnit(codes: readonly CodeInfo[]): CodeInfo[][] {
  const groups: CodeInfo[][] = [];
  for (const info of codes) {
    const group = groups.find(([first]) => first && sameUnit(first, info));
    if (group) group.push(info);
    else groups.push([info]);
  }
  return groups;
}

function codesFor(
  context: PlanContext,
  index: number,
  therapy: Therapy,
  bills: Billed,
  fields: LineFields,
  day: Day,
): CodeInfo[] {
  const name = fields.drug?.name ?? therapy.fields.drug;
  const route = fields.drug?.route ?? therapy.fields.route;
  const found =
    bills === 'per-diem'
      ? perDiemCodes(context, index, therapy, fields, day)
      : name === undefined
        ? []
        : drugCodes(context, name, route, day);
  return fields.code === undefined ? found : found.filter(({ code }) => code === fields.code);
}

/** The other lines that bill the therapy by one of the codes, those that name no therapy too. */
function billedAlready(
  context: PlanContext,
  index: number,
  therapy: Therapy,
  codes: readonly CodeInfo[],
): ServiceLine[] {
  return otherLines(context, index).filter(
    (line) =>
      !line.isWaste &&
      (line.fields.therapy === undefined || line.therapyId === therapy.id) &&
      codes.some(({ code }) => code === line.code),
  );
}

/** The days of the therapy that are left to bill, as far as they are known; undefined where none are. */
function datesLeft(
  { fields }: Therapy,
  { date, from, through }: LineFields,
  siblings: readonly ServiceLine[],
  singleDate: boolean,
): { from: Day | undefined; through: Day | undefined } | undefined {
  const { start, end } = fields;
  const isBilled = (day: Day) => siblings.some((line) => covers(line, day));
  const first = date ?? from;
  if (first !== undefined)
    return isBilled(first) ? undefined : { from: first, through: date ?? through ?? end };
  if (through !== undefined) return isBilled(through) ? undefined : { from: start, through };
  if (singleDate && start !== undefined && end !== undefined) {
    const days = administrationDays({ from: start, through: end }, scheduleOf(fields));
    const all = days ?? accessDays({ from: start, through: end }, {});
    const next = all.find((day) => !isBilled(day));
    return next === undefined ? undefined : { from: next, through: next };
  }
  const billed = siblings.flatMap((line) => line.dates?.through ?? []);
  const next = billed.length > 0 ? Math.max(...billed) + 1 : start;
  if (next !== undefined && end !== undefined && next > end) return undefined;
  // Without an end nobody knows whether the therapy goes on.
  if (billed.length > 0 && end === undefined) return undefined;
  return { from: next, through: end };
}

function drugOf(
  therapy: Therapy,
  written: LineFields,
  siblings: readonly ServiceLine[],
): PlannedLine['drug'] {
  const name = written.drug?.name ?? therapy.fields.drug;
  if (name === undefined) return undefined;
  return { name, dose: written.drug?.dose ?? doseOfOthers(siblings) };
}

/** The dose on which the other lines agree. */
function doseOfOthers(siblings: readonly ServiceLine[]): Dose | undefined {
  const doses = siblings.flatMap(({ dose }) => dose ?? []);
  const [first] = doses;
  return doses.every((dose) => first && sameDose(dose, first)) ? first : undefined;
}

function sameDose(a: Dose, b: Dose): boolean {
  return a.base === b.base && a.inBase === b.inBase;
}

function sameUnit(a: CodeInfo, b: CodeInfo): boolean {
  return a.unit?.unit === b.unit?.unit && a.unit?.amount === b.unit?.amount;
}

/** The units that follow for a line; undefined where the schedule or the dose does not tell. */
export function unitsOf(line: ServiceLine, pack: Pack | undefined): number | undefined {
  const units = line.isPerDiem ? perDiemUnits(line, pack) : drugUnits(line);
  return units !== undefined && units > 0 ? units : undefined;
}

function perDiemUnits(line: ServiceLine, pack: Pack | undefined): number | undefined {
  if (!line.dates) return undefined;
  if (pack?.perDiemBasis === 'access') return accessDays(line.dates, scheduleOfLine(line)).length;
  // Care of a catheter goes on between the doses of the drug that it is for.
  const followsDrug = line.kind !== 'catheter-care' || line.category === 'catheter-care';
  return followsDrug ? administrationDaysOf(line)?.length : undefined;
}

function drugUnits(line: ServiceLine): number | undefined {
  const arithmetic = doseArithmetic(line);
  return arithmetic?.scheduled ? arithmetic.units : undefined;
}

/** What is known of the NDC: of the therapy's other lines; empty where the payer asks for one. */
function ndcOf(
  line: ServiceLine,
  siblings: readonly ServiceLine[],
  pack: Pack | undefined,
): NdcFields | undefined {
  const known = siblings.flatMap(({ ndcs }) => ndcs)[0];
  const isAsked = pack?.entries.some(
    ({ rule, with: options }) => rule === 'ndc-required' && (options['asks'] ?? 'all') === 'all',
  );
  if (!known) return isAsked ? {} : undefined;
  return { code: known.code, unit: known.unit, quantity: ndcQuantityOf(line, known.unit) };
}
