import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ClaimResult, Finding, Source } from '../check/finding';
import type { ClaimDraft } from '../draft/claim-draft';
import type { Path, Span } from '../draft/spans';
import type { FixKind } from '../draft/edits';
import { textEditsFor } from '../edits/edit-draft';
import type { Consequence, Severity } from '../policy/schema';

/*
 * The result of a check as plain data, in the shape of `--format json`: every other format is made
 * from it. Positions are zero-based, characters in UTF-16 units.
 */

export interface Position {
  line: number;
  character: number;
}
export interface Range {
  start: Position;
  end: Position;
}

export interface ReportedFix {
  title: string;
  kind: FixKind;
  safe: boolean;
  preferred: boolean;
  edits: { range: Range; newText: string }[];
}

export interface ReportedFinding {
  rule: string;
  messageId: string;
  severity: Severity;
  consequence: Consequence | null;
  message: string;
  range: Range;
  path: Path;
  serviceLine: number | null;
  clauses: readonly string[];
  source: Source | null;
  related: { message: string; path: Path; range: Range }[];
  fixes: ReportedFix[];
}

export interface ReportedClaim {
  index: number;
  claim: string | null;
  payer: string | null;
  draftPayer: string | null;
  policy: string | null;
  range: Range;
  findings: ReportedFinding[];
  notChecked: { rule: string; serviceLine: number | null; path: Path; needs: readonly Path[] }[];
  totalCharge: number;
  chargeAtRisk: number;
}

export interface ReportedError {
  path: string;
  kind: 'unreadable' | 'policy' | 'settings' | 'internal';
  message: string;
  range: Range | null;
}

export interface ReportedFile {
  path: string;
  claims: ReportedClaim[];
  /** What kept this file from being checked. */
  errors: ReportedError[];
}

export interface Summary {
  files: number;
  claims: number;
  error: number;
  warning: number;
  information: number;
  hint: number;
  notChecked: number;
  suppressed: number;
  totalCharge: number;
  chargeAtRisk: number;
}

export interface Report {
  version: 1;
  files: ReportedFile[];
  /** Everything that could not be done: those of the files, of paths, settings and packs. */
  errors: ReportedError[];
  summary: Summary;
}

/** Turns offsets of a text into ranges. */
export function rangesOf(text: string): (span: Span, offset?: number) => Range {
  const document = TextDocument.create('', '', 0, text);
  return (span, offset = 0) => ({
    start: document.positionAt(span.start + offset),
    end: document.positionAt(span.end + offset),
  });
}

/** Turns claims of a checked text, and single findings of them, into plain data. */
export function reporterOf(text: string): {
  claim: (result: ClaimResult) => ReportedClaim;
  finding: (finding: Finding, draft: ClaimDraft) => ReportedFinding;
} {
  const range = rangesOf(text);
  return {
    claim: (result) => reportClaim(result, range),
    finding: (finding, draft) => reportFinding(finding, draft, (span) => range(span, draft.offset)),
  };
}

function reportClaim(
  result: ClaimResult,
  range: (span: Span, offset?: number) => Range,
): ReportedClaim {
  const { draft } = result;
  const at = (span: Span) => range(span, draft.offset);
  const [start, , end] = draft.tree.root?.range ?? [0, 0, draft.tree.text.length];
  return {
    index: draft.index,
    claim: result.claim,
    payer: result.payer,
    draftPayer: result.draftPayer,
    policy: result.policy,
    range: at({ start, end }),
    findings: result.findings.map((f) => reportFinding(f, draft, at)),
    notChecked: result.notChecked.map((n) => ({
      rule: n.rule,
      serviceLine: n.line === null ? null : n.line + 1,
      path: n.path,
      needs: n.needs,
    })),
    totalCharge: result.totalCharge,
    chargeAtRisk: result.chargeAtRisk,
  };
}

/** A finding as plain data; fixes that the draft's own style does not allow are left out. */
function reportFinding(f: Finding, draft: ClaimDraft, at: (span: Span) => Range): ReportedFinding {
  return {
    rule: f.rule,
    messageId: f.messageId,
    severity: f.severity,
    consequence: f.consequence,
    message: f.message,
    range: at(f.span),
    path: f.path,
    serviceLine: f.line === null ? null : f.line + 1,
    clauses: f.clauses,
    source: f.source,
    related: f.related.map((r) => ({ message: r.message, path: r.path, range: at(r.span) })),
    fixes: f.fixes.flatMap((fix): ReportedFix[] => {
      const edits = textEditsFor(draft, fix.edits) ?? [];
      if (edits.length === 0) return [];
      const safe = fix.kind === 'safe';
      return [
        {
          title: fix.title,
          kind: fix.kind,
          safe,
          preferred: safe,
          edits: edits.map((e) => ({ range: at(e), newText: e.newText })),
        },
      ];
    }),
  };
}
