import { CompletionItemKind } from 'vscode-languageserver-types';
import { formatDay, formatRange } from '../../draft/days';
import { formatDose, formatNumber } from '../../draft/doses';
import type { LineFields } from '../../draft/fields';
import { NDC_UNITS } from '../../draft/listed-values';
import { serviceLineOf } from '../../draft/spans';
import { isPerDiemKind } from '../../facts/claim';
import { writeScalar } from '../../edits/scalars';
import type { Choice } from './choice';
import type { CompletionContext } from './context';
import { plannedLines, type Billed, type PlannedLine } from './planned-line';
import { asText, EMPTY, type Insertion, type Part } from './snippet';

/* Whole service lines, and what is left of one, as they follow from the plan of care. */

/** A choice of more codes than this is no help. */
const MOST_CODES = 12;

/** What the therapies of the draft still have to be billed, for a line that is new or begun. */
export function lineChoices(context: CompletionContext): Choice[] {
  const { site, claim, line } = context;
  const index = serviceLineOf(site.path);
  if (index === undefined || site.path.length !== 2 || site.colonFollows) return [];
  if (!site.isLast && !site.inFlow) return [];
  const written: LineFields = line?.fields ?? {};
  const therapies = [...claim.therapies.values()].filter(
    ({ id }) => written.therapy === undefined || written.therapy === id,
  );
  return therapies.flatMap((therapy) =>
    kindsOf(context, written).flatMap((bills) =>
      plannedLines(context, index, therapy, bills, written).flatMap((planned, i) =>
        choiceOf(planned, i, context),
      ),
    ),
  );
}

/** What a line may bill, as far as it is written. */
function kindsOf({ codes, site }: CompletionContext, { code, drug, ndc }: LineFields): Billed[] {
  if (code !== undefined) return [isPerDiemKind(codes.kind(code)) ? 'per-diem' : 'drug'];
  const isDrug = drug !== undefined || ndc !== undefined || site.siblings.includes('drug');
  return isDrug ? ['drug'] : ['per-diem', 'drug'];
}

/** `nth` of the lines that bill the same by different codes. */
function choiceOf(planned: PlannedLine, nth: number, context: CompletionContext): Choice[] {
  const { site } = context;
  const isNew = site.siblings.length === 0;
  const fields = fieldsOf(planned, context).filter(({ key }) => !site.siblings.includes(key));
  // The last field is found by itself.
  if (fields.length < 2) return [];
  const { therapy, bills, codes } = planned;
  const what = bills === 'drug' ? 'drug line' : 'per diem line';
  const drug = planned.drug?.name ?? therapy.fields.drug ?? '';
  const other = nth === 0 ? '' : ` (${codes[0]?.code ?? ''})`;
  const insertion = written(fields, context, isNew && bills === 'per-diem');
  return [
    {
      label: `${isNew ? '' : 'rest of the '}${what}: ${therapy.id}${other}`,
      kind: CompletionItemKind.Snippet,
      name: `${billedText(planned)}${datesText(planned)}`,
      words: `${what} ${codes.map(({ code }) => code).join(' ')} ${drug}`,
      documentation: preview(insertion),
      insertion,
    },
  ];
}

/** `J3370 × 28`; `J3370 …` where more codes fit. */
function billedText({ codes: [code, ...others], units }: PlannedLine): string {
  const times = units === undefined ? '' : ` × ${formatNumber(units)}`;
  return `${code?.code ?? ''}${others.length > 0 ? ' …' : ''}${times}`;
}

function datesText({ from, through }: PlannedLine): string {
  if (from === undefined || through === undefined) return '';
  return from <= through ? `, ${formatRange({ from, through })}` : '';
}

/** The text as it will stand, as a block of YAML. */
function preview(insertion: Insertion): string {
  const lines = asText(insertion).split('\n');
  const [first = '', ...rest] = lines;
  const indent = Math.min(...rest.map((line) => line.length - line.trimStart().length));
  return ['```yaml', first, ...rest.map((line) => line.slice(indent)), '```'].join('\n');
}

interface Field {
  key: string;
  parts: Insertion;
}

/** The fields of the line in the order of the format. */
function fieldsOf(planned: PlannedLine, { claim, line }: CompletionContext): Field[] {
  const { therapy, codes, singleDate, from, through, units, modifiers, drug, ndc } = planned;
  const day = (value: number | undefined): Part => (value === undefined ? EMPTY : formatDay(value));
  const field = (key: string, ...parts: Part[]): Field => ({ key, parts });
  const [code, ...others] = codes.slice(0, MOST_CODES).map((info) => info.code);
  // What hangs on a dose that another line states may be wrong here.
  const isGuess = drug?.dose !== undefined && line?.drug?.dose === undefined;
  const amount = units === undefined ? '' : formatNumber(units);
  return [
    ...(singleDate
      ? [field('date', day(from))]
      : [field('from', day(from)), field('through', day(through))]),
    field('code', others.length > 0 ? { blank: [code ?? '', ...others] } : (code ?? '')),
    ...(modifiers.length > 0 ? [field('modifiers', `[${modifiers.join(', ')}]`)] : []),
    field('units', amount === '' || isGuess ? { blank: amount } : amount),
    field('charge', EMPTY),
    ...(claim.form === 'ub04' ? [field('revenue_code', EMPTY)] : []),
    field('therapy', writeScalar(therapy.id, 'plain', true)),
    ...(drug ? [field('drug', ...drugParts(drug))] : []),
    ...(ndc ? [field('ndc', ...ndcParts(ndc))] : []),
  ];
}

function drugParts({ name, dose }: NonNullable<PlannedLine['drug']>): Part[] {
  return [
    `{ name: ${writeScalar(name, 'plain', true)}, dose: `,
    { blank: dose ? formatDose(dose) : '' },
    ' }',
  ];
}

function ndcParts({ code, quantity, unit }: NonNullable<PlannedLine['ndc']>): Part[] {
  return [
    '{ code: ',
    { blank: code === undefined ? '' : writeScalar(code, 'plain', true) },
    ', quantity: ',
    { blank: quantity === undefined ? '' : formatNumber(quantity) },
    ', unit: ',
    { blank: unit ?? NDC_UNITS },
    ' }',
  ];
}

/** In braces, behind each other in braces that are there, or each on a line of its own. */
function written(
  fields: readonly Field[],
  { site }: CompletionContext,
  inBraces: boolean,
): Insertion {
  const between = site.inFlow || inBraces ? ', ' : `\n${' '.repeat(site.column)}`;
  const parts = fields.flatMap(({ key, parts: value }, i): Part[] => [
    `${i > 0 ? between : ''}${key}: `,
    ...value,
  ]);
  return inBraces && !site.inFlow ? ['{ ', ...parts, ' }'] : parts;
}
