import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml';
import {
  SymbolKind,
  type DocumentSymbol,
  type Range,
  type SymbolInformation,
} from 'vscode-languageserver-types';
import type { ClaimResult } from '../check/finding';
import type { CodeTables } from '../codes/tables';
import type { ClaimDraft } from '../draft/claim-draft';
import { formatRange } from '../draft/days';
import type { Span } from '../draft/spans';
import { findNode, keyText, resolveAlias, scalarText, type SyntaxTree } from '../draft/syntax';
import { claimFacts, type Claim } from '../facts/claim';
import type { ServiceLine, Therapy } from '../facts/line';
import type { CheckedDocument } from './checked-document';
import { dollars } from './money';
import { isBlank, itemSpans, nodeSpan, pairSpan, regionOf } from './node-spans';
import { remembered } from './remembered';
import { plural } from './words';

/** An entry of the outline; spans count in the claim's document. */
interface Entry {
  name: string;
  detail?: string;
  kind: SymbolKind;
  span: Span;
  /** What is selected when the entry is chosen. */
  at: Span;
  children?: Entry[];
}

/** Longer texts of a draft are cut: an outline is narrow. */
const LONGEST = 80;

/** The outline: claims, their blocks, in these the therapies and service lines. */
export function documentSymbols(document: CheckedDocument): DocumentSymbol[] {
  return document.result.claims.map((result) => {
    const { offset, tree } = result.draft;
    const region = regionOf(result.draft);
    const whole = { start: region.start - offset, end: region.end - offset };
    const entry: Entry = {
      name: shown(result.claim) ?? `Claim ${result.draft.index + 1}`,
      detail: claimDetail(result),
      kind: SymbolKind.Package,
      span: whole,
      at: numberSpan(tree) ?? whole,
      children: blocksIn(tree, result.draft, document.checker.resources.codes),
    };
    return symbolOf(entry, whole, (span) => document.lines.rangeOf(span, offset));
  });
}

/** Makes what is remembered of a claim for the outline. */
export function prepareOutline({ draft }: ClaimResult, codes: CodeTables): void {
  numberSpan(draft.tree);
  blocksIn(draft.tree, draft, codes);
}

/** What stands for a claim: its number, or else the key of that, or else all of it. */
const numberSpan = remembered((tree: SyntaxTree): Span | undefined => {
  const number = findNode(tree, ['claim']);
  const chosen = solid(number?.written) ?? number?.key ?? tree.root;
  return chosen ? nodeSpan(tree, chosen) : undefined;
});

/** The outline for clients that show no tree. */
export function flatSymbols(document: CheckedDocument): SymbolInformation[] {
  const { uri } = document;
  const flatten = (symbol: DocumentSymbol, containerName?: string): SymbolInformation[] => [
    {
      name: symbol.name,
      kind: symbol.kind,
      location: { uri, range: symbol.range },
      ...(containerName === undefined ? {} : { containerName }),
    },
    ...(symbol.children ?? []).flatMap((child) => flatten(child, symbol.name)),
  ];
  return documentSymbols(document).flatMap((symbol) => flatten(symbol));
}

/** An entry within the one around it: an editor refuses ranges that stick out. */
function symbolOf(entry: Entry, around: Span, rangeOf: (span: Span) => Range): DocumentSymbol {
  const span = within(around, entry.span);
  return {
    name: entry.name,
    ...(entry.detail ? { detail: entry.detail } : {}),
    kind: entry.kind,
    range: rangeOf(span),
    selectionRange: rangeOf(within(span, entry.at)),
    children: entry.children?.map((child) => symbolOf(child, span, rangeOf)) ?? [],
  };
}

function within(around: Span, { start, end }: Span): Span {
  const from = Math.min(Math.max(start, around.start), around.end);
  return { start: from, end: Math.max(from, Math.min(end, around.end)) };
}

function claimDetail({ payer, totalCharge }: ClaimResult): string {
  return [shown(payer), totalCharge > 0 ? dollars(totalCharge) : undefined]
    .filter((part) => part !== undefined)
    .join(' · ');
}

const blocksIn = remembered((_tree: SyntaxTree, draft: ClaimDraft, codes: CodeTables): Entry[] =>
  blocksOf(claimFacts(draft, codes)),
);

/** The blocks of a claim: every field that holds a map or a list, and the two that should. */
function blocksOf(claim: Claim): Entry[] {
  const { tree } = claim.draft;
  if (!isMap(tree.root)) return [];
  const seen = new Set<string>();
  return tree.root.items.flatMap((pair): Entry[] => {
    const key = keyText(pair);
    if (key === undefined || !isNode(pair.key)) return [];
    const isFirst = !seen.has(key);
    seen.add(key);
    const value = isNode(pair.value) ? pair.value : undefined;
    const block = (kind: SymbolKind, detail: string, children?: Entry[]): Entry => ({
      name: shown(key) ?? '(no name)',
      detail,
      kind,
      span: pairSpan(tree, pair),
      at: nodeSpan(tree, pair.key as Node),
      children,
    });
    if (key === 'therapies' && isFirst)
      return [block(SymbolKind.Namespace, '', therapyEntries(claim, value))];
    if (key === 'lines' && isFirst) {
      const children = lineEntries(claim, value);
      const detail = plural(children.length, 'line');
      return [block(SymbolKind.Array, children.length > 0 ? detail : '', children)];
    }
    if (isMap(value)) return [block(SymbolKind.Object, mapDetail(tree, value))];
    return isSeq(value) ? [block(SymbolKind.Array, listDetail(tree, value.items))] : [];
  });
}

function therapyEntries({ draft: { tree }, therapies }: Claim, value: Node | undefined): Entry[] {
  if (!isMap(value)) return [];
  return value.items.flatMap((pair: Pair): Entry[] => {
    if (!isNode(pair.key)) return [];
    const id = keyText(pair);
    const therapy = id === undefined ? undefined : therapies.get(id);
    return [
      {
        name: shown(id) ?? '(no id)',
        detail: therapy ? therapyDetail(therapy) : '',
        kind: SymbolKind.Key,
        span: pairSpan(tree, pair),
        at: nodeSpan(tree, pair.key),
      },
    ];
  });
}

function therapyDetail({ fields }: Therapy): string {
  const { drug, category, frequency, start, end } = fields;
  const dates =
    start !== undefined && end !== undefined ? { from: start, through: end } : undefined;
  return [shown(drug) ?? category, frequency?.text, dates && formatRange(dates)]
    .filter((part) => part !== undefined)
    .join(' · ');
}

function lineEntries(claim: Claim, value: Node | undefined): Entry[] {
  if (!isSeq(value)) return [];
  const { tree } = claim.draft;
  const spans = itemSpans(tree, value);
  const facts = new Map(claim.lines.map((line) => [line.index, line]));
  return value.items.flatMap((item, i): Entry[] => {
    const span = spans[i];
    if (!span) return [];
    const line = facts.get(i);
    const node = isNode(item) ? item : undefined;
    const code = isMap(node) ? findNode(tree, ['lines', i, 'code']) : undefined;
    const chosen = solid(code?.written) ?? solid(node);
    const text = isScalar(node) ? scalarText(node) : undefined;
    return [
      {
        name: (line && lineName(line)) ?? shown(text) ?? `Line ${i + 1}`,
        detail: line ? lineDetail(line) : '',
        kind: SymbolKind.Field,
        span,
        at: chosen ? nodeSpan(tree, chosen) : span,
      },
    ];
  });
}

/** A node of which something stands in the text. */
function solid(node: Node | undefined): Node | undefined {
  return node && !isBlank(node) ? node : undefined;
}

/** `S9500 SH · Anti-infective, every 24 hours`. */
function lineName({ code, info, modifiers }: ServiceLine): string | undefined {
  if (code === undefined) return undefined;
  return [[code, ...modifiers].join(' '), ...(info ? [info.name] : [])].join(' · ');
}

/** `2023-02-01 to 2023-02-07 · $490.00`. */
function lineDetail({ dates, charge }: ServiceLine): string {
  return [dates && formatRange(dates), charge === undefined ? undefined : dollars(charge)]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** What tells one person or provider from another. */
function mapDetail(tree: SyntaxTree, map: { items: Pair[] }): string {
  const texts = new Map(map.items.map((pair) => [keyText(pair), textOf(tree, pair.value)]));
  return [texts.get('id') ?? texts.get('npi'), texts.get('name')]
    .filter((part) => part !== undefined)
    .join(' · ');
}

function listDetail(tree: SyntaxTree, items: readonly unknown[]): string {
  const texts = items.flatMap((item) => textOf(tree, item) ?? []);
  return shown(texts.join(', ')) ?? '';
}

function textOf(tree: SyntaxTree, node: unknown): string | undefined {
  return shown(scalarText(isAlias(node) ? resolveAlias(tree, node) : node));
}

/** A text of the draft on one line and not too long; undefined where nothing is left of it. */
function shown(text: string | null | undefined): string | undefined {
  const line = text?.replace(/\s+/g, ' ').trim() ?? '';
  if (line === '') return undefined;
  // By characters: half of an emoji is none.
  const characters = [...line];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : line;
}
