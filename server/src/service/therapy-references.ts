import { isAlias, isMap, isNode, isSeq, type Node } from 'yaml';
import type { Location, LocationLink, Position } from 'vscode-languageserver-types';
import type { ClaimDraft } from '../draft/claim-draft';
import { findNode, keyText, resolveAlias, scalarText, type SyntaxTree } from '../draft/syntax';
import { placeAt, type CheckedDocument } from './checked-document';
import { findToken } from './find-token';
import { innerSpan, nodeSpan, pairSpan } from './node-spans';

/** Where the id of a therapy stands in a claim. */
export interface TherapyOccurrences {
  id: string;
  /** Its entry in `therapies`; several where a key is there twice by mistake. */
  definitions: readonly { key: Node; entry: { start: number; end: number } }[];
  /** The values of `therapy` that name it, each an alias or a text. */
  uses: readonly { node: Node; line: number }[];
}

/** Every place of a therapy's id in a claim. */
export function occurrencesOf(tree: SyntaxTree, id: string): TherapyOccurrences {
  return { id, definitions: definitionsOf(tree, id), uses: usesOf(tree, id) };
}

function definitionsOf(tree: SyntaxTree, id: string): TherapyOccurrences['definitions'] {
  const therapies = findNode(tree, ['therapies'])?.value;
  if (!isMap(therapies)) return [];
  return therapies.items.flatMap((pair) =>
    keyText(pair) === id && isNode(pair.key)
      ? [{ key: pair.key, entry: pairSpan(tree, pair) }]
      : [],
  );
}

function usesOf(tree: SyntaxTree, id: string): TherapyOccurrences['uses'] {
  const lines = findNode(tree, ['lines'])?.value;
  if (!isSeq(lines)) return [];
  const uses = new Map<Node, { node: Node; line: number }>();
  lines.items.forEach((_, line) => {
    const found = findNode(tree, ['lines', line, 'therapy']);
    // A line that came through an alias stands elsewhere and is seen once.
    if (found?.written && scalarText(found.value)?.trim() === id && !uses.has(found.written))
      uses.set(found.written, { node: found.written, line });
  });
  return [...uses.values()];
}

/** The therapy whose id a position is on, in its entry or in a service line. */
export interface TherapyAt {
  draft: ClaimDraft;
  /** The key, text or alias at the position. */
  node: Node;
  occurrences: TherapyOccurrences;
}

/** Undefined off ids of therapies, and on one that no entry has. */
export function therapyAt(document: CheckedDocument, position: Position): TherapyAt | undefined {
  const place = placeAt(document, position);
  const token = place && findToken(place.claim.draft, place.offset);
  if (!place || !token) return undefined;
  const { draft } = place.claim;
  const [block, , field, ...deeper] = token.path;
  const isEntry = block === 'therapies' && token.path.length === 2 && token.part === 'key';
  const isUse =
    block === 'lines' && field === 'therapy' && deeper.length === 0 && token.part === 'value';
  if (!isEntry && !isUse) return undefined;
  const { node } = token;
  const id = isEntry
    ? String(token.path[1])
    : scalarText(isAlias(node) ? resolveAlias(draft.tree, node) : node)?.trim();
  const occurrences = id === undefined ? undefined : occurrencesOf(draft.tree, id);
  return occurrences && occurrences.definitions.length > 0
    ? { draft, node, occurrences }
    : undefined;
}

/** Where the therapy at a position is defined. */
export function definitionAt(
  document: CheckedDocument,
  position: Position,
): LocationLink[] | undefined {
  const at = therapyAt(document, position);
  if (!at) return undefined;
  const { tree, offset } = at.draft;
  const rangeOf = (span: { start: number; end: number }) => document.lines.rangeOf(span, offset);
  return at.occurrences.definitions.map(({ key, entry }) => ({
    originSelectionRange: rangeOf(innerSpan(tree, at.node)),
    targetUri: document.uri,
    targetRange: rangeOf(entry),
    targetSelectionRange: rangeOf(nodeSpan(tree, key)),
  }));
}

/** Where the therapy at a position stands: its entry, if wanted, and the service lines that name it. */
export function referencesAt(
  document: CheckedDocument,
  position: Position,
  withDefinition: boolean,
): Location[] | undefined {
  const at = therapyAt(document, position);
  if (!at) return undefined;
  const { tree, offset } = at.draft;
  const { definitions, uses } = at.occurrences;
  const nodes = [
    ...(withDefinition ? definitions.map(({ key }) => key) : []),
    ...uses.map(({ node }) => node),
  ];
  return nodes.map((node) => ({
    uri: document.uri,
    range: document.lines.rangeOf(innerSpan(tree, node), offset),
  }));
}
