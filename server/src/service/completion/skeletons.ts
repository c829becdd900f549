import { CompletionItemKind } from 'vscode-languageserver-types';
import { claimSchema } from '../../draft/fields';
import { CATEGORIES, ROUTES } from '../../draft/listed-values';
import { alternative, isRequired, metaOf, schemaAt, shapeOf } from '../../draft/schema-walk';
import { writeScalar } from '../../edits/scalars';
import type { Choice } from './choice';
import type { CompletionContext } from './context';
import { INDENT } from './keys';
import { CURSOR, EMPTY, type Insertion, type Part } from './snippet';

/* Whole maps with blanks for what only a person knows. */

/** At most this many fields of a map, the first of the format. */
const MOST_FIELDS = 4;

/** The fields of a map in braces, behind its key. */
export function mapInBraces(context: CompletionContext): Choice[] {
  const { site } = context;
  const schema = schemaAt(claimSchema, site.path);
  const shape = schema && shapeOf(alternative(schema, false));
  if (!shape || !site.isLast) return [];
  const fields = Object.entries(shape);
  const required = fields.filter(([, field]) => isRequired(field));
  const others = fields.filter(([, field]) => !isRequired(field));
  const chosen = [...required, ...others].slice(0, MOST_FIELDS);
  const parts = chosen.flatMap(([key, field], i): Part[] => {
    const values = metaOf(field)?.values;
    const known = knownValue(key, context);
    const blank = known ?? (values ? [...values] : '');
    return [`${i > 0 ? ', ' : ''}${key}: `, { blank }];
  });
  return [
    {
      label: `{ ${chosen.map(([key]) => key).join(', ')} }`,
      kind: CompletionItemKind.Struct,
      documentation: metaOf(schema)?.description,
      insertion: ['{ ', ...parts, ' }'],
    },
  ];
}

/** What the line's therapy says of its drug. */
function knownValue(key: string, { site, line }: CompletionContext): string | undefined {
  if (site.path[0] !== 'lines' || site.path[2] !== 'drug') return undefined;
  const { drug, route, frequency } = line?.therapy?.fields ?? {};
  const known: Record<string, string | undefined> = {
    name: drug && writeScalar(drug, 'plain', true),
    route,
    frequency: frequency?.text,
  };
  return known[key];
}

/** Who is treated, and who bills. */
export const PATIENT_AND_PROVIDER: Insertion = [
  '\npatient: { id: ',
  EMPTY,
  ', name: ',
  EMPTY,
  ' }\nbilling_provider: { npi: ',
  EMPTY,
  ', name: ',
  EMPTY,
  ', type: home-infusion }',
];

export const NEW_THERAPY: Insertion = [
  '{ drug: ',
  EMPTY,
  ', category: ',
  { blank: CATEGORIES },
  ', route: ',
  { blank: ROUTES },
  ', frequency: ',
  EMPTY,
  ', start: ',
  EMPTY,
  ', end: ',
  EMPTY,
  ' }',
];

/** A therapy behind its id. */
export function therapyInBraces({ site }: CompletionContext): Choice[] {
  if (!site.isLast) return [];
  return [
    {
      label: '{ drug, category, route, frequency, start, end }',
      kind: CompletionItemKind.Struct,
      documentation: 'A therapy of the plan of care.',
      insertion: NEW_THERAPY,
    },
  ];
}

/** A therapy with its id: those that lines name and the plan of care lacks, and one more. */
export function newTherapies({ site, claim }: CompletionContext): Choice[] {
  const named = new Set(claim.lines.flatMap(({ fields }) => fields.therapy ?? []));
  const missing = [...named].filter((id) => !site.siblings.includes(id));
  if (site.colonFollows)
    return missing.map((id) => ({ label: id, kind: CompletionItemKind.Reference }));
  const behindId: Insertion = site.isLast || site.inFlow ? [': ', ...NEW_THERAPY] : [': '];
  return [
    ...missing.map((id): Choice => ({
      label: id,
      kind: CompletionItemKind.Reference,
      note: 'named by a line',
      insertion: [writeScalar(id, 'plain', site.inFlow), ...behindId],
    })),
    {
      label: 'new therapy',
      kind: CompletionItemKind.Snippet,
      words: site.typed,
      documentation: 'A therapy of the plan of care.',
      insertion: [{ blank: site.typed || 'therapy' }, ...behindId],
    },
  ];
}

/** A whole claim, where a document has nothing yet. */
export function wholeClaim({ site, document }: CompletionContext): Choice[] {
  const isEmpty = site.path.length === 0 && site.siblings.length === 0;
  const isFirst = site.column === 0 && site.isLast && !site.colonFollows;
  if (!isEmpty || !isFirst) return [];
  const indent = ' '.repeat(INDENT);
  return [
    {
      label: 'whole claim',
      kind: CompletionItemKind.Snippet,
      documentation: 'A claim with its required fields, one therapy and its first line.',
      words: 'claim new',
      insertion: [
        'claim: ',
        EMPTY,
        '\npayer: ',
        { blank: document.checker.payers },
        '\nplace_of_service: ',
        { blank: '12' },
        ...PATIENT_AND_PROVIDER,
        '\ndiagnoses: [',
        EMPTY,
        `]\n\ntherapies:\n${indent}`,
        { blank: 'therapy' },
        ': ',
        ...NEW_THERAPY,
        `\n\nlines:\n${indent}- `,
        CURSOR,
      ],
    },
  ];
}
