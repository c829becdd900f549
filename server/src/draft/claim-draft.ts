import type { Node } from 'yaml';
import type { Comment } from './comments';
import type { Fault } from './faults';
import type { ClaimFields } from './fields';
import { pathKey, serviceLineOf, type Path, type Span } from './spans';
import { findNode, isEmptyNode, spanOf, type SyntaxTree } from './syntax';

/** One claim of a file, read from one YAML document. Positions are relative to that document. */
export interface ClaimDraft {
  /** Position among the claims of the file. */
  index: number;
  /** Where the document starts in the file. */
  offset: number;
  tree: SyntaxTree;
  /** What could be read; a field that could not is absent here and has a fault. */
  fields: ClaimFields;
  faults: readonly Fault[];
  comments: readonly Comment[];
  /** Paths (as keys) of the values that stand in the text and could not be read, or stand under a misspelled key. */
  unreadable: ReadonlySet<string>;
  /** A limit keeps a part of it unread, so that no rule can judge it; a fault says which. */
  beyondLimit: boolean;
}

/** A file of claim drafts. */
export interface DraftFile {
  text: string;
  claims: readonly ClaimDraft[];
}

/** Where a finding stands, and whether its text came through an alias (then nothing there is edited). */
export interface Located {
  span: Span;
  aliased: boolean;
  /** Something stands at the path itself. */
  found: boolean;
}

/**
 * Where a finding on `path` stands: on the value; for a whole service line and for a key that it
 * lacks on its code; for a key that the claim lacks on the claim number.
 */
export function locate(draft: ClaimDraft, path: Path): Located {
  const { tree } = draft;
  const isWholeLine = path.length === 2 && serviceLineOf(path) !== undefined;
  const isWholeTherapy = path.length === 2 && path[0] === 'therapies';
  if (path.length > 0 && !isWholeLine) {
    const found = findNode(tree, path);
    if (found?.alias) return { span: spanOf(tree, found.alias), aliased: true, found: true };
    if (found?.key && (isEmptyNode(found.value) || isWholeTherapy))
      return { span: spanOf(tree, found.key), aliased: false, found: true };
    if (found?.value) return { span: spanOf(tree, found.value), aliased: false, found: true };
  }
  const line = serviceLineOf(path);
  if (line !== undefined) {
    const span = spanOfMap(draft, ['lines', line], 'code');
    if (span) return { ...span, found: isWholeLine };
  } else if (path[0] === 'therapies' && path.length > 2) {
    const therapy = locate(draft, path.slice(0, 2));
    if (therapy.found) return { ...therapy, found: false };
  }
  const claim = spanOfMap(draft, [], 'claim');
  return claim ? { ...claim, found: path.length === 0 } : { ...startOf(draft), found: false };
}

/** The value of the wanted key of a map, else its first key, else the thing itself. */
function spanOfMap(
  draft: ClaimDraft,
  path: Path,
  wanted: string,
): Omit<Located, 'found'> | undefined {
  const { tree } = draft;
  const map = findNode(tree, path);
  if (map?.alias) return { span: spanOf(tree, map.alias), aliased: true };
  const value = findNode(tree, [...path, wanted]);
  if (value?.value && !isEmptyNode(value.value))
    return { span: spanOf(tree, value.alias ?? value.value), aliased: value.alias !== undefined };
  const node = map?.value;
  if (!node) return undefined;
  const first = 'items' in node ? (node.items[0] as { key?: Node } | undefined) : undefined;
  if (first?.key?.range) return { span: spanOf(tree, first.key), aliased: false };
  return { span: spanOf(tree, node), aliased: false };
}

function startOf(draft: ClaimDraft): { span: Span; aliased: boolean } {
  const text = draft.tree.text;
  const start = Math.max(0, text.search(/\S/));
  const end = text.indexOf('\n', start);
  return { span: { start, end: end < 0 ? text.length : end }, aliased: false };
}

/** True when a value stands at the path, or below it, that could not be read. */
export function isUnreadable(draft: ClaimDraft, path: Path): boolean {
  const { unreadable } = draft;
  if (unreadable.size === 0) return false;
  return (
    path.some((_, i) => unreadable.has(pathKey(path.slice(0, i + 1)))) ||
    placesAbove(unreadable).has(pathKey(path))
  );
}

const known = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** The paths (as keys) below which one of these lies. */
function placesAbove(keys: ReadonlySet<string>): ReadonlySet<string> {
  let above = known.get(keys);
  if (!above) {
    const found = new Set<string>();
    for (const key of keys)
      for (let at = key.indexOf('\u0000'); at >= 0; at = key.indexOf('\u0000', at + 1))
        found.add(key.slice(0, at));
    known.set(keys, (above = found));
  }
  return above;
}
