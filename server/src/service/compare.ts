import type { Position, Range } from 'vscode-languageserver-types';
import type { Checker, CheckOptions } from '../check/check';
import type { ClaimResult, Finding, Source } from '../check/finding';
import type { PreparedPack } from '../check/prepare';
import { bySeverity } from '../check/severity';
import { locate } from '../draft/claim-draft';
import { formatDay } from '../draft/days';
import type { Path, Span } from '../draft/spans';
import { claimFacts } from '../facts/claim';
import type { Consequence, Severity } from '../policy/schema';
import { ruleById } from '../rules/index';
import { placeAt, type CheckedDocument } from './checked-document';

/*
 * One draft held against the policy of every payer. Plain data: the command line prints it as JSON,
 * the language server sends it.
 */

/** What every payer's policy says of one claim. */
export interface Comparison {
  /** Position of the claim in its file. */
  index: number;
  claim: string | null;
  /** The payer that the draft names; one without a usable pack is no column. */
  draftPayer: string | null;
  /** Where the claim number stands. */
  range: Range;
  totalCharge: number;
  /** The columns: the draft's own payer, then the others by their ids. */
  payers: ComparedPayer[];
  /** Ids of payers whose pack is broken: nothing is said of them. */
  broken: string[];
  lines: ComparedLine[];
  /** What some payer has to say, or could not tell: the claim's rows, then line by line. */
  rows: ComparedRow[];
}

/** A payer and what its policy makes of the claim. */
export interface ComparedPayer extends Record<Severity, number> {
  /** Counts of findings by severity stand beside these. */
  id: string;
  name: string;
  policy: string;
  /** First day of the policy, ISO. */
  effective: string | null;
  /** The draft is written for this payer. */
  own: boolean;
  notChecked: number;
  suppressed: number;
  chargeAtRisk: number;
  /** Numbers of the service lines that the policy denies. */
  denied: number[];
}

/** A service line, counted from 1. */
export interface ComparedLine {
  serviceLine: number;
  code: string | null;
  from: string | null;
  through: string | null;
  charge: number | null;
  range: Range;
}

/** What one rule says of a service line, or of the claim, with each payer. */
export interface ComparedRow {
  /** Null for the claim. */
  serviceLine: number | null;
  rule: string;
  title: string;
  /** In the order of the payers. */
  cells: ComparedCell[];
}

/** `no-rule`: the payer's policy does not call for this rule. */
export type CellState = 'finding' | 'clean' | 'not-checked' | 'no-rule';

export interface ComparedCell {
  payer: string;
  state: CellState;
  /** The worst of the findings. */
  severity: Severity | null;
  findings: ComparedFinding[];
  /** Fields that would tell, where something could not be checked; none where no field would. */
  needs: readonly Path[];
}

export interface ComparedFinding {
  messageId: string;
  severity: Severity;
  consequence: Consequence | null;
  message: string;
  clauses: readonly string[];
  source: Source | null;
  path: Path;
  range: Range;
}

/** What is asked for by a position in a file. */
export interface DocumentComparison {
  uri: string;
  version: number;
  /** How many claims the file has. */
  claims: number;
  comparison: Comparison;
}

/** Compares the claim at a position, else the first one; undefined in a file without claims. */
export function compareAt(
  document: CheckedDocument,
  position?: Position,
): DocumentComparison | undefined {
  const { claims } = document.result;
  const claim = (position && placeAt(document, position)?.claim) ?? claims[0];
  if (!claim) return undefined;
  const { uri, version } = document;
  return { uri, version, claims: claims.length, comparison: compareClaim(document, claim) };
}

/**
 * Holds one claim against every payer's pack. `own`: the claim as it was checked with its own
 * payer; its text is not read again.
 */
export function compareClaim(
  { lines: table, checker, options }: Pick<CheckedDocument, 'lines' | 'checker' | 'options'>,
  own: ClaimResult,
): Comparison {
  const { draft } = own;
  const rangeOf: RangeOf = (span) => table.rangeOf(span, draft.offset);
  const isOwn = (id: string) => id === own.draftPayer;
  const ids = [...checker.payers.filter(isOwn), ...checker.payers.filter((id) => !isOwn(id))];
  const columns = ids.flatMap((id): Column[] => {
    const pack = checker.pack(id);
    if (!pack) return [];
    const result = id === own.payer ? own : checkFor(id, own, checker, options);
    return [{ id, pack, result }];
  });
  return {
    index: draft.index,
    claim: own.claim,
    draftPayer: own.draftPayer,
    range: rangeOf(locate(draft, []).span),
    totalCharge: own.totalCharge,
    payers: columns.map((column) => payerOf(column, own.draftPayer)),
    broken: checker.payers.filter((id) => !checker.pack(id)),
    lines: claimFacts(draft, checker.resources.codes).lines.map((line) => ({
      serviceLine: line.index + 1,
      code: line.code ?? null,
      from: line.dates ? formatDay(line.dates.from) : null,
      through: line.dates ? formatDay(line.dates.through) : null,
      charge: line.charge ?? null,
      range: rangeOf(locate(draft, line.path).span),
    })),
    rows: rowsOf(columns, rangeOf),
  };
}

type RangeOf = (span: Span) => Range;

interface Column {
  id: string;
  pack: PreparedPack;
  result: ClaimResult;
}

/** Checks against another payer; what the file says of the claim's number holds with every payer. */
function checkFor(
  payer: string,
  own: ClaimResult,
  checker: Checker,
  options: CheckOptions,
): ClaimResult {
  const result = checker.checkClaim(own.draft, { ...options, payer });
  const ofFile = own.findings.filter((finding) => finding.rule === 'duplicate-claim');
  return { ...result, findings: [...result.findings, ...ofFile] };
}

function payerOf({ id, pack: { pack }, result }: Column, draftPayer: string | null): ComparedPayer {
  const count = (severity: Severity) =>
    result.findings.filter((finding) => finding.severity === severity).length;
  const denied = result.findings.flatMap(({ line, consequence, severity }) =>
    line !== null && consequence === 'deny' && severity === 'error' ? [line + 1] : [],
  );
  return {
    id,
    name: pack.name,
    policy: pack.policy,
    effective: pack.effective.from ?? null,
    own: id === draftPayer,
    error: count('error'),
    warning: count('warning'),
    information: count('information'),
    hint: count('hint'),
    notChecked: result.notChecked.length,
    suppressed: result.suppressed,
    chargeAtRisk: result.chargeAtRisk,
    denied: [...new Set(denied)].sort((a, b) => a - b),
  };
}

/** A row for each line and rule of which some payer has something to say; the worst first. */
function rowsOf(columns: readonly Column[], rangeOf: RangeOf): ComparedRow[] {
  const keys = new Map<string, { line: number | null; rule: string }>();
  for (const { result } of columns)
    for (const { line, rule } of [
      ...result.findings,
      ...result.notChecked,
      ...untold(result).map((rule) => ({ line: null, rule })),
    ])
      keys.set(`${rule}\u0001${line ?? ''}`, { line, rule });
  const cellsOf = columns.map((column) => cellsOfColumn(column, rangeOf));
  return [...keys.values()]
    .map(({ line, rule }) => ({
      serviceLine: line === null ? null : line + 1,
      rule,
      title: ruleById(rule)?.title ?? rule,
      cells: cellsOf.map((cellOf) => cellOf(line, rule)),
    }))
    .sort(inOrder);
}

function cellsOfColumn(
  { id, pack, result }: Column,
  rangeOf: RangeOf,
): (line: number | null, rule: string) => ComparedCell {
  const called = new Set([...pack.running.map(({ rule }) => rule.id), ...pack.citing.keys()]);
  const unknown = new Set(untold(result));
  return (line, rule) => {
    const isHere = (one: { line: number | null; rule: string }) =>
      one.rule === rule && one.line === line;
    const findings = result.findings.filter(isHere);
    const open = result.notChecked.filter(isHere);
    const hasRule = called.has(rule) || ruleById(rule)?.category === 'draft';
    const couldNotTell = open.length > 0 || unknown.has(rule);
    return {
      payer: id,
      state:
        findings.length > 0
          ? 'finding'
          : couldNotTell
            ? 'not-checked'
            : hasRule
              ? 'clean'
              : 'no-rule',
      severity: findings.map((finding) => finding.severity).sort(bySeverity)[0] ?? null,
      findings: findings.map((finding) => findingOf(finding, rangeOf)),
      needs: open.flatMap((one) => one.needs),
    };
  };
}

/** Rules of which nothing is known on this claim. */
function untold({ failed, notRun }: ClaimResult): string[] {
  return [...failed, ...notRun];
}

function findingOf(finding: Finding, rangeOf: RangeOf): ComparedFinding {
  return {
    messageId: finding.messageId,
    severity: finding.severity,
    consequence: finding.consequence,
    message: finding.message,
    clauses: finding.clauses,
    source: finding.source,
    path: finding.path,
    range: rangeOf(finding.span),
  };
}

function inOrder(a: ComparedRow, b: ComparedRow): number {
  return (
    (a.serviceLine ?? 0) - (b.serviceLine ?? 0) ||
    rank(a) - rank(b) ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  );
}

/** Rows in which the worst is found come first, those in which nothing is found last. */
function rank({ cells }: ComparedRow): number {
  const worst = cells.flatMap(({ severity }) => severity ?? []).sort(bySeverity)[0];
  return worst ? ORDER.indexOf(worst) : ORDER.length;
}

const ORDER: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
