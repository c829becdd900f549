import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type DiagnosticRelatedInformation,
} from 'vscode-languageserver-types';
import type { ClaimResult, Finding, NotChecked } from '../check/finding';
import type { Path } from '../draft/spans';
import type { Severity } from '../policy/schema';
import type { CheckedDocument } from './checked-document';
import { SOURCE } from './source';
import { fieldList } from './words';

/** What a fix needs to find its finding again in a later parse. Never offsets. */
export interface DiagnosticData {
  rule: string;
  messageId: string;
  path: Path;
  /** Position of the claim in the file. */
  claim: number;
}

export interface DiagnosticOptions {
  /** Address below which the pages of the rules lie. */
  docsBase: string;
  /** Findings sent for one file at most. */
  maxFindings: number;
  /** Shows what could not be checked as hints. */
  showNotChecked: boolean;
}

export const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Rules whose findings say that a whole line is paid with something else. */
const INCLUDED = new Set(['bundled', 'tpn-component', 'iv-solution']);

/** The findings of a file as diagnostics, in the order of the text. */
export function diagnosticsOf(document: CheckedDocument, options: DiagnosticOptions): Diagnostic[] {
  return ofClaims(document, document.result.claims, options);
}

/**
 * The same of the claims that are checked so far. While some are not, the last one says so, for they
 * must not look clean.
 */
export function diagnosticsSoFar(
  document: CheckedDocument,
  options: DiagnosticOptions,
): Diagnostic[] {
  const found = ofClaims(document, document.check.soFar, options);
  return document.check.isDone ? found : [...found, UNFINISHED];
}

function ofClaims(
  document: CheckedDocument,
  claims: readonly ClaimResult[],
  options: DiagnosticOptions,
): Diagnostic[] {
  const on = [options.showNotChecked, options.docsBase, document.uri].join(' ');
  return capped(
    claims.flatMap((claim) => ofClaim(document, claim, options, on)),
    options.maxFindings,
  );
}

/** What was told of a claim, and what it hangs on beside the claim. */
const told = new WeakMap<ClaimResult, { row: number; on: string; items: readonly Diagnostic[] }>();

/** The diagnostics of a claim; as long as it stays where it is, they are made once. */
function ofClaim(
  document: CheckedDocument,
  claim: ClaimResult,
  options: DiagnosticOptions,
  on: string,
): readonly Diagnostic[] {
  const row = document.lines.rowAt(claim.draft.offset);
  const known = told.get(claim);
  if (known?.row === row && known.on === on) return known.items;
  const items = [
    ...claim.findings.map((finding) => ofFinding(document, claim, finding, options)),
    ...(options.showNotChecked
      ? claim.notChecked.map((entry) => ofNotChecked(document, claim, entry, options))
      : []),
  ];
  told.set(claim, { row, on, items });
  return items;
}

const UNFINISHED: Diagnostic = {
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  severity: DiagnosticSeverity.Information,
  source: SOURCE,
  code: 'check-incomplete',
  message: 'The rest of this file is still being checked.',
};

/** The address of a rule's page. */
export function pageOf(rule: string, docsBase: string): string {
  return `${docsBase.replace(/\/+$/, '')}/${rule}.md`;
}

function ofFinding(
  document: CheckedDocument,
  claim: ClaimResult,
  finding: Finding,
  { docsBase }: DiagnosticOptions,
): Diagnostic {
  const shift = claim.draft.offset;
  const data: DiagnosticData = {
    rule: finding.rule,
    messageId: finding.messageId,
    path: finding.path,
    claim: claim.draft.index,
  };
  const related = finding.related.map((other): DiagnosticRelatedInformation => ({
    location: { uri: document.uri, range: document.lines.rangeOf(other.span, shift) },
    message: other.message,
  }));
  return {
    range: document.lines.rangeOf(finding.span, shift),
    severity: SEVERITIES[finding.severity],
    source: SOURCE,
    code: finding.rule,
    codeDescription: { href: pageOf(finding.rule, docsBase) },
    // A line each: where VS Code does not wrap, they are read at once.
    message: finding.parts.join('\n'),
    data,
    ...(INCLUDED.has(finding.rule) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  };
}

function ofNotChecked(
  document: CheckedDocument,
  { draft }: ClaimResult,
  entry: NotChecked,
  { docsBase }: DiagnosticOptions,
): Diagnostic {
  return {
    range: document.lines.rangeOf(entry.span, draft.offset),
    severity: DiagnosticSeverity.Hint,
    source: SOURCE,
    code: entry.rule,
    codeDescription: { href: pageOf(entry.rule, docsBase) },
    message: `Not checked: ${entry.rule} needs ${fieldList(entry.needs)}.`,
  };
}

/** At most `most` of them; the last one then says how many are left. */
function capped(all: Diagnostic[], most: number): Diagnostic[] {
  if (all.length <= most) return all;
  const kept = all.slice(0, Math.max(0, most - 1));
  const next = all[kept.length];
  if (!next) return kept;
  const rest: Diagnostic = {
    range: next.range,
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    message: `${all.length - kept.length} more findings in this file are not shown.`,
  };
  return [...kept, rest];
}
