import * as z from 'zod/mini';
import { parseDuration } from './doses';
import {
  bool,
  date,
  dose,
  frequency,
  leaf,
  matching,
  number,
  oneOf,
  place,
  route,
  text,
} from './field-values';
import { NDC_UNITS, PURPOSES } from './listed-values';
import { stripQualifier } from './ndc';

/* The fields of a service line, as a part of the schema of a claim. */

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
