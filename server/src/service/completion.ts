import {
  InsertTextFormat,
  InsertTextMode,
  CompletionItemTag,
  type CompletionItem,
  type CompletionList,
  type Position,
  type Range,
} from 'vscode-languageserver-types';
import { claimSchema } from '../draft/fields';
import { alternative, itemOf, schemaAt } from '../draft/schema-walk';
import { lineBreakOf, lineStart } from '../edits/layout';
import type { CheckedDocument } from './checked-document';
import type { Choice, Choices } from './completion/choice';
import { contextOf, type CompletionContext } from './completion/context';
import { fieldChoices } from './completion/keys';
import { lineChoices } from './completion/line-choices';
import { completionSite } from './completion/site';
import { newTherapies, wholeClaim } from './completion/skeletons';
import { asSnippet, asText, isPlain } from './completion/snippet';
import { valueChoices } from './completion/values';
import { codePage } from './describe-code';
import { plainOf } from './words';

/** What a client does with the items of a list. */
export interface CompletionClient {
  /** Fills in blanks. */
  snippets: boolean;
  /** Shows what stands beside a label. */
  labelDetails: boolean;
  /** Strikes obsolete items through. */
  deprecatedTag: boolean;
  markdown: boolean;
  /**
   * How it indents further lines of what is inserted: `as-is` not at all, `told` not at all when it
   * is told so, `adjusts` like the line of the cursor.
   */
  indentation: 'as-is' | 'told' | 'adjusts';
  /** Its command that asks for completion again. */
  askAgain: string | undefined;
}

/** A client that does nothing beyond the protocol's first version. */
export const PLAIN_CLIENT: CompletionClient = {
  snippets: false,
  labelDetails: false,
  deprecatedTag: false,
  markdown: false,
  indentation: 'as-is',
  askAgain: undefined,
};

/**
 * What may stand at the cursor; an empty list where nothing is known of it. `typed` is the character
 * by which the client came to ask, where it was one.
 */
export function completion(
  document: CheckedDocument,
  position: Position,
  client: CompletionClient = PLAIN_CLIENT,
  typed?: string,
): CompletionList {
  const offset = document.lines.offsetAt(position);
  const { text } = document;
  const before = text.slice(lineStart(text, offset), offset);
  // Who indents a line wants no list.
  if (typed === ' ' && before.trim() === '') return NOTHING;
  const site = completionSite(text, offset);
  if (!site) return NOTHING;
  const context = contextOf(document, site);
  const { choices, hangsOnTyped = false } =
    site.kind === 'key' ? { choices: keyChoices(context) } : valueChoices(context);
  const range = document.lines.rangeOf(site.span);
  const make = itemMaker(context, range, client, hangsOnTyped);
  return { isIncomplete: hangsOnTyped, items: choices.map(make) };
}

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

function keyChoices(context: CompletionContext): Choices['choices'] {
  const { site } = context;
  const schema = schemaAt(claimSchema, site.path);
  if (schema && itemOf(alternative(schema, false))?.kind === 'record') return newTherapies(context);
  return [...wholeClaim(context), ...lineChoices(context), ...fieldChoices(context)];
}

/** Makes the items of one list, which differ from each other in their choice alone. */
function itemMaker(
  { site, document }: CompletionContext,
  range: Range,
  client: CompletionClient,
  hangsOnTyped: boolean,
): (choice: Choice, position: number) => CompletionItem {
  const { text, uri } = document;
  const eol = lineBreakOf(text);
  const indent = /^[ \t]*/.exec(text.slice(lineStart(text, site.span.start)))?.[0] ?? '';
  const payer = site.draft.fields.payer;
  return (choice, position) => {
    const { label, name, note, words, obsolete, code, goesOn } = choice;
    const insertion = choice.insertion ?? [label];
    const isSnippet = client.snippets && !isPlain(insertion);
    const inserted = site.lead + (isSnippet ? asSnippet(insertion) : asText(insertion));
    const isLong = inserted.includes('\n');
    const adjusted =
      client.indentation === 'adjusts' ? inserted.replaceAll(`\n${indent}`, '\n') : inserted;
    const about = [name, note].filter((part) => part !== undefined && part !== '').join(' — ');
    const known = [label, words ?? ''].join(' ').trim();
    const data: CodeChoice | undefined = code === undefined ? undefined : { uri, code, payer };
    return {
      label,
      kind: choice.kind,
      ...(about !== '' && { detail: about }),
      ...(client.labelDetails && {
        labelDetails: { detail: name && ` ${name}`, description: note },
      }),
      ...(obsolete && client.deprecatedTag && { tags: [CompletionItemTag.Deprecated] }),
      ...(choice.documentation !== undefined && {
        documentation: documentationOf(choice.documentation, client),
      }),
      // The list is in order already: what was searched by words matches for all alike.
      filterText: hangsOnTyped ? `${site.typed} ${known}`.trim() : known,
      sortText: String(position).padStart(4, '0'),
      textEdit: { range, newText: adjusted.replaceAll('\n', eol) },
      ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
      ...(isLong && client.indentation === 'told' && { insertTextMode: InsertTextMode.asIs }),
      ...(goesOn &&
        client.askAgain !== undefined && {
          command: { title: 'Suggest', command: client.askAgain },
        }),
      ...(data && { data }),
    };
  };
}

function documentationOf(
  markdown: string,
  client: CompletionClient,
): CompletionItem['documentation'] {
  return client.markdown
    ? { kind: 'markdown', value: markdown }
    : { kind: 'plaintext', value: plainOf(markdown) };
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
  client: CompletionClient = PLAIN_CLIENT,
): CompletionItem {
  const page = codePage(code, { checker }, payer);
  return page === undefined ? item : { ...item, documentation: documentationOf(page, client) };
}
