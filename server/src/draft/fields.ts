import * as z from 'zod/mini';
import type { Dose } from './doses';
import {
  bool,
  date,
  frequency,
  leaf,
  npi,
  number,
  oneOf,
  place,
  route,
  text,
} from './field-values';
import type { Frequency } from './frequency';
import { lineSchema, type drugSchema, type ndcSchema, type visitSchema } from './line-fields';
import { CATEGORIES, DEVICES, LINES_OF_BUSINESS } from './listed-values';

/*
 * The draft format as one schema: the reader, the types, the messages, completion and hover of
 * fields all derive from it. Every scalar arrives as the text that stands in the source, so that
 * leading zeros survive. The order of keys is the order in which the format writes them.
 */

/** With or without its dot. */
const ICD_10_CM = /^[A-Z]\d[A-Z0-9](?:\.[A-Z0-9]{1,4}|[A-Z0-9]{1,4})?$/;

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
