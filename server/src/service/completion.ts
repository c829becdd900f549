import {
  CompletionItemKind,
  type CompletionItem,
  type CompletionList,
  type Position,
} from 'vscode-languageserver-types';
import type { CodeInfo, CodeTables } from '../codes/tables';
import { wordsOf } from '../codes/tables';
import { claimSchema } from '../draft/fields';
import { alternative, isRequired, itemOf, metaOf, schemaAt, shapeOf } from '../draft/schema-walk';
import { FREQUENCY_NAMES } from '../draft/frequency';
import type { Path } from '../draft/spans';
import type { CheckedDocument } from './checked-document';
import { codePage } from './describe-code';
import { completionSite, type CompletionSite } from './completion-site';
import { plainOf } from './words';

/** Codes offered at once; typing on narrows them. */
const MOST_CODES = 100;

/** What may stand at the cursor; an empty list where nothing is known of it. */
export function completion(document: CheckedDocument, position: Position): CompletionList {
  const site = completionSite(document.text, document.lines.offsetAt(position));
  if (!site) return { isIncomplete: false, items: [] };
  const items = site.kind === 'key' ? keys(site) : values(site, document);
  const range = document.lines.rangeOf(site.span);
  const blank = site.blankMissing ? ' ' : '';
  return {
    isIncomplete: isCodeField(site.path),
    items: items.map(({ insert, ...item }, i) => ({
      ...item,
      // Clients show `detail` beside the chosen item only; a code says little without its name.
      labelDetails: { description: item.detail },
      sortText: String(i).padStart(4, '0'),
      textEdit: { range, newText: `${blank}${insert ?? item.label}` },
    })),
  };
}

/** What an item carries along, so that its long text can be made when it is shown. */
export interface CodeChoice {
  uri: string;
  code: string;
  payer: string | undefined;
}

/** Reads what an item carries; undefined for items that have no more to show. */
export function choiceOf({ data }: CompletionItem): CodeChoice | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { uri, code, payer } = data as Record<string, unknown>;
  return typeof uri === 'string' && typeof code === 'string'
    ? { uri, code, payer: typeof payer === 'string' ? payer : undefined }
    : undefined;
}

/** Adds the long text to an item that the client shows. */
export function resolveCompletion(
  item: CompletionItem,
  { code, payer }: CodeChoice,
  checker: CheckedDocument['checker'],
): CompletionItem {
  const page = codePage(code, { checker }, payer);
  return page === undefined ? item : { ...item, documentation: { kind: 'markdown', value: page } };
}

type Choice = CompletionItem & { insert?: string };

function keys(site: CompletionSite): Choice[] {
  return keysOf(site.path, site.siblings, site.colonFollows);
}

/** The fields of the map at a path that it does not have yet, required ones first. */
function keysOf(path: Path, present: readonly string[], colonFollows: boolean): Choice[] {
  const schema = schemaAt(claimSchema, path);
  const shape = schema && shapeOf(alternative(schema, false));
  if (!shape) return [];
  const left = Object.entries(shape).filter(([key]) => !present.includes(key));
  return left
    .sort(([, a], [, b]) => Number(isRequired(b)) - Number(isRequired(a)))
    .map(([key, field]): Choice => ({
      label: key,
      kind: CompletionItemKind.Property,
      detail: isRequired(field) ? 'required' : undefined,
      documentation: metaOf(field)?.description,
      insert: colonFollows ? key : `${key}: `,
    }));
}

function values(site: CompletionSite, document: CheckedDocument): Choice[] {
  const { path } = site;
  const schema = schemaAt(claimSchema, path);
  if (!schema) return [];
  const { checker } = document;
  const { codes } = checker.resources;
  const field = path.findLast((step) => typeof step === 'string');
  if (path.length === 1 && field === 'payer') return payers(checker);
  if (isCodeField(path))
    return codesFor(codes, site.typed).map((choice) => ({
      ...choice,
      data: {
        uri: document.uri,
        code: choice.label,
        payer: site.fields.payer,
      } satisfies CodeChoice,
    }));
  if (field === 'therapy') return therapies(site);
  if (field === 'modifiers' && typeof path.at(-1) === 'number') return modifiers(codes);
  if (field === 'place_of_service') return places(codes);
  if (shapeOf(alternative(schema, false)) && itemOf(schema)?.kind !== 'list')
    return keysOf(path, [], site.colonFollows);
  const listed =
    metaOf(schema)?.values ?? (field === 'frequency' ? ['q12h', 'q24h', ...FREQUENCY_NAMES] : []);
  return listed.map((value): Choice => ({ label: value, kind: CompletionItemKind.EnumMember }));
}

function isCodeField(path: Path): boolean {
  return path.length === 3 && path[0] === 'lines' && path[2] === 'code';
}

function payers(checker: CheckedDocument['checker']): Choice[] {
  return checker.payers.map((id): Choice => {
    const pack = checker.pack(id)?.pack;
    return {
      label: id,
      kind: CompletionItemKind.EnumMember,
      detail: pack?.name,
      documentation: pack && `${pack.policy} ${pack.title}`.trim(),
    };
  });
}

function therapies({ fields }: CompletionSite): Choice[] {
  return Object.entries(fields.therapies ?? {}).map(([id, therapy]): Choice => ({
    label: id,
    kind: CompletionItemKind.Reference,
    detail: [therapy?.drug, therapy?.category, therapy?.frequency?.text].filter(Boolean).join(', '),
  }));
}

function modifiers(codes: CodeTables): Choice[] {
  return codes.allModifiers().map((modifier): Choice => ({
    label: modifier,
    kind: CompletionItemKind.Constant,
    detail: codes.modifier(modifier)?.name,
    documentation: codes.modifier(modifier)?.text,
  }));
}

function places(codes: CodeTables): Choice[] {
  return codes.allPlaces().map((place): Choice => ({
    label: place,
    kind: CompletionItemKind.Constant,
    detail: codes.place(place)?.name,
    documentation: codes.place(place)?.text,
  }));
}

/** Codes by the start of their number, or by words of their name, text and drug. */
function codesFor(codes: CodeTables, typed: string): Choice[] {
  const number = typed.trim().toUpperCase();
  const wanted = wordsOf(typed).split(' ').filter(Boolean);
  return codes
    .allCodes()
    .flatMap((code) => codes.code(code) ?? [])
    .filter((info) => info.code.startsWith(number) || hasWords(info, wanted))
    .slice(0, MOST_CODES)
    .map((info): Choice => ({
      label: info.code,
      kind: CompletionItemKind.Value,
      detail: info.name,
      documentation: plainOf(info.text),
      // Typed words are no part of a code: what was found here passes the client's own filter.
      filterText: typed === '' ? info.code : typed,
    }));
}

function hasWords(info: CodeInfo, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return false;
  const text = wordsOf(
    [info.name, info.text, info.category, ...(info.drug ?? []), ...(info.brands ?? [])].join(' '),
  );
  return wanted.every((word) => text.startsWith(word) || text.includes(` ${word}`));
}
