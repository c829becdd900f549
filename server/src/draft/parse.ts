import { isMap } from 'yaml';
import type { ClaimDraft, DraftFile } from './claim-draft';
import { commentsOf, type Comment } from './comments';
import { cutDocuments } from './documents';
import { atMost, beyond, unparsed } from './beyond-limits';
import type { Fault } from './faults';
import { claimSchema, type ClaimFields } from './fields';
import { readFields } from './read-fields';
import { misspelled, missingRequired } from './requirements';
import { pathKey } from './spans';
import { isEmptyNode, parseSyntax, type SyntaxTree } from './syntax';
import { explainSyntaxError } from './syntax-errors';

/** Reads a file of claim drafts. Never throws: what cannot be read is a fault of its claim. */
export function parseDraft(text: string): DraftFile {
  const claims: ClaimDraft[] = [];
  for (const span of cutDocuments(text)) {
    for (const draft of readDocument(text.slice(span.start, span.end)))
      claims.push({ ...draft, index: claims.length, offset: span.start });
  }
  return { text, claims };
}

/**
 * The claims of the text of one document, as the only ones of a file: several where it could not be
 * cut, none where it is empty. Never throws.
 */
export function readDocument(text: string): ClaimDraft[] {
  if (isBlank(text)) return [];
  let trees: SyntaxTree[];
  try {
    trees = parseSyntax(text);
  } catch (error) {
    return [unparsedClaim(text, unparsed(text, error))];
  }
  return trees
    .filter((tree) => !isEmptyNode(tree.root) || tree.errors.length > 0)
    .map((tree, index) => readClaim(tree, index));
}

function isBlank(text: string): boolean {
  return !/\S/.test(text.startsWith('---') ? text.slice(3) : text);
}

function readClaim(tree: SyntaxTree, index: number): ClaimDraft {
  const syntax = tree.errors
    .filter(
      (error, i) => i === 0 || !sameLine(tree.text, error.start, tree.errors[i - 1]?.start ?? 0),
    )
    .slice(0, 20)
    .map((error): Fault => explainSyntaxError(error, tree.text));
  const read = isEmptyNode(tree.root) ? { value: {}, faults: [] } : readFields(tree, claimSchema);
  const fields: ClaimFields = isRecord(read.value) ? read.value : {};
  const tooMuch = beyond(fields);
  const faults = [
    ...syntax,
    ...read.faults,
    ...(isMap(tree.root) ? missingRequired(tree, fields, read.faults) : []),
  ];
  return {
    index,
    offset: 0,
    tree,
    fields: tooMuch ? { ...fields, lines: undefined, therapies: undefined } : fields,
    faults: [...atMost(faults), ...(tooMuch ? [tooMuch] : [])],
    comments: commentsIn(tree),
    unreadable: new Set([
      ...faults.filter(leavesUnread).map((f) => pathKey(f.path)),
      ...misspelled(faults),
    ]),
    beyondLimit: tooMuch !== undefined || read.faults.some(isOfLimit),
  };
}

function isOfLimit(fault: Fault): boolean {
  return fault.rule === 'check-incomplete';
}

/** A value stands there, and it is not known. */
function leavesUnread(fault: Fault): boolean {
  return fault.rule === 'invalid-value' || fault.messageId === 'bad-alias';
}

/** The comments of a document, read only where one may silence a finding. */
function commentsIn({ text, span }: SyntaxTree): Comment[] {
  if (!text.includes('claimlint-ignore')) return [];
  return commentsOf(text).filter((c) => span.start <= c.start && c.start < span.end);
}

/** What stands for a text that was not parsed. */
function unparsedClaim(text: string, fault: Fault): ClaimDraft {
  return {
    index: 0,
    offset: 0,
    tree: {
      text,
      span: { start: 0, end: text.length },
      root: null,
      errors: [],
      anchors: new Map(),
    },
    fields: {},
    faults: [fault],
    comments: [],
    unreadable: new Set(),
    beyondLimit: true,
  };
}

function sameLine(text: string, a: number, b: number): boolean {
  return !text.slice(Math.min(a, b), Math.max(a, b)).includes('\n');
}

function isRecord(value: unknown): value is Record<string, never> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
