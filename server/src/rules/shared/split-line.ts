import { formatDay, type DayRange } from '../../draft/days';
import type { LineEdit, ModelEdit } from '../../draft/edits';
import type { ServiceLine } from '../../facts/line';

/** One of the lines that a line becomes: its dates, and on how many days of them it is billed. */
export interface LinePart {
  dates: DayRange;
  billedDays: number;
  /** What else changes on it. */
  edits?: readonly LineEdit[];
}

export interface LineSplit {
  parts: LineEdit[][];
  /** The units divide evenly among the billed days; of a per diem, they are one a day. */
  even: boolean;
}

/** NDC quantities are divided to the thousandth of a unit, as claim forms take them. */
const NDC_STEPS = 1000;

/**
 * Splits a line by dates: units, charge and NDC quantity are shared by billed days, what does not
 * divide goes to the last part. Doses stay, they are amounts a day. Undefined where there are fewer
 * units than days, so that nobody can tell which days they bill.
 */
export function splitLine(line: ServiceLine, parts: readonly LinePart[]): LineSplit | undefined {
  const shares = parts.map((part) => part.billedDays);
  const days = sum(shares);
  if (line.units === undefined || line.units < days) return undefined;
  const units = line.isPerDiem ? shares : shareOut(line.units, shares, 1);
  const charges = shareOut(line.charge, shares, 100);
  const quantities = ndcQuantities(line).map(({ path, quantity }) => ({
    path,
    shares: shareOut(quantity, shares, NDC_STEPS),
  }));
  const even = line.isPerDiem ? line.units === days : line.units % days === 0;
  return {
    even,
    parts: parts.map((part, i) => [
      ...dateEdits(line, part.dates),
      ...(part.edits ?? []),
      { op: 'set', path: ['units'], value: units?.[i] ?? 1 },
      ...set(['charge'], charges?.[i]?.toFixed(2)),
      ...quantities.flatMap(({ path, shares: of }) => set(path, of?.[i])),
    ]),
  };
}

/** The quantities of the line's NDC, or of each in a list of them. */
function ndcQuantities({ fields: { ndc } }: ServiceLine) {
  return Array.isArray(ndc)
    ? ndc.map((one, i) => ({ path: ['ndc', i, 'quantity'], quantity: one?.quantity }))
    : [{ path: ['ndc', 'quantity'], quantity: ndc?.quantity }];
}

/** Edits that give a line other dates; one day becomes `date`. */
export function dateEdits(line: ServiceLine, dates: DayRange): LineEdit[] {
  if (dates.from !== dates.through)
    return [
      { op: 'set', path: ['from'], value: formatDay(dates.from) },
      { op: 'set', path: ['through'], value: formatDay(dates.through) },
    ];
  const date: LineEdit = { op: 'set', path: ['date'], value: formatDay(dates.from) };
  if (line.singleDate) return [date];
  return [date, { op: 'remove', path: ['from'] }, { op: 'remove', path: ['through'] }];
}

/** Edits inside a line as edits of the claim. */
export function onLine(line: ServiceLine, edits: readonly LineEdit[]): ModelEdit[] {
  return edits.map((edit) => ({ ...edit, path: [...line.path, ...edit.path] }));
}

/** Divides an amount by shares in steps of `1 / steps`; the remainder goes to the last. */
function shareOut(
  amount: number | undefined,
  shares: readonly number[],
  steps: number,
): number[] | undefined {
  if (amount === undefined) return undefined;
  const whole = Math.round(amount * steps);
  const parts = shares.map((share) => Math.floor((whole * share) / sum(shares)));
  const rest = whole - sum(parts);
  return parts.map((part, i) => (part + (i === parts.length - 1 ? rest : 0)) / steps);
}

function set(path: LineEdit['path'], value: string | number | undefined): LineEdit[] {
  return value === undefined ? [] : [{ op: 'set', path, value }];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
