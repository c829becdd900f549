import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ClaimResult, FileResult, Source } from '../check/finding';
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

/** The claims of a checked file as plain data. */
export function reportClaims(result: FileResult): ReportedClaim[] {
  const range = rangesOf(result.text);
  return result.claims.map((claim) => reportClaim(claim, range));
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
    findings: result.findings.map((f) => ({
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
        const edits = textEditsFor(draft, fix.edits);
        if (!edits) return [];
        return [
          {
            title: fix.title,
            kind: fix.kind,
            safe: fix.kind === 'safe',
            preferred: fix.kind === 'safe',
            edits: edits.map((e) => ({ range: at(e), newText: e.newText })),
          },
        ];
      }),
    })),
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

/** Counts and sums over all files; amounts in cents inside, so that nothing is lost. */
export function summarize(files: readonly ReportedFile[], suppressed: number): Summary {
  const claims = files.flatMap((file) => file.claims);
  const findings = claims.flatMap((claim) => claim.findings);
  const count = (severity: Severity) => findings.filter((f) => f.severity === severity).length;
  const sum = (pick: (claim: ReportedClaim) => number) =>
    claims.reduce((cents, claim) => cents + Math.round(pick(claim) * 100), 0) / 100;
  return {
    files: files.length,
    claims: claims.length,
    error: count('error'),
    warning: count('warning'),
    information: count('information'),
    hint: count('hint'),
    notChecked: claims.reduce((n, claim) => n + claim.notChecked.length, 0),
    suppressed,
    totalCharge: sum((claim) => claim.totalCharge),
    chargeAtRisk: sum((claim) => claim.chargeAtRisk),
  };
}
