import { isScalar, type Node } from 'yaml';
import type { ClaimDraft } from '../../draft/claim-draft';
import { cutDocuments } from '../../draft/documents';
import { parseDraft } from '../../draft/parse';
import type { Path, Span } from '../../draft/spans';
import { findNode, isEmptyNode, parseSyntax, type SyntaxTree } from '../../draft/syntax';
import { lineEnd, lineStart } from '../../edits/layout';
import { quotesOf, type Quotes } from '../../edits/scalars';
import { tokenIn, type Token } from '../find-token';
import { isInFlow, isInFormat, keysBeside, keysOfMap, takesKeys } from './site-tree';
import { standIns, STAND_IN, typedWordAt, type StandIn, type TypedWord } from './stand-ins';

/** What is being typed at an offset of a draft, and what a choice replaces. */
export interface CompletionSite {
  /** The path of the value, or of the map that a key is typed in. */
  path: Path;
  kind: 'key' | 'value';
  /** Keys that the map has already, without the one being typed. */
  siblings: readonly string[];
  /** What has been typed of it, up to the cursor. */
  typed: string;
  /** What a choice replaces, in offsets of the file; never more than one line. */
  span: Span;
  /** What must stand before a choice so that it belongs here: a blank, indentation, a dash. */
  lead: string;
  /** The column in which a choice begins. */
  column: number;
  quotes: Quotes;
  /** It stands in braces or brackets. */
  inFlow: boolean;
  /** A colon follows the key already. */
  colonFollows: boolean;
  /** Nothing but a comment follows on the line. */
  isLast: boolean;
  /** The claim around, read with a stand-in for what is being typed. */
  draft: ClaimDraft;
}

/**
 * Finds out what is typed at an offset: the word there is replaced by a stand-in, the document read
 * again, and the stand-in looked up in the tree. So half-typed text, blank lines and lists need no
 * cases of their own. Undefined in comments, block scalars, document marks, and where nothing that
 * is written would belong.
 */
export function completionSite(text: string, offset: number): CompletionSite | undefined {
  const document = cutDocuments(text).findLast((s) => s.start <= offset && offset <= s.end);
  if (!document || /^(?:---|\.\.\.)/.test(text.slice(lineStart(text, offset)))) return undefined;
  const word = typedWordAt(text, offset, document.start);
  for (const standIn of standIns(word)) {
    const site = siteWith(standIn, word, document);
    if (site) return site;
  }
  return undefined;
}

function siteWith(
  { lead, key, closing, isHead }: StandIn,
  { text, start, end, offset }: TypedWord,
  document: Span,
): CompletionSite | undefined {
  const written = STAND_IN + closing;
  const read =
    text.slice(document.start, start) +
    lead +
    written +
    (key ? ':' : '') +
    text.slice(end, document.end);
  const at = start - document.start + lead.length + STAND_IN.length;
  const found = tokenAt(read, at);
  if (!found) return undefined;
  const { token, tree } = found;
  const inFlow = isInFlow(tree, token.path);
  const colonFollows = !key && /^[ \t]*:(?:\s|$)/.test(text.slice(end, lineEnd(text, end)));
  const isMeant = token.part === 'value' ? !key : key || colonFollows || inFlow;
  if (!isMeant || !belongs(found, key, lead)) return undefined;
  if (isHead && breaks(tree, text.slice(document.start, start) + text.slice(end, document.end)))
    return undefined;
  const draft = draftAt(read, at);
  if (!draft) return undefined;
  const isKey = token.part === 'key';
  const path = isKey ? token.path.slice(0, -1) : token.path;
  // Back from the text that was read to the file.
  const grown = end - start - lead.length - written.length;
  const whole = isKey || lead !== '' ? undefined : wholeValue(token, read, closing);
  const span = whole
    ? { start: whole.start + document.start, end: whole.end + document.start + grown }
    : { start, end };
  const rest = text.slice(span.end, lineEnd(text, span.end));
  return {
    path,
    kind: token.part,
    siblings: isKey ? keysBeside(tree, token) : [],
    typed: text.slice(span.start, offset).trimStart(),
    span,
    lead,
    column: at - STAND_IN.length - lineStart(read, at),
    quotes: quotesOf(token.node),
    inFlow,
    colonFollows,
    isLast: /^[ \t]*(?:#.*)?$/.test(rest),
    draft,
  };
}

/** The stand-in as YAML reads it. */
interface Found {
  token: Token;
  tree: SyntaxTree;
}

function tokenAt(read: string, at: number): Found | undefined {
  let trees: SyntaxTree[];
  try {
    trees = parseSyntax(read);
  } catch {
    return undefined; // nested too deep to be a claim
  }
  for (const tree of trees) {
    const token = tokenIn(tree, tree.root, [], at);
    if (token) return { token, tree };
  }
  return undefined;
}

/** The claim that was read around the stand-in. */
function draftAt(read: string, at: number): ClaimDraft | undefined {
  const { claims } = parseDraft(read);
  return claims.findLast(({ offset, tree }) => offset + tree.span.start <= at);
}

/** Whether the stand-in stands where something of its kind may be written. */
function belongs({ token, tree }: Found, key: boolean, lead: string): boolean {
  if (tree.text.slice(token.span.start, token.span.end).includes('\n') || isBlockScalar(token.node))
    return false;
  if (token.part === 'value') return isInFormat(token.path);
  if (!takesKeys(token.path.slice(0, -1))) return false;
  // A new key, or the first one of a new item, must not take over what stands below it.
  if (key && !isEmptyNode(findNode(tree, token.path)?.value)) return false;
  return !lead.includes('-') || keysOfMap(tree, token.path.slice(0, -1)).length <= 1;
}

function isBlockScalar(node: Node): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

/** True when the stand-in has made a fault of syntax that is not in the text without it. */
function breaks(tree: SyntaxTree, without: string): boolean {
  if (tree.errors.length === 0) return false;
  try {
    const before = parseSyntax(without).flatMap(({ errors }) => errors);
    return tree.errors.length > before.length;
  } catch {
    return true; // nested too deep to be a claim
  }
}

/** The value that the stand-in is part of, inside its quotes. */
function wholeValue({ node, span }: Token, read: string, closing: string): Span | undefined {
  if (!isScalar(node)) return undefined;
  if (node.type === 'PLAIN') return span;
  const quote = read[span.start];
  if (quote !== '"' && quote !== "'") return undefined;
  const isClosed = span.end - span.start >= 2 && read[span.end - 1] === quote;
  return isClosed ? { start: span.start + 1, end: span.end - (closing === '' ? 1 : 0) } : undefined;
}
