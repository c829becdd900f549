import { CompletionItemKind } from 'vscode-languageserver-types';
import { claimSchema } from '../../draft/fields';
import { alternative, itemOf, metaOf, schemaAt, shapeOf } from '../../draft/schema-walk';
import { totalChoices, quantityChoices, unitChoices } from './amounts';
import { narrowed, NO_CHOICES, type Choice, type Choices } from './choice';
import { codeChoices } from './codes';
import { otherLines, type CompletionContext } from './context';
import { dateChoices } from './dates';
import { modifierChoices } from './modifiers';
import { drugNameChoices, fittingDrug, frequencyChoices } from './plan-of-care';
import {
  payerChoices,
  placeChoices,
  pointerChoices,
  textsOfOthers,
  therapyChoices,
} from './references';
import { mapInBraces, therapyInBraces } from './skeletons';

type Source = (context: CompletionContext) => Choices;

const listed =
  (choices: (context: CompletionContext) => Choice[]): Source =>
  (context) => ({ choices: choices(context) });

/** Values by the path of their field; `*` is any one step. */
const SOURCES: readonly (readonly [path: string, source: Source])[] = [
  ['payer', listed(payerChoices)],
  ['place_of_service', listed(placeChoices)],
  ['total_charge', listed(totalChoices)],
  ['therapies.*', listed(therapyInBraces)],
  ['therapies.*.drug', listed(drugNameChoices)],
  ['therapies.*.frequency', listed(frequencyChoices)],
  ['lines.*.code', codeChoices],
  ['lines.*.modifiers.*', listed(modifierChoices)],
  ['lines.*.place_of_service', listed(placeChoices)],
  ['lines.*.therapy', listed(therapyChoices)],
  ['lines.*.units', listed(unitChoices)],
  ['lines.*.drug.name', listed(drugNameChoices)],
  ['lines.*.drug.frequency', listed(frequencyChoices)],
  ['lines.*.ndc.code', listed(ndcChoices)],
  ['lines.*.ndc.*.code', listed(ndcChoices)],
  ['lines.*.ndc.quantity', listed(quantityChoices)],
  ['lines.*.ndc.*.quantity', listed(quantityChoices)],
  ['lines.*.compound', listed(compoundChoices)],
  ['lines.*.diagnosis_pointers.*', listed(pointerChoices)],
];

/** What may be written as the value at the cursor. */
export function valueChoices(context: CompletionContext): Choices {
  const { site } = context;
  const schema = schemaAt(claimSchema, site.path);
  if (!schema) return NO_CHOICES;
  const item = itemOf(alternative(schema, false));
  if (item?.kind === 'list') return inBrackets(context);
  const source = SOURCES.find(([path]) => fitsPath(path, site.path))?.[1];
  const found = narrowed(source ? source(context) : { choices: otherwise(context) }, site.typed);
  // What is searched by words may have blanks; anything else is done when one is typed behind it.
  const isDone = /\s/.test(site.typed) && !found.hangsOnTyped;
  return isDone ? NO_CHOICES : found;
}

function fitsPath(pattern: string, path: readonly (string | number)[]): boolean {
  const steps = pattern.split('.');
  return steps.length === path.length && steps.every((step, i) => step === '*' || step === path[i]);
}

function otherwise(context: CompletionContext): Choice[] {
  const { site } = context;
  const schema = schemaAt(claimSchema, site.path);
  if (!schema) return [];
  if (shapeOf(alternative(schema, false))) return mapInBraces(context);
  const meta = metaOf(schema);
  if (meta?.expected.startsWith('a date')) return dateChoices(context);
  const field = site.path.at(-1);
  const fitting = field === 'category' || field === 'route' ? fittingDrug(field, context) : [];
  const rank = (value: string) => (fitting.includes(value) ? 0 : 1);
  return [...(meta?.values ?? [])]
    .sort((a, b) => rank(a) - rank(b))
    .map((value): Choice => ({
      label: value,
      kind: CompletionItemKind.EnumMember,
      note: fitting.includes(value) ? 'by the drug' : undefined,
    }));
}

/** The items of a list, each in the brackets that it needs. */
function inBrackets(context: CompletionContext): Choices {
  const { site } = context;
  if (site.quotes !== 'plain' || site.typed !== '') return NO_CHOICES;
  const found = valueChoices({ ...context, site: { ...site, path: [...site.path, 0] } });
  return {
    ...found,
    choices: found.choices
      .filter(({ kind }) => kind !== CompletionItemKind.Struct)
      .map((choice) => ({
        ...choice,
        insertion: ['[', ...(choice.insertion ?? [choice.label]), ']'],
      })),
  };
}

/** NDCs of the other lines, those of the line's code first. */
function ndcChoices(context: CompletionContext): Choice[] {
  const { line } = context;
  const others = otherLines(context, line?.index);
  const same = others.filter(({ code }) => code !== undefined && code === line?.code);
  return textsOfOthers([...same, ...others].flatMap(({ ndcs }) => ndcs.map(({ code }) => code)));
}

function compoundChoices(context: CompletionContext): Choice[] {
  return textsOfOthers(otherLines(context, context.line?.index).map((l) => l.fields.compound));
}
