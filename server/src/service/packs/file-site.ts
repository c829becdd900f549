import { isScalar, type Node } from 'yaml';
import type { Path, Span } from '../../draft/spans';
import { isEmptyNode, findNode, parseSyntax, type SyntaxTree } from '../../draft/syntax';
import { lineEnd } from '../../edits/layout';
import { isInFlow, keysBeside, keysOfMap } from '../completion/site-tree';
import {
  standIns,
  STAND_IN,
  typedWordAt,
  type StandIn,
  type TypedWord,
} from '../completion/stand-ins';
import { tokenIn, type Token } from '../find-token';

/** What is being typed in a settings file or pack, and what a choice replaces. */
export interface FileSite {
  kind: 'key' | 'value';
  /** The path of the value, or of the map that a key is typed in. */
  path: Path;
  /** Keys that the map has already. */
  siblings: readonly string[];
  /** What has been typed of it, up to the cursor. */
  typed: string;
  span: Span;
  /** What must stand before a choice: a blank, indentation, a dash. */
  lead: string;
  colonFollows: boolean;
  tree: SyntaxTree;
}

/**
 * Finds out what is typed, as it is done in drafts: a stand-in takes the place of the word, and is
 * looked up in what YAML reads. `takesKeys`: whether keys of the format may stand at a path.
 */
export function fileSite(
  text: string,
  offset: number,
  takesKeys: (tree: SyntaxTree, path: Path) => boolean,
): FileSite | undefined {
  const word = typedWordAt(text, offset);
  for (const standIn of standIns(word)) {
    const site = siteWith(standIn, word, takesKeys);
    if (site) return site;
  }
  return undefined;
}

function siteWith(
  { lead, key, closing }: StandIn,
  { text, start, end, offset }: TypedWord,
  takesKeys: (tree: SyntaxTree, path: Path) => boolean,
): FileSite | undefined {
  const colon = key ? ':' : '';
  const read = text.slice(0, start) + lead + STAND_IN + closing + colon + text.slice(end);
  const at = start + lead.length + STAND_IN.length;
  const found = tokenAt(read, at);
  if (!found) return undefined;
  const { token, tree } = found;
  if (isScalar(token.node) && /^BLOCK/.test(token.node.type ?? '')) return undefined;
  const isKey = token.part === 'key';
  const rest = text.slice(end, lineEnd(text, end));
  const colonFollows = !key && /^[ \t]*:(?:\s|$)/.test(rest);
  if (isKey !== (key || colonFollows) && !(isKey && isInFlow(tree, token.path))) return undefined;
  const path = isKey ? token.path.slice(0, -1) : token.path;
  if (isKey && !(takesKeys(tree, path) && isFree(found, key, lead))) return undefined;
  return {
    kind: token.part,
    path,
    siblings: isKey ? keysBeside(tree, token) : [],
    typed: text.slice(start, offset),
    span: { start, end },
    lead,
    colonFollows,
    tree,
  };
}

interface Found {
  token: Token;
  tree: SyntaxTree;
}

function tokenAt(read: string, at: number): Found | undefined {
  let tree: SyntaxTree | undefined;
  try {
    [tree] = parseSyntax(read);
  } catch {
    return undefined; // nested too deep to be a pack
  }
  const token = tree && tokenIn(tree, tree.root, [], at);
  return tree && token ? { token, tree } : undefined;
}

/** A new key, or the first one of a new item, must not take over what stands below it. */
function isFree({ token, tree }: Found, key: boolean, lead: string): boolean {
  const value: Node | undefined = findNode(tree, token.path)?.value;
  if (key && !isEmptyNode(value)) return false;
  return !(lead.includes('-') && keysOfMap(tree, token.path.slice(0, -1)).length > 1);
}
