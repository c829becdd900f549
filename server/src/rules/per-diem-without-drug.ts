import * as z from 'zod/mini';
import { codeSetOf } from '../codes/ranges';
import type { CodeTables } from '../codes/tables';
import type { Day } from '../draft/days';
import { formatDay } from '../draft/days';
import type { EditValue, Fix } from '../draft/edits';
import type { ServiceLine } from '../facts/line';
import { administrationDaysOf, coveredDays } from '../facts/schedule';
import { codeList } from '../policy/schema';
import { defineRule, type Reporter, type RuleInput } from './rule';
import { addToList } from './shared/add-to-list';
import { formatDays, runsOf } from './shared/day-runs';
import { drugsBeside, type DrugOfDay } from './shared/drug-of-day';
import { flushBilledBy } from './shared/flush-beside';
import { removeLine } from './shared/line-fixes';
import { dateEdits, onLine } from './shared/split-line';

const options = z.strictObject({
  exempt: z
    ._default(codeList, [])
    .check(z.describe('Per-diem codes that need no drug beside them.')),
  unsettled: z
    ._default(codeList, [])
    .check(z.describe('Per-diem codes of which the policy can be read both ways: a hint.')),
});

export const perDiemWithoutDrug = defineRule({
  id: 'per-diem-without-drug',
  title: 'A per diem goes with a drug',
  category: 'per-diem',
  severity: 'error',
  consequence: 'deny',
  needsGoodCode: true,
  options,
  docs: {
    what: 'A per diem is billed for a day for which the claim bills no drug of that therapy.',
    why: 'Payers that pay a per diem only on days of administration look for the drug on the same claim and the same dates; without it the per diem is denied.',
    todo: 'Bill the drug for these days, or take them off the per diem.',
  },
  check({ lines, claim, codes }, { exempt, unsettled }, report) {
    const exempted = codeSetOf(exempt);
    const open = codeSetOf(unsettled);
    for (const line of lines) {
      if (!line.isPerDiem || line.code === undefined || exempted.has(line.code)) continue;
      // A per diem billed for a flush is `per-diem-code`'s to report.
      if (flushBilledBy(line, claim)) continue;
      judge(line, open.has(line.code), claim, codes, report);
    }
  },
});

function judge(
  line: ServiceLine,
  isUnsettled: boolean,
  claim: RuleInput['claim'],
  codes: CodeTables,
  report: Reporter,
): void {
  const scheduled = administrationDaysOf(line);
  const days = scheduled ?? coveredDays(line);
  const found = new Map<DrugOfDay['is'], Day[]>();
  const needs: DrugOfDay['needs'][number][] = [];
  const drugOn = drugsBeside(line, claim);
  for (const day of days) {
    const drug = drugOn(day);
    addToList(found, drug.is, day);
    needs.push(...drug.needs);
  }
  const of = (is: DrugOfDay['is']) => found.get(is) ?? [];
  // Without a schedule, units below the days do not tell which of the days they bill.
  const enough = line.units !== undefined && of('own').length >= line.units && !scheduled;
  if (enough) return;
  if (of('unknown').length > 0) report.notChecked(line.path, needs);
  const withoutOwn = [...of('none'), ...of('other')].sort((a, b) => a - b);
  if (isUnsettled) reportUnsettled(line, withoutOwn, report);
  else if (line.kind === 'enteral-per-diem') reportNoFormula(line, withoutOwn, report);
  else {
    if (of('none').length > 0) reportNoDrug(line, of('none'), days, codes, report);
    if (of('other').length > 0) reportOtherTherapy(line, of('other'), report);
  }
}

function reportNoDrug(
  line: ServiceLine,
  without: readonly Day[],
  billed: readonly Day[],
  codes: CodeTables,
  report: Reporter,
): void {
  report({
    at: line.path,
    message: 'no-drug',
    what: `${line.code} is billed for ${formatDays(without)}, but no line bills a drug for ${without.length === 1 ? 'that day' : 'those days'}.`,
    todo: 'Bill the drug, or take the days off the per diem.',
    fixes: [...insertDrug(line, without, codes), ...shorten(line, without, billed)],
  });
}

function reportOtherTherapy(line: ServiceLine, days: readonly Day[], report: Reporter): void {
  report({
    at: line.path,
    message: 'other-therapy',
    severity: 'hint',
    consequence: 'advice',
    what: `${line.code} of therapy ${line.therapyId} is billed for ${formatDays(days)}, but the drugs billed then belong to other therapies.`,
    todo: 'Bill the drug of this therapy, or correct `therapy` on the drug line.',
  });
}

function reportNoFormula(line: ServiceLine, days: readonly Day[], report: Reporter): void {
  if (days.length === 0) return;
  report({
    at: line.path,
    message: 'no-formula',
    severity: 'hint',
    consequence: 'advice',
    what: `${line.code} is billed for ${formatDays(days)}, but no line bills an enteral formula then.`,
    todo: 'Bill the formula on this claim unless somebody else supplies it.',
  });
}

function reportUnsettled(line: ServiceLine, days: readonly Day[], report: Reporter): void {
  if (days.length === 0) return;
  report({
    at: line.path,
    message: 'catheter-care',
    severity: 'hint',
    consequence: 'advice',
    what: `${line.code} is billed for ${formatDays(days)} without a drug. Read strictly, no per diem is paid on a day without an infusion; read by its purpose, catheter care is due on just such days.`,
    todo: 'Ask the plan which reading holds before you rely on payment.',
  });
}

/** More gaps than this are not filled by one click. */
const MOST_GAPS = 5;

/** Drug lines for the days that lack one; the code only where one alone bills the therapy's drug. */
function insertDrug(line: ServiceLine, days: readonly Day[], codes: CodeTables): Fix[] {
  const gaps = runsOf(days);
  if (gaps.length > MOST_GAPS) return [];
  const name = line.therapy?.fields.drug;
  const candidates = name === undefined ? [] : codes.codesForDrug(name);
  const code = candidates.length === 1 ? (candidates[0]?.code ?? '') : '';
  const drugLine = (gap: (typeof gaps)[number]): EditValue => ({
    ...(gap.from === gap.through
      ? { date: formatDay(gap.from) }
      : { from: formatDay(gap.from), through: formatDay(gap.through) }),
    code,
    units: '',
    ...(line.therapyId === undefined ? {} : { therapy: line.therapyId }),
    drug: { name: name ?? '' },
  });
  return [
    {
      title: `Insert a drug line for ${formatDays(days)}`,
      kind: code ? 'choice' : 'template',
      edits: gaps.map((gap) => ({
        op: 'insert',
        path: ['lines'],
        at: line.index + 1,
        value: drugLine(gap),
      })),
    },
  ];
}

/** The line without the days that lack a drug, where what is left is one stretch. */
function shorten(line: ServiceLine, without: readonly Day[], billed: readonly Day[]): Fix[] {
  const lacking = new Set(without);
  const left = billed.filter((day) => !lacking.has(day));
  const [first, last] = [left[0], left.at(-1)];
  if (first === undefined || last === undefined) return [removeLine(line)];
  if (without.some((day) => first < day && day < last)) return [];
  const dates = { from: first, through: last };
  return [
    {
      title: `Bill only ${formatDays(left)}`,
      kind: 'choice',
      edits: onLine(line, [
        ...dateEdits(line, dates),
        { op: 'set', path: ['units'], value: left.length },
      ]),
    },
  ];
}
