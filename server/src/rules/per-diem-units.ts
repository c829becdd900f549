import * as z from 'zod/mini';
import { formatRange, lengthOf, type DayRange } from '../draft/days';
import type { Fix } from '../draft/edits';
import { LONGEST_RANGE } from '../draft/limits';
import type { Path } from '../draft/spans';
import type { ServiceLine } from '../facts/line';
import { accessDays, administrationDaysOf, coveredDays, scheduleOfLine } from '../facts/schedule';
import { codeList } from '../policy/schema';
import { codeSetOf } from '../codes/ranges';
import { defineRule, type Reporter, type RuleInput } from './rule';
import { countOf, formatDays, runsOf } from './shared/day-runs';
import { isDuplicateOf } from './shared/duplicate-lines';
import { removeLine } from './shared/line-fixes';
import { planOfCarePath } from './shared/per-diem-therapies';
import { dateEdits, onLine } from './shared/split-line';

const options = z.strictObject({
  hourly: z
    ._default(codeList, [])
    .check(z.describe('Per-diem codes that the payer also takes by the hour.')),
});

/** A day has no more hours than this: what is billed above it is `unit-limit`'s to report. */
const HOURS_A_DAY = 24;
/** Access between doses counts for therapies given at least this often. */
const LONGEST_ACCESS_INTERVAL = 72;

export const perDiemUnits = defineRule({
  id: 'per-diem-units',
  title: 'Units of a per diem are days',
  category: 'per-diem',
  severity: 'error',
  consequence: 'deny',
  needsGoodCode: true,
  options,
  docs: {
    what: 'The units of a per-diem line are not the days for which the payer pays it: days of administration with some payers, at most the calendar days of the line with all of them.',
    why: 'A per diem pays a day, however many doses it has. Units that follow doses, vials or hours are denied or asked back.',
    todo: 'Set the units to the days, or correct the dates of the line or the schedule in the plan of care.',
  },
  check({ lines, claim, pack }, { hourly }, report) {
    const byHour = codeSetOf(hourly);
    for (const line of lines) {
      if (!line.isPerDiem || !line.dates || line.units === undefined) continue;
      if (lengthOf(line.dates) > LONGEST_RANGE) continue;
      const judged = { line, dates: line.dates, units: line.units };
      if (line.code !== undefined && byHour.has(line.code) && line.units > lengthOf(line.dates))
        byTheHour(judged, report);
      else if (pack.perDiemBasis === 'administered') byAdministration(judged, report);
      else byAccess(judged, report);
      repeatedDays(line, claim, report);
    }
  },
});

interface Judged {
  line: ServiceLine;
  dates: DayRange;
  units: number;
}

/** Care of a catheter goes on between the doses of the drug that it is for. */
function followsDrug(line: ServiceLine): boolean {
  return line.kind !== 'catheter-care' || line.category === 'catheter-care';
}

/** The field that would tell on which days the drug is given. */
function schedulePath(line: ServiceLine): Path {
  return line.unreadableSchedule ?? planOfCarePath(line, 'frequency');
}

function byAdministration(judged: Judged, report: Reporter): void {
  const { line, dates, units } = judged;
  const days = followsDrug(line) ? administrationDaysOf(line)?.length : undefined;
  if (days === undefined) {
    if (moreThanCalendar(judged, report) || !followsDrug(line) || lengthOf(dates) === 1) return;
    return report.notChecked(line.path, [schedulePath(line)]);
  }
  if (units === days) return;
  if (lengthOf(dates) === 1 && moreThanCalendar(judged, report)) return;
  report({
    at: [...line.path, 'units'],
    message: messageOf(line) + (units > lengthOf(dates) ? '-over' : ''),
    what: `${line.code} bills ${countOf(units, 'unit')}; the drug, given ${scheduleText(line)}, falls on ${countOf(days, 'day')} of ${formatRange(dates)}.`,
    todo:
      days > 0
        ? `Bill ${countOf(days, 'unit')}, one a day of administration.`
        : 'Correct the dates of the line or the schedule of the therapy.',
    related: related(line),
    fixes: days > 0 ? [setUnits(line, days, 'safe')] : [removeLine(line)],
  });
}

/** Therapies given daily or more often, and those given at longer intervals, are counted apart. */
function messageOf(line: ServiceLine): 'days' | 'interval' {
  const { administeredOn, frequency } = scheduleOfLine(line);
  if (administeredOn || !frequency || frequency.kind === 'continuous') return 'days';
  return frequency.kind === 'hours' && (frequency.everyHours ?? 24) <= 24 ? 'days' : 'interval';
}

function scheduleText(line: ServiceLine): string {
  const { administeredOn, frequency } = scheduleOfLine(line);
  return administeredOn ? 'on the listed days' : (frequency?.text ?? 'once');
}

function related(line: ServiceLine) {
  const field = line.therapy?.fields.administered_on ? 'administered_on' : 'frequency';
  return line.therapy?.fields[field]
    ? [{ path: [...line.therapy.path, field], message: 'The schedule of the therapy.' }]
    : [];
}

function moreThanCalendar({ line, dates, units }: Judged, report: Reporter): boolean {
  const calendar = lengthOf(dates);
  if (units <= calendar) return false;
  const access = accessDays(dates, scheduleOfLine(line)).length || calendar;
  report({
    at: [...line.path, 'units'],
    message: 'calendar',
    what: `${line.code} bills ${countOf(units, 'unit')} for ${formatRange(dates)}, which ${calendar === 1 ? 'is 1 day' : `are ${calendar} days`}.`,
    todo: `Bill ${countOf(access, 'unit')}, one a day.`,
    fixes: [setUnits(line, access, 'safe')],
  });
  return true;
}

function byAccess(judged: Judged, report: Reporter): void {
  const { line, dates, units } = judged;
  if (moreThanCalendar(judged, report)) return;
  const schedule = scheduleOfLine(line);
  const days = accessDays(dates, schedule).length;
  if (units >= days) return;
  if (followsDrug(line)) {
    const interval = longestInterval(line);
    if (interval === undefined) return report.notChecked(line.path, [schedulePath(line)]);
    if (interval > LONGEST_ACCESS_INTERVAL) return;
  }
  report({
    at: [...line.path, 'units'],
    message: 'fewer',
    consequence: 'advice',
    severity: 'hint',
    what: `${line.code} bills ${countOf(units, 'unit')}; the therapy is at hand on ${countOf(days, 'day')} of ${formatRange(dates)}.`,
    todo: `Bill ${countOf(days, 'unit')} if the member had access to the therapy on every day.`,
    related: related(line),
    fixes: [setUnits(line, days, 'choice')],
  });
}

/** The longest time between two doses in hours; undefined where no schedule tells. */
function longestInterval(line: ServiceLine): number | undefined {
  const { administeredOn, frequency } = scheduleOfLine(line);
  if (administeredOn) {
    const days = [...administeredOn].sort((a, b) => a - b);
    const gaps = days.slice(1).map((day, i) => (day - (days[i] ?? day)) * 24);
    return Math.max(24, ...gaps);
  }
  if (!frequency) return undefined;
  if (frequency.kind === 'continuous') return 24;
  return frequency.kind === 'hours' ? (frequency.everyHours ?? 24) : Infinity;
}

function byTheHour({ line, dates, units }: Judged, report: Reporter): void {
  const days = lengthOf(dates);
  if (units > days * HOURS_A_DAY) return;
  report({
    at: [...line.path, 'units'],
    message: 'hourly',
    consequence: 'advice',
    severity: 'hint',
    what: `${line.code} bills ${countOf(units, 'unit')} for ${countOf(days, 'day')}, more than one a day: right only where the infusion is billed by the hour.`,
    todo: `Leave it when hours are billed, else bill ${countOf(days, 'unit')}.`,
    fixes: [setUnits(line, days, 'choice')],
  });
}

/** Days that an earlier line of the same therapy and code bills already. */
function repeatedDays(line: ServiceLine, claim: RuleInput['claim'], report: Reporter): void {
  if (line.therapyId === undefined) return;
  const before = claim.lines.filter(
    (other) =>
      other.index < line.index && other.code === line.code && other.therapyId === line.therapyId,
  );
  const earlier = before.filter((other) => !isDuplicateOf(other, line));
  const billed = new Set(earlier.flatMap(coveredDays));
  const own = coveredDays(line);
  const again = own.filter((day) => billed.has(day));
  if (again.length === 0) return;
  // Days cut from a copy are still those of the line that it copies.
  const isCopy = earlier.length < before.length;
  const left = isCopy ? [] : own.filter((day) => !billed.has(day));
  report({
    at: [...line.path, 'units'],
    message: 'repeated',
    what: `${line.code} of therapy ${line.therapyId} is billed a second time for ${formatDays(again)}.`,
    todo: 'Bill one unit a day of a therapy: keep one of the lines, or name the other therapy.',
    related: earlier
      .filter((other) => coveredDays(other).some((day) => again.includes(day)))
      .map((other) => ({
        path: [...other.path, 'code'],
        message: `${other.code} bills these days already.`,
      })),
    fixes: left.length > 0 ? keepDays(line, runsOf(left)) : [removeLine(line)],
  });
}

function keepDays(line: ServiceLine, runs: readonly DayRange[]): Fix[] {
  const [run, ...others] = runs;
  if (!run || others.length > 0) return [];
  return [
    {
      title: `Bill only ${formatRange(run)}`,
      kind: 'choice',
      edits: onLine(line, [
        ...dateEdits(line, run),
        { op: 'set', path: ['units'], value: lengthOf(run) },
      ]),
    },
  ];
}

function setUnits(line: ServiceLine, units: number, kind: Fix['kind']): Fix {
  return {
    title: `Set units to ${units}`,
    kind,
    edits: [{ op: 'set', path: [...line.path, 'units'], value: units }],
  };
}
