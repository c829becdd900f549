import type { Position, Range } from 'vscode-languageserver-types';
import type { ClaimResult, Finding } from '../check/finding';
import { locate } from '../draft/claim-draft';
import { formatDay, type Day, type DayRange } from '../draft/days';
import type { Span } from '../draft/spans';
import { claimFacts, covers, type Claim } from '../facts/claim';
import type { ServiceLine, Therapy } from '../facts/line';
import {
  accessDays,
  administrationDays,
  administrationDaysOf,
  scheduleOf,
} from '../facts/schedule';
import type { Severity } from '../policy/schema';
import { placeAt, type CheckedDocument } from './checked-document';

/** The days of a claim: its therapies and service lines as rows, a cell for each day. */
export interface Calendar {
  /** Position of the claim in the file. */
  index: number;
  claim: string | null;
  payer: string | null;
  /** ISO days, without a break. */
  days: string[];
  /** Days of service that come after the last one shown. */
  left: number;
  rows: CalendarRow[];
}

export interface CalendarRow {
  /** The id of a therapy, or null for a service line. */
  therapy: string | null;
  /** From 1; null for a therapy. */
  serviceLine: number | null;
  /** The drug of a therapy, the code of a line. */
  title: string;
  /** Dates of a therapy or line that could not be read leave its row empty. */
  undated: boolean;
  range: Range;
  severity: Severity | null;
  /** The messages of what is found on it, the worst first. */
  messages: string[];
  /** One for each day. */
  cells: CalendarCell[];
}

/**
 * What a day is to a row. For a therapy: `dose` (the drug is given), `access` (under care, nothing
 * given), `gap` (under care, and no per diem is billed though other days have one), `twice` (two per
 * diems of it are billed). For a line: `per-diem`, `dose` (drug given), `billed` (anything else).
 */
export type DayState = 'none' | 'dose' | 'access' | 'gap' | 'twice' | 'per-diem' | 'billed';

export interface CalendarCell {
  state: DayState;
  /** Modifiers of the line, or of the per diem that is billed for the therapy on this day. */
  modifiers: string[];
}

/** What is asked for by a position in a file. */
export interface DocumentCalendar {
  uri: string;
  version: number;
  /** How many claims the file has. */
  claims: number;
  calendar: Calendar;
}

/** More days than this are not shown: no claim form spans them. */
const MOST_DAYS = 92;

/** The calendar of the claim at a position, else of the first one; undefined in a file without claims. */
export function calendarAt(
  document: CheckedDocument,
  position?: Position,
): DocumentCalendar | undefined {
  const { claims } = document.result;
  const result = (position && placeAt(document, position)?.claim) ?? claims[0];
  if (!result) return undefined;
  const { uri, version } = document;
  return { uri, version, claims: claims.length, calendar: calendarOf(document, result) };
}

function calendarOf(
  { lines: table, checker }: Pick<CheckedDocument, 'lines' | 'checker'>,
  result: ClaimResult,
): Calendar {
  const claim = claimFacts(result.draft, checker.resources.codes);
  const rangeOf: RangeOf = (span) => table.rangeOf(span, result.draft.offset);
  const all = daysShown(claim);
  const days = all.slice(0, MOST_DAYS);
  const rowOfLine = (line: ServiceLine) => lineRow(line, days, result, rangeOf);
  const ofNone = claim.lines.filter(({ therapy }) => !therapy);
  return {
    index: result.draft.index,
    claim: result.claim,
    payer: result.payer,
    days: days.map(formatDay),
    left: all.length - days.length,
    rows: [
      ...[...claim.therapies.values()].flatMap((therapy) => {
        const lines = claim.lines.filter((line) => line.therapy === therapy);
        return [therapyRow(therapy, lines, days, result, rangeOf), ...lines.map(rowOfLine)];
      }),
      ...ofNone.map(rowOfLine),
    ],
  };
}

type RangeOf = (span: Span) => Range;

/** From the first to the last day of service; without any, the days of the therapies. */
function daysShown(claim: Claim): Day[] {
  const billed = claim.lines.flatMap(({ dates }) => dates ?? []);
  const planned = [...claim.therapies.values()].flatMap(({ fields: { start, end } }): DayRange[] =>
    start === undefined ? [] : [{ from: start, through: end ?? start }],
  );
  const ranges = billed.length > 0 ? billed : planned;
  if (ranges.length === 0) return [];
  const from = Math.min(...ranges.map((range) => range.from));
  const through = Math.max(...ranges.map((range) => range.through));
  return accessDays({ from, through }, {});
}

function therapyRow(
  therapy: Therapy,
  lines: readonly ServiceLine[],
  days: readonly Day[],
  result: ClaimResult,
  rangeOf: RangeOf,
): CalendarRow {
  const schedule = scheduleOf(therapy.fields);
  const first = days[0] ?? 0;
  const range = { from: first, through: days.at(-1) ?? first };
  const known = schedule.start !== undefined || schedule.administeredOn !== undefined;
  const care = new Set(known ? accessDays(range, schedule) : []);
  const doses = new Set(known ? administrationDays(range, schedule) : []);
  const perDiems = lines.filter((line) => line.isPerDiem && line.dates);
  const cellOf = (day: Day): CalendarCell => {
    const billed = perDiems.filter((line) => covers(line, day));
    return {
      state: therapyState(care.has(day), doses.has(day), billed.length, perDiems.length > 0),
      modifiers: [...new Set(billed.flatMap(({ modifiers }) => modifiers))],
    };
  };
  return {
    therapy: therapy.id,
    serviceLine: null,
    title: therapy.fields.drug ?? therapy.fields.category ?? '',
    undated: !known,
    range: rangeOf(locate(result.draft, therapy.path).span),
    ...saidOf(result, ({ path }) => path[0] === 'therapies' && path[1] === therapy.id),
    cells: days.map(cellOf),
  };
}

function therapyState(
  inCare: boolean,
  hasDose: boolean,
  billed: number,
  billsPerDiems: boolean,
): DayState {
  if (billed > 1) return 'twice';
  if (inCare && billsPerDiems && billed === 0) return 'gap';
  if (hasDose) return 'dose';
  return inCare ? 'access' : 'none';
}

function lineRow(
  line: ServiceLine,
  days: readonly Day[],
  result: ClaimResult,
  rangeOf: RangeOf,
): CalendarRow {
  const doses = line.isDrugLine ? new Set(administrationDaysOf(line)) : new Set<Day>();
  const stateOn = (day: Day): DayState => {
    if (!covers(line, day)) return 'none';
    if (line.isPerDiem) return 'per-diem';
    return doses.has(day) ? 'dose' : 'billed';
  };
  return {
    therapy: null,
    serviceLine: line.index + 1,
    title: line.code ?? '',
    undated: !line.dates,
    range: rangeOf(locate(result.draft, line.path).span),
    ...saidOf(result, (finding) => finding.line === line.index),
    cells: days.map((day) => ({
      state: stateOn(day),
      modifiers: covers(line, day) ? [...line.modifiers] : [],
    })),
  };
}

const ORDER: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function saidOf(
  result: ClaimResult,
  isOf: (finding: Finding) => boolean,
): Pick<CalendarRow, 'severity' | 'messages'> {
  const found = result.findings
    .filter(isOf)
    .sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return { severity: found[0]?.severity ?? null, messages: found.map(({ message }) => message) };
}
