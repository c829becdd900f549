import type { Random } from './cases';

/*
 * Days as numbers (1970-01-01 is 0) and the days on which a drug is given, found by walking from
 * dose to dose.
 */

const HOURS = 24;

export function dayOf(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
}

export function isoOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** What the plan of care says of one therapy; days as numbers. */
export interface Plan {
  frequency?: string;
  start?: number;
  end?: number;
  administeredOn?: readonly number[];
}

export interface Range {
  from: number;
  through: number;
}

export function daysOf({ from, through }: Range): number[] {
  return Array.from({ length: through - from + 1 }, (_, i) => from + i);
}

/** How often a day, for what is given at least once a day at equal distances. */
export function dosesADay(frequency: string | undefined): number {
  const named: Record<string, number> = { bid: 2, tid: 3, qid: 4 };
  const hours = /^q(\d+)h$/.exec(frequency ?? '')?.[1];
  if (hours !== undefined) return Math.max(1, Math.floor(HOURS / Number(hours)));
  return named[frequency ?? ''] ?? 1;
}

/** Hours between two doses; undefined for what comes once, or by the month, or is not known. */
export function hoursBetween(frequency: string | undefined): number | undefined {
  const [, count, unit] = /^q(\d+)([hd])$/.exec(frequency ?? '') ?? [];
  if (count !== undefined) return Number(count) * (unit === 'd' ? HOURS : 1);
  if (frequency === 'weekly') return 7 * HOURS;
  const times = ['continuous', 'daily', 'bid', 'tid', 'qid'].includes(frequency ?? '');
  return times ? HOURS / dosesADay(frequency) : undefined;
}

/** The days of a range on which the drug is given, one date being one; undefined where no schedule tells. */
export function daysGiven(plan: Plan, range: Range): number[] | undefined {
  if (range.from === range.through) return [range.from];
  const listed = plan.administeredOn;
  if (listed) return daysOf(range).filter((day) => listed.includes(day));
  if (plan.frequency === undefined) return undefined;
  const first = plan.start ?? range.from;
  const last = Math.min(range.through, plan.end ?? range.through);
  const given = new Set<number>();
  for (let k = 0; ; k++) {
    const day = doseDay(plan.frequency, first, k);
    if (day === undefined || day > last) break;
    if (day >= range.from) given.add(day);
  }
  return [...given];
}

/** The day of the dose after `k` others; undefined behind the last one. */
function doseDay(frequency: string, first: number, k: number): number | undefined {
  if (frequency === 'once') return k === 0 ? first : undefined;
  if (frequency === 'monthly') return monthsAfter(first, k);
  const hours = hoursBetween(frequency) ?? HOURS;
  return first + Math.floor((k * hours) / HOURS);
}

/** The same day of a later month, or that month's last one. */
function monthsAfter(day: number, months: number): number {
  const [year = 0, month = 0, date = 0] = isoOf(day).split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  for (let wanted = date; ; wanted--) {
    const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
    const found = new Date(Date.UTC(y, m - 1, wanted));
    if (found.getUTCMonth() === m - 1) return found.getTime() / 86_400_000;
  }
}

/** The days of a range on which the therapy is at hand. */
export function daysOfAccess(plan: Plan, range: Range): number[] {
  return daysOf(range).filter((day) => day >= (plan.start ?? day) && day <= (plan.end ?? day));
}

const FREQUENCIES = [
  ...['q3h', 'q4h', 'q6h', 'q8h', 'q12h', 'q24h', 'q36h', 'q48h', 'q72h', 'q96h'],
  ...['q1d', 'q2d', 'q3d', 'q5d', 'q10d', 'daily', 'bid', 'tid', 'qid', 'weekly', 'monthly'],
  ...['once', 'continuous'],
];

/** A first day for a random range. */
export const FIRST_DAY = dayOf('2023-03-01');

export function randomRange(random: Random, longest: number): Range {
  const from = FIRST_DAY + random.below(400);
  const length = random.chance(0.2) ? 1 : random.between(1, longest);
  return { from, through: from + length - 1 };
}

export function randomPlan(random: Random, range: Range): Plan {
  const near = () => range.from + random.between(-40, 12);
  const start = random.chance(0.75) ? near() : undefined;
  const end = random.chance(0.4)
    ? Math.max(start ?? range.from, range.through + random.between(-9, 9))
    : undefined;
  const frequency = random.chance(0.9) ? random.pick(FREQUENCIES) : undefined;
  if (!random.chance(0.15)) return { frequency, start, end };
  const administeredOn = daysOf({ from: range.from - 3, through: range.through + 3 }).filter(() =>
    random.chance(0.4),
  );
  return {
    frequency,
    start,
    end,
    administeredOn: administeredOn.length > 0 ? administeredOn : undefined,
  };
}

/** A therapy as it stands in the draft. */
export function therapyText(id: string, plan: Plan, more: string): string {
  const { frequency, start, end, administeredOn } = plan;
  const parts = [
    more,
    ...(frequency === undefined ? [] : [`frequency: ${frequency}`]),
    ...(start === undefined ? [] : [`start: ${isoOf(start)}`]),
    ...(end === undefined ? [] : [`end: ${isoOf(end)}`]),
    ...(administeredOn ? [`administered_on: [${administeredOn.map(isoOf).join(', ')}]`] : []),
  ];
  return `${id}: { ${parts.join(', ')} }`;
}

export function datesText({ from, through }: Range): string {
  return from === through
    ? `date: ${isoOf(from)}`
    : `from: ${isoOf(from)}, through: ${isoOf(through)}`;
}
