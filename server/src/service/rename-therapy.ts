import { isAlias, visit, type Node } from 'yaml';
import type { Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { parseSyntax, resolveAlias, spanOf, type SyntaxTree } from '../draft/syntax';
import { quotesOf, writeScalar } from '../edits/scalars';
import { applyTextEdits, type TextEdit } from '../edits/text-edits';
import { writeKey } from '../edits/values';
import type { CheckedDocument } from './checked-document';
import { versionedEdit } from './document-edits';
import { innerSpan } from './node-spans';
import { occurrencesOf, therapyAt, type TherapyOccurrences } from './therapy-references';

/** What is renamed at a position: the id's place, and the id; undefined where nothing can be. */
export function prepareRename(
  document: CheckedDocument,
  position: Position,
): { range: Range; placeholder: string } | undefined {
  const at = therapyAt(document, position);
  if (!at) return undefined;
  const { tree, offset } = at.draft;
  const range = document.lines.rangeOf(innerSpan(tree, at.node), offset);
  return { range, placeholder: at.occurrences.id };
}

/** Why something is not renamed, for a person. Editors log it, so nothing of the draft stands in it. */
export interface Refusal {
  refused: string;
}

/** Renames the therapy at a position in its entry and in the service lines that name it. */
export function renameTherapy(
  document: CheckedDocument,
  position: Position,
  newName: string,
): WorkspaceEdit | Refusal | undefined {
  const at = therapyAt(document, position);
  if (!at) return undefined;
  const { tree, offset } = at.draft;
  const { occurrences } = at;
  const to = newName.trim();
  if (to === occurrences.id) return versionedEdit(document, [], offset);
  const refused = refusalOf(tree, to) ?? sharedText(tree, occurrences);
  if (refused !== undefined) return { refused };
  const edits = renameEdits(tree, occurrences, to);
  if (!isRenamed(tree, edits, occurrences, to))
    return { refused: 'The therapy cannot be renamed so in the draft as it stands.' };
  return versionedEdit(document, edits, offset);
}

/** What is wrong with a new id. */
function refusalOf(tree: SyntaxTree, to: string): string | undefined {
  if (to === '') return 'A therapy needs an id.';
  if (/\p{Cc}|\p{Cs}|[\u2028\u2029]/u.test(to))
    return 'The id of a therapy is one line of text, without control characters.';
  const { definitions, uses } = occurrencesOf(tree, to);
  if (definitions.length > 0) return 'The claim has a therapy of this id already.';
  const [use] = uses;
  return use && `Service line ${use.line + 1} names a therapy of this id already.`;
}

/** The ids that are written out: aliases follow the text that they stand for. */
function writtenOut({ definitions, uses }: TherapyOccurrences): { keys: Node[]; values: Node[] } {
  const values = uses.map(({ node }) => node).filter((node) => !isAlias(node));
  return { keys: definitions.map(({ key }) => key), values };
}

/** An id with an anchor may be the text of another field too, which must not change with it. */
function sharedText(tree: SyntaxTree, occurrences: TherapyOccurrences): string | undefined {
  if (!tree.root || tree.anchors.size === 0) return undefined;
  const { keys, values } = writtenOut(occurrences);
  const renamed = new Set<unknown>([...keys, ...values]);
  const own = new Set<unknown>(occurrences.uses.map(({ node }) => node));
  let foreign = false;
  visit(tree.root, {
    Alias(_key, alias) {
      if (renamed.has(resolveAlias(tree, alias)) && !own.has(alias)) foreign = true;
    },
  });
  return foreign
    ? 'Another field takes its text from this id by an alias; write that field out first.'
    : undefined;
}

function renameEdits(tree: SyntaxTree, occurrences: TherapyOccurrences, to: string): TextEdit[] {
  const { keys, values } = writtenOut(occurrences);
  const renamed = new Set<unknown>([...keys, ...values]);
  // An alias of some other text can no longer stand for the id.
  const aliases = occurrences.uses.flatMap(({ node }) =>
    isAlias(node) && !renamed.has(resolveAlias(tree, node)) ? [node] : [],
  );
  // What is plain in braces is plain everywhere.
  const edits = [
    ...keys.map((key) => ({ ...spanOf(tree, key), newText: writeKey(to, quotesOf(key), true) })),
    ...[...values, ...aliases].map((node) => ({
      ...spanOf(tree, node),
      newText: writeScalar(to, quotesOf(node), true),
    })),
  ];
  return edits.sort((a, b) => a.start - b.start);
}

/** The proof of the pudding: in the text that comes of it the new id stands where the old one stood. */
function isRenamed(
  tree: SyntaxTree,
  edits: readonly TextEdit[],
  before: TherapyOccurrences,
  to: string,
): boolean {
  const start = tree.root?.range?.[0];
  const trees = parseSyntax(applyTextEdits(tree.text, edits));
  const after = trees.find(({ root }) => root?.range?.[0] === start);
  if (!after || after.errors.length > tree.errors.length) return false;
  const now = occurrencesOf(after, to);
  const old = occurrencesOf(after, before.id);
  return (
    now.definitions.length === before.definitions.length &&
    now.uses.length === before.uses.length &&
    old.definitions.length + old.uses.length === 0
  );
}
