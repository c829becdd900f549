import { CompletionItemKind } from 'vscode-languageserver-types';
import type * as z from 'zod/mini';
import { claimSchema } from '../../draft/fields';
import {
  alternative,
  isRequired,
  itemOf,
  metaOf,
  schemaAt,
  shapeOf,
} from '../../draft/schema-walk';
import { pathKey } from '../../draft/spans';
import { placeAt } from '../checked-document';
import type { Choice } from './choice';
import type { CompletionContext } from './context';
import type { CompletionSite } from './site';
import { CURSOR, type Insertion } from './snippet';

type Schema = z.core.$ZodType;

/** The fields of the map at the cursor that it does not have yet: required, asked for, others. */
export function fieldChoices(context: CompletionContext): Choice[] {
  const { site } = context;
  const schema = schemaAt(claimSchema, site.path);
  const shape = schema && shapeOf(alternative(schema, false));
  if (!shape) return [];
  const asked = askedFor(context);
  const left = Object.entries(shape).filter(([key]) => !isOut(key, context));
  return left
    .map(([key, field]) => ({ key, field, need: needOf(key, field, context, asked) }))
    .sort((a, b) => a.need - b.need)
    .map(({ key, field, need }): Choice => ({
      label: key,
      kind: CompletionItemKind.Property,
      note: NOTES[need],
      documentation: metaOf(field)?.description,
      insertion: site.colonFollows ? [key] : [key, ...behindKey(field, site)],
      goesOn: !site.colonFollows,
    }));
}

const REQUIRED = 0;
const ASKED = 1;
const OTHER = 2;
const NOTES = ['required', 'asked for', undefined] as const;

function needOf(
  key: string,
  field: Schema,
  { site, claim }: CompletionContext,
  asked: ReadonlySet<string>,
): 0 | 1 | 2 {
  const isLine = site.path[0] === 'lines' && site.path.length === 2;
  const onForm =
    claim.form === 'ub04'
      ? isLine && key === 'revenue_code'
      : site.path.length === 0 && key === 'place_of_service';
  // A line has a date, or both ends of a range; what would be too much is not offered.
  const isDate = isLine && DATES.includes(key);
  if (isRequired(field) || onForm || isDate) return REQUIRED;
  return asked.has(key) ? ASKED : OTHER;
}

const DATES = ['date', 'from', 'through'];

/** Present already, or a date beside a range. */
function isOut(key: string, { site }: CompletionContext): boolean {
  const { siblings, path } = site;
  if (siblings.includes(key)) return true;
  if (path[0] !== 'lines' || path.length !== 2) return false;
  return key === 'date'
    ? siblings.includes('from') || siblings.includes('through')
    : (key === 'from' || key === 'through') && siblings.includes('date');
}

/** Fields of the map that a finding misses or a rule would need to tell. */
function askedFor({ document, site }: CompletionContext): ReadonlySet<string> {
  const position = document.lines.positionAt(site.span.start);
  const claim = placeAt(document, position)?.claim;
  if (!claim) return new Set();
  const here = pathKey(site.path);
  const paths = [...claim.findings.map((f) => f.path), ...claim.notChecked.flatMap((n) => n.needs)];
  return new Set(
    paths.flatMap((path) => {
      const key = path[site.path.length];
      const isBelow = pathKey(path.slice(0, site.path.length)) === here;
      return isBelow && typeof key === 'string' ? [key] : [];
    }),
  );
}

/** What is written behind a key: its colon, and the braces, brackets or dash of what follows. */
function behindKey(field: Schema, site: CompletionSite): Insertion {
  const schema = alternative(field, false);
  const item = itemOf(schema);
  const isMapItem = item !== undefined && shapeOf(item.item) !== undefined;
  if (!site.isLast && !site.inFlow) return [': '];
  if (isMapItem && !site.inFlow) {
    const inner = `\n${' '.repeat(site.column + INDENT)}`;
    return [`:${inner}${item.kind === 'list' ? '- ' : ''}`];
  }
  if (item?.kind === 'list') return [': [', CURSOR, ']'];
  return shapeOf(schema) || item ? [': { ', CURSOR, ' }'] : [': '];
}

/** Columns by which the format indents. */
export const INDENT = 2;
