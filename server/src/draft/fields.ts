import * as z from 'zod/mini';
import { parseDay, type Day } from './days';
import { DOSE_UNIT_NAMES, parseDose, parseDuration, type Dose } from './doses';
import { FREQUENCY_NAMES, parseFrequency, type Frequency } from './frequency';
import { stripQualifier } from './ndc';

/*
 * The draft format as one schema: the reader, the types, the messages, completion and hover of
 * fields all derive from it. Every scalar arrives as the text that stands in the source, so that
 * leading zeros survive. The order of keys is the order in which the format writes them.
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

function leaf<T>(meta: FieldMeta, read: (text: string) => T | undefined) {
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

const text = (description: string) =>
  leaf({ description, expected: 'a text' }, (value) => value.trim() || undefined);

/** One of a list of values, read without regard to letter case. */
function oneOf<const T extends string>(
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

const matching = (description: string, expected: string, pattern: RegExp, example?: string) =>
  leaf({ description, expected, example, pattern: pattern.source }, (value) => {
    const upper = value.trim().toUpperCase();
    return pattern.test(upper) ? upper : undefined;
  });

const number = (description: string, expected: string, accept: (n: number) => boolean) =>
  leaf({ description, expected, isNumber: true }, (value) => {
    if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(value.trim())) return undefined;
    const n = Number(value);
    return accept(n) ? n : undefined;
  });

const bool = (description: string) =>
  leaf({ description, expected: 'true or false', values: ['true', 'false'] }, (value) =>
    value === 'true' ? true : value === 'false' ? false : undefined,
  );

const date = (description: string) =>
  leaf<Day>(
    {
      description,
      expected: 'a date such as 2023-02-01',
      example: '2023-02-01',
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    },
    (value) => parseDay(value.trim()),
  );

const dose = (description: string) =>
  leaf<Dose>(
    {
      description,
      expected: 'an amount and a unit, such as 2000 mg, 2 g, 10 ml or 5000 units',
      pattern: `^(\\d{1,12}(\\.\\d{1,6})?|\\.\\d{1,6})\\s*(${DOSE_UNIT_NAMES.join('|').toUpperCase()})$`,
    },
    parseDose,
  );

/** With or without its dot. */
const ICD_10_CM = /^[A-Z]\d[A-Z0-9](?:\.[A-Z0-9]{1,4}|[A-Z0-9]{1,4})?$/;

export const LINES_OF_BUSINESS = [
  'commercial',
  'hmo',
  'pos',
  'ppo',
  'aso',
  'aca',
  'small-group',
  'medicare-advantage',
  'fep',
  'jaa',
  'masshealth-aco',
] as const;

export const CATEGORIES = [
  'anti-infective',
  'pain',
  'chemotherapy',
  'tpn',
  'enteral',
  'hydration',
  'immunotherapy',
  'inotropic',
  'anticoagulant',
  'antiemetic',
  'corticosteroid',
  'chelation',
  'enzyme-replacement',
  'anti-tnf',
  'diuretic',
  'antispasmodic',
  'alpha-1',
  'hemophilia',
  'pulmonary-hypertension',
  'insulin',
  'tocolytic',
  'transfusion',
  'dialysis',
  'irrigation',
  'injectable',
  'catheter-care',
  'other',
] as const;

export const ROUTES = [
  'iv',
  'sc',
  'im',
  'intrathecal',
  'epidural',
  'intra-arterial',
  'enteral-gravity',
  'enteral-pump',
  'enteral-bolus',
  'oral',
  'inhaled',
  'topical',
  'intra-articular',
  'intradialytic',
  'irrigation',
  'local',
] as const;

export const PURPOSES = [
  'therapy',
  'premedication',
  'side-effect',
  'flush',
  'diluent',
  'hydration',
  'keep-open',
] as const;

export const NDC_UNITS = ['F2', 'GR', 'ME', 'ML', 'UN'] as const;
export const DEVICES = [
  'peripheral',
  'midline',
  'picc',
  'port',
  'tunneled',
  'elastomeric',
] as const;

export type Category = (typeof CATEGORIES)[number];
export type Route = (typeof ROUTES)[number];
export type Purpose = (typeof PURPOSES)[number];

const npi = (whose: string) =>
  matching(`National Provider Identifier of the ${whose}.`, 'ten digits', /^\d{10}$/, '1234567893');

const place = (description: string) =>
  matching(description, 'a place-of-service code of two digits, such as 12', /^\d{2}$/, '12');

const route = oneOf(ROUTES, 'Route of administration (local: infiltration at an operative site).');

const frequency = leaf<Frequency>(
  {
    description: 'Dosing schedule.',
    expected: 'a schedule such as q12h, q10d, daily, bid, weekly, monthly, once or continuous',
    example: 'q12h',
    pattern: `^(Q\\d{1,4}(H|D)|${FREQUENCY_NAMES.join('|').toUpperCase()})$`,
  },
  parseFrequency,
);

export const ndcSchema = z
  .object({
    code: z.optional(
      leaf(
        {
          description: 'National Drug Code, eleven digits (5-4-2), with or without hyphens.',
          expected: 'an NDC such as 00409-6510-01',
        },
        (value) => stripQualifier(value) || undefined,
      ),
    ),
    quantity: z.optional(number('Quantity in NDC units (837P CTP04).', 'a number', () => true)),
    unit: z.optional(
      oneOf(
        NDC_UNITS,
        'Unit of the NDC quantity: F2 international unit, GR gram, ME milligram, ML millilitre, UN unit (837P CTP05).',
      ),
    ),
  })
  .register(z.globalRegistry, {
    description: 'The National Drug Code of the drug dispensed, with quantity and unit.',
    expected: 'a map of code, quantity and unit',
  });

export const drugSchema = z
  .object({
    name: z.optional(text('Generic or brand name of the drug.')),
    dose: z.optional(dose('Amount given on each date of service, all doses of that day together.')),
    route: z.optional(route),
    frequency: z.optional(frequency),
    duration: z.optional(
      leaf<number>(
        {
          description: 'Length of one infusion.',
          expected: 'a number and min or h, such as 90 min',
          pattern: '^\\d{1,6}(\\.\\d{1,4})?\\s*(MIN|H)$',
        },
        parseDuration,
      ),
    ),
    form: z.optional(oneOf(['liquid', 'powder', 'other'], 'Form in which the drug is dispensed.')),
    container: z.optional(oneOf(['single-dose', 'multi-dose'], 'Kind of container.')),
    vial: z.optional(dose('Content of one container.')),
    wasted: z.optional(dose('Amount discarded on each date of service.')),
    purpose: z.optional(
      oneOf(
        PURPOSES,
        'What the drug is given for. Absent means therapy; for IV solutions (J7030–J7121) absent means unknown.',
      ),
    ),
    prior_approval: z.optional(
      oneOf(
        ['approved', 'pending', 'not-required'],
        "State of the drug's own approval by the payer.",
      ),
    ),
  })
  .register(z.globalRegistry, {
    description: 'The drug that this line bills.',
    expected: 'a map of drug fields',
  });

export const visitSchema = z
  .object({
    minutes: z.optional(
      number('Length of the whole visit in minutes.', 'a number of minutes', (n) => n >= 0),
    ),
    by: z.optional(
      oneOf(
        ['rn', 'lpn', 'np', 'pa', 'physician', 'pharmacist', 'caregiver', 'self'],
        'Who administers.',
      ),
    ),
    supervised: z.optional(bool('A physician supervises directly.')),
    initial: z.optional(bool('The first visit of this therapy.')),
    site: z.optional(text('The IV site, in free text.')),
  })
  .register(z.globalRegistry, {
    description: 'The visit that this line bills.',
    expected: 'a map of visit fields',
  });

const modifier = matching(
  'A two-character modifier.',
  'two letters or digits',
  /^[A-Z0-9]{2}$/,
  'SH',
);

export const lineSchema = z
  .object({
    date: z.optional(date('Date of service of a line of one day.')),
    from: z.optional(date('First date of service.')),
    through: z.optional(date('Last date of service, included.')),
    code: matching(
      'HCPCS or CPT code of the service.',
      'a code of five characters, such as S9501 or 99601',
      /^(?:[A-Z]\d{4}|\d{4}[A-Z0-9])$/,
      'S9501',
    ),
    modifiers: z.optional(
      z.array(modifier).register(z.globalRegistry, {
        description: 'Up to four modifiers (837P SV101-3 to -6).',
        expected: 'a list of modifiers',
      }),
    ),
    units: number('Billed units (837P SV104).', 'a number above 0', (n) => n > 0),
    charge: z.optional(
      number('Charge of the line.', 'an amount of 0 or more, such as 980.00', (n) => n >= 0),
    ),
    place_of_service: z.optional(place("Place of service of this line, instead of the claim's.")),
    // Three digits are read with the leading zero that the older form left out.
    revenue_code: z.optional(
      leaf(
        {
          description: 'Revenue code, on UB-04.',
          expected: 'a revenue code of four digits',
          example: '0250',
          pattern: '^\\d{3,4}$',
        },
        (value) => (/^\d{3,4}$/.test(value.trim()) ? value.trim().padStart(4, '0') : undefined),
      ),
    ),
    therapy: z.optional(text('The therapy that this line belongs to, an id of therapies.')),
    description: z.optional(text('Description, needed with unlisted codes (837P SV101-7).')),
    ndc: z.optional(
      z.union([ndcSchema, z.array(ndcSchema)]).register(z.globalRegistry, {
        description: 'The National Drug Code of the drug dispensed, with quantity and unit.',
        expected: 'a map of code, quantity and unit',
      }),
    ),
    drug: z.optional(drugSchema),
    visit: z.optional(visitSchema),
    equipment: z.optional(
      z
        .object({ member_owned: z.optional(bool('The equipment belongs to the member.')) })
        .register(z.globalRegistry, {
          description: 'The equipment that this line speaks of.',
          expected: 'a map',
        }),
    ),
    compound: z.optional(text('Lines with the same value are the ingredients of one compound.')),
    diagnosis_pointers: z.optional(
      z
        .array(
          number(
            'Position in diagnoses, counted from 1.',
            'a whole number from 1',
            (n) => Number.isInteger(n) && n >= 1,
          ),
        )
        .register(z.globalRegistry, {
          description: 'Positions in diagnoses, counted from 1.',
          expected: 'a list of positions',
        }),
    ),
    note: z.optional(text('A note of your own.')),
  })
  .register(z.globalRegistry, {
    description: 'A service line.',
    expected: 'a map of the fields of a service line',
  });

export const therapySchema = z
  .object({
    drug: z.optional(text('Generic or brand name.')),
    category: z.optional(oneOf(CATEGORIES, 'Therapeutic category.')),
    route: z.optional(route),
    frequency: z.optional(frequency),
    infusion_hours: z.optional(
      number('Length of one infusion in hours.', 'a number of hours', (n) => n > 0),
    ),
    litres_per_day: z.optional(
      number('Daily volume in litres, for TPN and hydration.', 'a number of litres', (n) => n > 0),
    ),
    start: z.optional(date('First day of the therapy.')),
    end: z.optional(date('Last day of the therapy.')),
    administered_on: z.optional(
      z.array(date('A day on which the drug was given.')).register(z.globalRegistry, {
        description:
          'The days on which the drug was in fact given, where the schedule alone does not tell.',
        expected: 'a list of dates',
      }),
    ),
    rank: z.optional(
      number(
        'Order among concurrent therapies, 1 = first.',
        'a whole number from 1',
        (n) => Number.isInteger(n) && n >= 1,
      ),
    ),
    access: z.optional(
      z
        .object({
          device: z.optional(oneOf(DEVICES, 'Device of the vascular access.')),
          lumens: z.optional(
            number(
              'Number of lumens.',
              'a whole number from 1',
              (n) => Number.isInteger(n) && n >= 1,
            ),
          ),
          in_use: z.optional(bool('The access is in use by a therapy.')),
        })
        .register(z.globalRegistry, {
          description: 'The vascular access.',
          expected: 'a map of device, lumens and in_use',
        }),
    ),
  })
  .register(z.globalRegistry, {
    description: 'A therapy of the plan of care.',
    expected: 'a map of the fields of a therapy',
  });

const provider = (whose: string) =>
  z
    .object({
      npi: npi(whose),
      name: z.optional(text(`Name of the ${whose}.`)),
      taxonomy: z.optional(text(`Taxonomy code of the ${whose}.`)),
      type: z.optional(oneOf(['home-infusion', 'physician', 'facility'], `Kind of ${whose}.`)),
    })
    .register(z.globalRegistry, {
      description: `The ${whose}.`,
      expected: 'a map of npi, name, taxonomy and type',
    });

export const claimSchema = z
  .object({
    claim: text('Patient control number (837P CLM01, CMS-1500 item 26).'),
    payer: leaf(
      {
        description: 'Id of the policy pack of the payer.',
        expected: 'the id of a policy pack, such as bcbsok',
      },
      (value) => value.trim().toLowerCase() || undefined,
    ),
    line_of_business: z.optional(oneOf(LINES_OF_BUSINESS, 'Line of business of the plan.')),
    group: z.optional(text('Employer group, for example L0000264.')),
    form: z.optional(
      oneOf(['cms1500', 'ub04'], 'Claim form, or its electronic twin; cms1500 when absent.', {
        '837p': 'cms1500',
        '837i': 'ub04',
      }),
    ),
    place_of_service: z.optional(
      place(
        'CMS place-of-service code; may be overridden on a line (837P CLM05-1, CMS-1500 item 24B).',
      ),
    ),
    prior_authorization: z.optional(
      text('Prior authorization number (CMS-1500 item 23, 837P REF*G1).'),
    ),
    network: z.optional(oneOf(['in', 'out'], "Provider's network status; in when absent.")),
    emergency: z.optional(bool('Emergency or urgent service; false when absent.')),
    homebound: z.optional(bool('The member is confined to the home.')),
    state_mandated: z.optional(
      bool('The service is for a state-mandated condition; false when absent.'),
    ),
    patient: z
      .object({
        id: text('Member id of the patient.'),
        name: z.optional(text('Name of the patient.')),
        birth_date: z.optional(date('Date of birth.')),
        sex: z.optional(text('Sex, as on the claim form.')),
      })
      .register(z.globalRegistry, {
        description: 'The patient.',
        expected: 'a map of id, name, birth_date and sex',
      }),
    billing_provider: provider('billing provider'),
    ordering_provider: z.optional(
      z
        .object({
          npi: z.optional(npi('ordering provider')),
          name: z.optional(text('Name of the ordering provider.')),
        })
        .register(z.globalRegistry, {
          description: 'The provider who ordered the therapy (837P 2420E, CMS-1500 item 17).',
          expected: 'a map of npi and name',
        }),
    ),
    diagnoses: z.optional(
      z
        .array(
          leaf(
            {
              description: 'An ICD-10-CM code.',
              expected: 'an ICD-10-CM code such as A41.9',
              example: 'A41.9',
              pattern: ICD_10_CM.source,
            },
            (value) => {
              const upper = value.trim().toUpperCase();
              return ICD_10_CM.test(upper) ? upper.replace('.', '') : undefined;
            },
          ),
        )
        .register(z.globalRegistry, {
          description: 'ICD-10-CM codes, the principal one first.',
          expected: 'a list of ICD-10-CM codes',
        }),
    ),
    therapies: z.optional(
      z.record(z.string(), therapySchema).register(z.globalRegistry, {
        description: 'The plan of care, one entry a therapy.',
        expected: 'a map of therapies by id',
      }),
    ),
    lines: z.array(lineSchema).register(z.globalRegistry, {
      description: 'Service lines, in the order in which they are billed.',
      expected: 'a list of service lines',
    }),
    total_charge: z.optional(
      number('Sum of the line charges.', 'an amount of 0 or more', (n) => n >= 0),
    ),
    note: z.optional(text('A note of your own.')),
  })
  .register(z.globalRegistry, {
    description: 'A claim draft.',
    expected: 'a map of the fields of a claim',
  });

/** Everything may be missing in a draft: it is being typed. */
export type Partially<T> = T extends readonly (infer I)[]
  ? (Partially<I> | undefined)[]
  : T extends Dose | Frequency
    ? T
    : T extends object
      ? { [K in keyof T]?: Partially<T[K]> }
      : T;

export type ClaimFields = Partially<z.output<typeof claimSchema>>;
export type LineFields = Partially<z.output<typeof lineSchema>>;
export type TherapyFields = Partially<z.output<typeof therapySchema>>;
export type DrugFields = Partially<z.output<typeof drugSchema>>;
export type NdcFields = Partially<z.output<typeof ndcSchema>>;
export type VisitFields = Partially<z.output<typeof visitSchema>>;
