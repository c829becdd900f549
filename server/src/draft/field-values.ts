import * as z from 'zod/mini';
import { parseDay, type Day } from './days';
import { DOSE_UNIT_NAMES, parseDose, type Dose } from './doses';
import { FREQUENCY_NAMES, parseFrequency, type Frequency } from './frequency';
import { ROUTES } from './listed-values';

/*
 * How the values of fields are read: texts, numbers, dates, values of a list, and what several
 * fields share.
 */

/** What the schema says of a field to a person. */
export interface FieldMeta {
  /** What the field means, one sentence. */
  description: string;
  /** What its value looks like, for messages and completion. */
  expected: string;
  /** The values of a list of values. */
  values?: readonly string[];
  /** What reads wrong in the value, where there is more to say than `expected`. */
  example?: string;
  /** Further spellings of listed values. */
  aliases?: readonly string[];
  /** What the value looks like in capitals, for the schemas that other tools read. */
  pattern?: string;
  /** The value is a number. */
  isNumber?: boolean;
}

const READERS = new WeakMap<object, (text: string) => unknown>();

/** What reads the values of a field, undefined where they do not fit: its schema, without the detour. */
export function leafReader(schema: object): ((text: string) => unknown) | undefined {
  return READERS.get(schema);
}

export function leaf<T>(meta: FieldMeta, read: (text: string) => T | undefined) {
  const schema = z
    .pipe(
      z.string(),
      z.transform((text, context): T => {
        const value = read(text);
        if (value !== undefined) return value;
        context.issues.push({ code: 'custom', message: meta.expected, input: text });
        return z.NEVER;
      }),
    )
    .register(z.globalRegistry, { ...meta });
  READERS.set(schema, read);
  return schema;
}

export const text = (description: string) =>
  leaf({ description, expected: 'a text' }, (value) => value.trim() || undefined);

/** One of a list of values, read without regard to letter case. */
export function oneOf<const T extends string>(
  values: readonly T[],
  description: string,
  aliases: Partial<Record<string, T>> = {},
) {
  const expected = `one of ${values.join(', ')}`;
  return leaf({ description, expected, values, aliases: Object.keys(aliases) }, (value) => {
    const lower = value.trim().toLowerCase();
    const listed = values.find((v) => v.toLowerCase() === lower);
    return listed ?? (Object.hasOwn(aliases, lower) ? aliases[lower] : undefined);
  });
}

export const matching = (
  description: string,
  expected: string,
  pattern: RegExp,
  example?: string,
) =>
  leaf({ description, expected, example, pattern: pattern.source }, (value) => {
    const upper = value.trim().toUpperCase();
    return pattern.test(upper) ? upper : undefined;
  });

export const number = (description: string, expected: string, accept: (n: number) => boolean) =>
  leaf({ description, expected, isNumber: true }, (value) => {
    if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(value.trim())) return undefined;
    const n = Number(value);
    return accept(n) ? n : undefined;
  });

export const bool = (description: string) =>
  leaf({ description, expected: 'true or false', values: ['true', 'false'] }, (value) =>
    value === 'true' ? true : value === 'false' ? false : undefined,
  );

export const date = (description: string) =>
  leaf<Day>(
    {
      description,
      expected: 'a date such as 2023-02-01',
      example: '2023-02-01',
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    },
    (value) => parseDay(value.trim()),
  );

export const dose = (description: string) =>
  leaf<Dose>(
    {
      description,
      expected: 'an amount and a unit, such as 2000 mg, 2 g, 10 ml or 5000 units',
      pattern: `^(\\d{1,12}(\\.\\d{1,6})?|\\.\\d{1,6})\\s*(${DOSE_UNIT_NAMES.join('|').toUpperCase()})$`,
    },
    parseDose,
  );

export const npi = (whose: string) =>
  matching(`National Provider Identifier of the ${whose}.`, 'ten digits', /^\d{10}$/, '1234567893');

export const place = (description: string) =>
  matching(description, 'a place-of-service code of two digits, such as 12', /^\d{2}$/, '12');

export const route = oneOf(
  ROUTES,
  'Route of administration (local: infiltration at an operative site).',
);

export const frequency = leaf<Frequency>(
  {
    description: 'Dosing schedule.',
    expected: 'a schedule such as q12h, q10d, daily, bid, weekly, monthly, once or continuous',
    example: 'q12h',
    pattern: `^(Q\\d{1,4}(H|D)|${FREQUENCY_NAMES.join('|').toUpperCase()})$`,
  },
  parseFrequency,
);
