import { isMap, isSeq, type Node } from 'yaml';
import type { DocumentLink } from 'vscode-languageserver-types';
import type { Span } from '../draft/spans';
import { findNode, keyText, parseSyntax, scalarText, type SyntaxTree } from '../draft/syntax';
import { ruleById } from '../rules/index';
import type { CheckedDocument } from './checked-document';
import { pageOf } from './diagnostics';
import type { FileKind } from './file-diagnostics';
import { innerSpan } from './node-spans';
import { LineTable } from './positions';

/** A rule that is named in a text. */
interface Named {
  rule: string;
  span: Span;
}

/** Links from the comments of a draft that silence a rule to the page of that rule. */
export function draftLinks(document: CheckedDocument, docsBase: string): DocumentLink[] {
  return document.result.claims.flatMap(({ draft }) => {
    const named = draft.comments.flatMap(({ text, start }) => silencedIn(text, start));
    return linksOf(named, document.lines, docsBase, draft.offset);
  });
}

/** The rule that a comment silences. */
function silencedIn(comment: string, start: number): Named[] {
  const [all, before, rule] =
    /^(#\s*claimlint-ignore(?:-claim)?(?![\w-])\s*)([^\s:]+)/.exec(comment) ?? [];
  if (all === undefined || before === undefined || rule === undefined) return [];
  const from = start + before.length;
  return [{ rule, span: { start: from, end: from + rule.length } }];
}

/** Links from the rules that a settings file or a policy pack names to their pages. */
export function fileLinks(kind: FileKind, text: string, docsBase: string): DocumentLink[] {
  const tree = treeOf(text);
  if (!tree) return [];
  const named = kind === 'settings' ? rulesWithSeverity(tree) : rulesOfEntries(tree);
  return linksOf(named, new LineTable(text), docsBase);
}

/** The text as YAML, half typed as it may be; undefined where it cannot be read at all. */
function treeOf(text: string): SyntaxTree | undefined {
  try {
    return parseSyntax(text)[0];
  } catch {
    return undefined;
  }
}

/** The keys of `severity`. */
function rulesWithSeverity(tree: SyntaxTree): Named[] {
  const severity = findNode(tree, ['severity'])?.value;
  if (!isMap(severity)) return [];
  return severity.items.flatMap((pair) => {
    const rule = keyText(pair);
    return rule === undefined ? [] : [{ rule, span: innerSpan(tree, pair.key as Node) }];
  });
}

/** What entries say of `rule`. */
function rulesOfEntries(tree: SyntaxTree): Named[] {
  const entries = findNode(tree, ['entries'])?.value;
  if (!isSeq(entries)) return [];
  return entries.items.flatMap((_, i) => {
    const { written, value } = findNode(tree, ['entries', i, 'rule']) ?? {};
    const rule = scalarText(value)?.trim();
    return written && rule !== undefined ? [{ rule, span: innerSpan(tree, written) }] : [];
  });
}

function linksOf(
  named: readonly Named[],
  lines: LineTable,
  docsBase: string,
  shift = 0,
): DocumentLink[] {
  return named.flatMap(({ rule, span }) => {
    const known = ruleById(rule);
    if (!known) return [];
    const target = pageOf(rule, docsBase);
    return [{ range: lines.rangeOf(span, shift), target, tooltip: known.title }];
  });
}
