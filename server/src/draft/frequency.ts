/** A dosing schedule as a draft states it. */
export interface Frequency {
  /** As written, in lower case. */
  text: string;
  kind: 'hours' | 'monthly' | 'once' | 'continuous';
  /** Hours between doses, for `hours`: 12 for `q12h` and `bid`, 168 for `weekly`. */
  everyHours?: number;
}

const NAMED: Record<string, Omit<Frequency, 'text'>> = {
  daily: { kind: 'hours', everyHours: 24 },
  bid: { kind: 'hours', everyHours: 12 },
  tid: { kind: 'hours', everyHours: 8 },
  qid: { kind: 'hours', everyHours: 6 },
  weekly: { kind: 'hours', everyHours: 168 },
  monthly: { kind: 'monthly' },
  once: { kind: 'once' },
  continuous: { kind: 'continuous' },
};

export const FREQUENCY_NAMES = Object.keys(NAMED);

/** Reads `q12h`, `q10d`, `daily`, `weekly` …; undefined when it is none of the format's schedules. */
export function parseFrequency(text: string): Frequency | undefined {
  const lower = text.trim().toLowerCase();
  const named = Object.hasOwn(NAMED, lower) ? NAMED[lower] : undefined;
  if (named) return { text: lower, ...named };
  const m = /^q(\d{1,4})([hd])$/.exec(lower);
  const every = Number(m?.[1] ?? 0);
  if (!m || every === 0) return undefined;
  return { text: lower, kind: 'hours', everyHours: m[2] === 'd' ? every * 24 : every };
}

/** Doses on a day on which the drug is given, where the schedule tells: 2 for q12h, 1 for weekly. */
export function dosesPerDay(frequency: Frequency | undefined): number | undefined {
  if (!frequency || frequency.kind === 'continuous') return undefined;
  const { everyHours = 24 } = frequency;
  if (everyHours >= 24) return 1;
  return 24 % everyHours === 0 ? 24 / everyHours : undefined;
}
