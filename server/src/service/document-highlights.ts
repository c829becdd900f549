import { isSeq, type Node } from 'yaml';
import {
  DocumentHighlightKind,
  type DocumentHighlight,
  type Position,
} from 'vscode-languageserver-types';
import type { ClaimDraft } from '../draft/claim-draft';
import type { Path } from '../draft/spans';
import { findNode, scalarText, type Found } from '../draft/syntax';
import { placeAt, type CheckedDocument } from './checked-document';
import { findToken } from './find-token';
import { innerSpan } from './node-spans';
import { therapyAt } from './therapy-references';

/** The same therapy or code in the claim, or the same claim number in the file. */
export function documentHighlights(
  document: CheckedDocument,
  position: Position,
): DocumentHighlight[] | undefined {
  return therapyHighlights(document, position) ?? valueHighlights(document, position);
}

function therapyHighlights(
  document: CheckedDocument,
  position: Position,
): DocumentHighlight[] | undefined {
  const at = therapyAt(document, position);
  if (!at) return undefined;
  const { draft, occurrences } = at;
  return [
    ...occurrences.definitions.map(({ key }) =>
      highlight(document, draft, key, DocumentHighlightKind.Write),
    ),
    ...occurrences.uses.map(({ node }) => highlight(document, draft, node)),
  ];
}

function valueHighlights(
  document: CheckedDocument,
  position: Position,
): DocumentHighlight[] | undefined {
  const place = placeAt(document, position);
  const token = place && findToken(place.claim.draft, place.offset);
  if (!place || token?.part !== 'value') return undefined;
  const { draft, claim: number } = place.claim;
  const { path } = token;
  if (path.length === 1 && path[0] === 'claim')
    return sameAs(
      document,
      findNode(draft.tree, path),
      document.result.claims
        .filter(({ claim }) => claim === number)
        .map((claim) => ({ draft: claim.draft, path })),
      (text) => text.trim(),
    );
  if (path.length === 3 && path[0] === 'lines' && path[2] === 'code')
    return sameAs(document, findNode(draft.tree, path), codesOf(draft), (text) =>
      text.trim().toUpperCase(),
    );
  return undefined;
}

interface Field {
  draft: ClaimDraft;
  path: Path;
}

function codesOf(draft: ClaimDraft): Field[] {
  const lines = findNode(draft.tree, ['lines'])?.value;
  return isSeq(lines) ? lines.items.map((_, i) => ({ draft, path: ['lines', i, 'code'] })) : [];
}

/** Of the fields those that read the same as the one found. */
function sameAs(
  document: CheckedDocument,
  found: Found | undefined,
  fields: readonly Field[],
  read: (text: string) => string,
): DocumentHighlight[] | undefined {
  const textOf = (one: Found | undefined) => {
    const text = scalarText(one?.value);
    return text === undefined ? undefined : read(text);
  };
  const wanted = textOf(found);
  if (wanted === undefined) return undefined;
  // What came through an alias is met again where it stands.
  const nodes = new Map<Node, ClaimDraft>();
  for (const { draft, path } of fields) {
    const one = findNode(draft.tree, path);
    if (one?.written && textOf(one) === wanted) nodes.set(one.written, draft);
  }
  return [...nodes].map(([node, draft]) => highlight(document, draft, node));
}

function highlight(
  document: CheckedDocument,
  { tree, offset }: ClaimDraft,
  node: Node,
  kind: DocumentHighlightKind = DocumentHighlightKind.Read,
): DocumentHighlight {
  return { range: document.lines.rangeOf(innerSpan(tree, node), offset), kind };
}
