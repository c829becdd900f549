import { isMap, isScalar, type Node } from 'yaml';
import { cutDocuments } from '../draft/documents';
import { readFields } from '../draft/read-fields';
import { claimSchema, type ClaimFields } from '../draft/fields';
import type { Path, Span } from '../draft/spans';
import { findNode, keyText, parseSyntax, type SyntaxTree } from '../draft/syntax';
import { tokenIn, type Token } from './find-token';

/** What is being typed at an offset of a draft, and what it would replace. */
export interface CompletionSite {
  /** The path of the value, or of the map that a key is typed in. */
  path: Path;
  kind: 'key' | 'value';
  /** Keys that the map has already, without the one being typed. */
  siblings: readonly string[];
  /** What has been typed of it, up to the cursor. */
  typed: string;
  /** What a choice replaces, in offsets of the file. */
  span: Span;
  /** A colon follows the key already. */
  colonFollows: boolean;
  /** The value stands right behind its colon: YAML wants a blank between. */
  blankMissing: boolean;
  /** What can be read of the claim around. */
  fields: ClaimFields;
}

/** Stands for what is being typed, so that YAML sees something there. */
const STAND_IN = 'x';

/**
 * Finds out what is typed at an offset: the word there is replaced by a stand-in, the document read
 * again, and the stand-in looked up in the tree. So half-typed text, blank lines and lists need no
 * cases of their own.
 */
export function completionSite(text: string, offset: number): CompletionSite | undefined {
  const span = cutDocuments(text).findLast((s) => s.start <= offset && offset <= s.end);
  if (!span) return undefined;
  const start = offset - lengthBefore(text.slice(span.start, offset));
  const end = offset + (/^[\w.-]+/.exec(text.slice(offset, span.end))?.[0].length ?? 0);
  const blankMissing = isBehindColon(text, start);
  const standIn = blankMissing ? ` ${STAND_IN}` : STAND_IN;
  const read = text.slice(span.start, start) + standIn + text.slice(end, span.end);
  const at = start - span.start + standIn.length;
  const found = tokenAt(read, at);
  if (!found) return undefined;
  const { token, tree } = found;
  const grown = end - start - standIn.length;
  const isWhole = token.span.end === at || token.span.start === at - STAND_IN.length;
  const isPlain = isScalar(token.node) && token.node.type === 'PLAIN';
  const oneLine = !read.slice(token.span.start, token.span.end).includes('\n');
  const replaced =
    isWhole && isPlain && oneLine && token.part === 'value' && !blankMissing
      ? { start: token.span.start + span.start, end: token.span.end + span.start + grown }
      : { start, end };
  const fields = readFields(tree, claimSchema).value;
  return {
    path: token.part === 'key' ? token.path.slice(0, -1) : token.path,
    kind: token.part,
    siblings: token.part === 'key' ? siblingsOf(tree, token) : [],
    typed: text.slice(replaced.start, offset).trimStart(),
    span: replaced,
    colonFollows: /^[ \t]*:/.test(text.slice(end)),
    blankMissing,
    fields: typeof fields === 'object' && fields !== null ? (fields as ClaimFields) : {},
  };
}

function lengthBefore(text: string): number {
  return /[\w.-]+$/.exec(text)?.[0].length ?? 0;
}

/** `payer:|` — and not the colon of `09:30` or of a quoted text. */
function isBehindColon(text: string, at: number): boolean {
  return (
    text[at - 1] === ':' && /(?:^|[\s{,])[a-z_]+:$/m.test(text.slice(Math.max(0, at - 40), at))
  );
}

function tokenAt(text: string, at: number): { token: Token; tree: SyntaxTree } | undefined {
  let trees: SyntaxTree[];
  try {
    trees = parseSyntax(text);
  } catch {
    return undefined; // nested too deep to be a claim
  }
  for (const tree of trees) {
    const token = tokenIn(tree, tree.root, [], at);
    if (token) return { token, tree };
  }
  return undefined;
}

function siblingsOf(tree: SyntaxTree, { path, node }: Token): string[] {
  const map = findNode(tree, path.slice(0, -1))?.value;
  if (!isMap(map)) return [];
  return map.items
    .filter((pair) => (pair.key as Node) !== node)
    .flatMap((pair) => keyText(pair) ?? []);
}
