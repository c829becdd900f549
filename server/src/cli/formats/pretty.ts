import type { Severity } from '../../policy/schema';
import type { Report, ReportedClaim, ReportedFile, ReportedFinding } from '../report';
import { counted, money, visible, type Paint } from '../terminal';

/**
 * Shows a report to a person: the text concerned underlined, what is wrong, what the policy says, the
 * fixes. `texts`: the text of each file of the report. Errors of the run are told elsewhere.
 */
export function pretty(report: Report, texts: readonly string[], paint: Paint): string {
  const blocks = report.files.flatMap((file, i) => {
    const lines = (texts[i] ?? '').split(/\r\n|\n|\r/);
    return file.claims.flatMap((claim) => claimBlocks(file, claim, lines, paint));
  });
  return [...blocks, summaryLines(report, paint)].join('\n');
}

function claimBlocks(
  file: ReportedFile,
  claim: ReportedClaim,
  lines: readonly string[],
  paint: Paint,
): string[] {
  const findings = claim.findings.map((f) => findingBlock(file, f, lines, paint));
  return claim.notChecked.length === 0
    ? findings
    : [...findings, notCheckedBlock(file, claim, paint)];
}

function findingBlock(
  file: ReportedFile,
  finding: ReportedFinding,
  lines: readonly string[],
  paint: Paint,
): string {
  const { start } = finding.range;
  const width = String(start.line + 3).length;
  const bar = `${' '.repeat(width)} ${paint.blue('|')}`;
  const place = `${visible(file.path)}:${start.line + 1}:${start.character + 1}`;
  const line =
    finding.serviceLine === null ? '' : paint.dim(`  service line ${finding.serviceLine}`);
  const label = severityPaint(finding.severity, paint)(`${finding.severity}[${finding.rule}]`);
  const clauses =
    finding.clauses.length > 0
      ? [`${bar.replace('|', '=')} clause ${finding.clauses.join(', ')}`]
      : [];
  const related = finding.related.map(
    (r) =>
      `${bar.replace('|', '=')} ${visible(file.path)}:${r.range.start.line + 1}: ${visible(r.message)}`,
  );
  const fixes = finding.fixes.map(
    (f) => `${bar.replace('|', '=')} ${fixLabel(f.kind, paint)} ${visible(f.title)}`,
  );
  return [
    `${paint.bold(label)}: ${paint.bold(visible(finding.message))}`,
    `${' '.repeat(width)}${paint.blue('-->')} ${place}${line}`,
    bar,
    ...underlined(finding, lines, width, paint),
    ...clauses,
    ...related,
    ...fixes,
    '',
  ].join('\n');
}

function fixLabel(kind: string, paint: Paint): string {
  return paint.cyan(kind === 'safe' ? 'fix:' : kind === 'choice' ? 'choice:' : 'fill in:');
}

/** The lines concerned (three at most), with the range underlined. */
function underlined(
  finding: ReportedFinding,
  lines: readonly string[],
  width: number,
  paint: Paint,
): string[] {
  const { start, end } = finding.range;
  const last = Math.min(end.line, start.line + 2);
  const shown: string[] = [];
  for (let row = start.line; row <= last; row++) {
    const raw = (lines[row] ?? '').replaceAll('\t', ' ');
    const from = row === start.line ? start.character : raw.search(/\S|$/);
    const to = row === end.line ? end.character : raw.length;
    if (to <= from && row !== start.line) continue;
    // Columns of the shown text: what is made visible takes more room.
    const column = visible(raw.slice(0, from)).length;
    const length = Math.max(1, visible(raw.slice(from, to)).length);
    const { text, shift } = clip(visible(raw), column);
    const marks = '^'.repeat(Math.max(1, Math.min(length, text.length + shift - column)));
    const number = paint.blue(`${String(row + 1).padStart(width)} |`);
    shown.push(
      `${number} ${text}`,
      `${' '.repeat(width)} ${paint.blue('|')} ${' '.repeat(column - shift)}${severityPaint(finding.severity, paint)(marks)}`,
    );
  }
  return shown;
}

/** Longest text shown of one line, and how much of it before the place. */
const LONGEST = 160;
const BEFORE = 40;

/** Long lines are cut around the place. */
function clip(text: string, column: number): { text: string; shift: number } {
  if (text.length <= LONGEST) return { text, shift: 0 };
  const shift = Math.max(0, column - BEFORE);
  return { text: text.slice(shift, shift + LONGEST), shift };
}

function notCheckedBlock(file: ReportedFile, claim: ReportedClaim, paint: Paint): string {
  const rows = claim.notChecked.map((n) => {
    const where = n.serviceLine === null ? 'the claim' : `service line ${n.serviceLine}`;
    return `  ${n.rule} on ${where}: needs ${n.needs.map(needed).join(', ')}`;
  });
  return [
    paint.dim(
      `not checked in claim ${visible(claim.claim ?? String(claim.index + 1))} (${visible(file.path)})`,
    ),
    ...rows,
    '',
  ].join('\n');
}

/** A field as a biller would call it: `drug.dose`, `place_of_service`. */
function needed(path: readonly (string | number)[]): string {
  return visible((path[0] === 'lines' ? path.slice(2) : path).join('.'));
}

function severityPaint(severity: Severity, paint: Paint): (text: string) => string {
  return { error: paint.red, warning: paint.yellow, information: paint.blue, hint: paint.cyan }[
    severity
  ];
}

function summaryLines({ summary: s }: Report, paint: Paint): string {
  const counts = [
    counted(s.error, 'error'),
    counted(s.warning, 'warning'),
    counted(s.information, 'information'),
    counted(s.hint, 'hint'),
  ].join(', ');
  const state = s.error > 0 ? paint.red(counts) : counts;
  return [
    `${counted(s.files, 'file')}, ${counted(s.claims, 'claim')}: ${state}; ${s.notChecked} not checked, ${s.suppressed} suppressed`,
    `charge ${money(s.totalCharge)}, at risk ${money(s.chargeAtRisk)}`,
    '',
  ].join('\n');
}
