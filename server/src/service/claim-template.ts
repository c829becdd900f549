import type { Checker, CheckOptions } from '../check/check';
import { formatDay } from '../draft/days';
import { pathKey, type Path } from '../draft/spans';
import type { Pack } from '../policy/pack';
import { NEW_THERAPY, PATIENT_AND_PROVIDER } from './completion/skeletons';
import { asSnippet, CURSOR, EMPTY, type Insertion, type Part } from './completion/snippet';

/** A new claim for a payer, with blanks for what only a person knows. */
export interface ClaimTemplate {
  /** Id of the policy pack. */
  payer: string;
  name: string;
  policy: string;
  /** In the snippet syntax of the protocol. */
  snippet: string;
}

/** A template for every payer whose policy can be used. */
export function claimTemplates(checker: Checker, { today }: CheckOptions): ClaimTemplate[] {
  return checker.payers.flatMap((payer) => {
    const pack = checker.pack(payer)?.pack;
    if (!pack) return [];
    const asked = askedBy(checker, { today, payer });
    const snippet = asSnippet(templateOf(pack, asked));
    return [{ payer, name: pack.name, policy: pack.policy, snippet }];
  });
}

/** A day of an ordinary therapy at home: what a payer misses in it, it misses in most claims. */
const ordinary = (day: string) => `claim: A-1
place_of_service: 12
patient: { id: M-1 }
billing_provider: { npi: 1234567893, type: home-infusion }
diagnoses: [A41.9]
therapies:
  a: { drug: ceftriaxone, category: anti-infective, route: iv, frequency: q24h, start: ${day}, end: ${day} }
lines:
  - { date: ${day}, code: S9500, units: 1, charge: 70, therapy: a }
  - { date: ${day}, code: J0696, units: 8, charge: 70, therapy: a, drug: { name: ceftriaxone, dose: 2 g } }
`;
/** The id of the therapy in a template; renaming it renames it in the lines. */
const THERAPY = 't1';
const DRUG_LINE: Path = ['lines', 1];

/** What a payer asks for beyond what every claim states: fields to fill in, and those that would settle a rule. */
type Asks = (...path: Path) => boolean;

function askedBy(checker: Checker, options: CheckOptions & { payer: string }): Asks {
  const { claims } = checker.checkText(ordinary(formatDay(options.today)), options);
  const paths = claims.flatMap(({ findings, notChecked }) => [
    ...findings.flatMap(({ fixes }) =>
      fixes.flatMap(({ edits }) =>
        edits.flatMap((edit) => (edit.op === 'template' ? [edit.path] : [])),
      ),
    ),
    ...notChecked.flatMap(({ needs }) => needs),
  ]);
  return (...path) => paths.some((one) => pathKey(one.slice(0, path.length)) === pathKey(path));
}

function templateOf(pack: Pack, asks: Asks): Insertion {
  const single = pack.entries.some(({ rule }) => rule === 'one-date-per-line');
  const dates: Part[] = single ? ['date: ', EMPTY] : ['from: ', EMPTY, ', through: ', EMPTY];
  const values = [', code: ', EMPTY, ', units: ', EMPTY, ', charge: ', EMPTY];
  const billed: Part[] = ['\n  - { ', ...dates, ...values, `, therapy: ${THERAPY}`];
  const where = (isAsked: boolean, ...parts: Part[]): Part[] => (isAsked ? parts : []);
  const field = (name: string) => where(asks(name), `\n${name}: `, EMPTY);
  const detail = (name: string) => where(asks(...DRUG_LINE, 'drug', name), `, ${name}: `, EMPTY);
  return [
    'claim: ',
    EMPTY,
    `\npayer: ${pack.id}`,
    ...field('line_of_business'),
    '\nplace_of_service: ',
    { blank: '12' },
    ...field('prior_authorization'),
    ...field('homebound'),
    ...PATIENT_AND_PROVIDER,
    ...where(
      asks('ordering_provider'),
      '\nordering_provider: { npi: ',
      EMPTY,
      ', name: ',
      EMPTY,
      ' }',
    ),
    '\ndiagnoses: [',
    EMPTY,
    `]\n\ntherapies:\n  ${THERAPY}: `,
    ...NEW_THERAPY,
    '\n\nlines:',
    ...billed,
    ' }',
    ...billed,
    ', drug: { name: ',
    EMPTY,
    ', dose: ',
    EMPTY,
    ...['form', 'container', 'duration', 'prior_approval'].flatMap(detail),
    ' }',
    ...where(
      asks(...DRUG_LINE, 'ndc'),
      ', ndc: { code: ',
      EMPTY,
      ', quantity: ',
      EMPTY,
      ', unit: ',
      EMPTY,
      ' }',
    ),
    ' }\n',
    CURSOR,
  ];
}
