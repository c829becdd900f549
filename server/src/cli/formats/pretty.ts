import type { Severity } from '../../policy/schema';
import type { Report, ReportedClaim, ReportedFile, ReportedFinding } from '../report';
import { counted, money, visible, type Paint } from '../terminal';

/** Shows a report to a person: the text concerned underlined, what is wrong, what the policy says, the fixes. */
export function pretty(
  report: Report,
  texts: ReadonlyMap<string, string>,
  paint: Paint,
  options: { quiet: boolean },
): string {
  const blocks = report.files.flatMap((file) =>
    file.claims.flatMap((claim) =>
      claimBlocks(file, claim, texts.get(file.path) ?? '', paint, options),
    ),
  );
  const errors = [...report.errors, ...report.files.flatMap((f) => f.errors)].map(
    (e) =>
      `${paint.bold(paint.red('cannot check'))} ${visible(e.path)}${e.range ? `:${e.range.start.line + 1}:${e.range.start.character + 1}` : ''}\n  ${visible(e.message)}\n`,
  );
  return [...blocks, ...errors, summaryLines(report, paint)].join('\n');
}

function claimBlocks(
  file: ReportedFile,
  claim: ReportedClaim,
  text: string,
  paint: Paint,
  { quiet }: { quiet: boolean },
): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  const findings = claim.findings
    .filter((f) => !quiet || f.severity === 'error')
    .map((f) => findingBlock(file, f, lines, paint));
  return quiet || claim.notChecked.length === 0
    ? findings
    : [...findings, notCheckedBlock(file, claim, paint)];
}

function findingBlock(
  file: ReportedFile,
  finding: ReportedFinding,
  lines: string[],
  paint: Paint,
): string {
  const { start } = finding.range;
  const width = String(start.line + 1).length;
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
  lines: string[],
  width: number,
  paint: Paint,
): string[] {
  const { start, end } = finding.range;
  const last = Math.min(end.line, start.line + 2);
  const shown: string[] = [];
  for (let row = start.line; row <= last; row++) {
    const text = visible(lines[row] ?? '').replaceAll('\t', ' ');
    const raw = (lines[row] ?? '').length;
    const from = row === start.line ? start.character : text.search(/\S|$/);
    const to = row === end.line ? end.character : raw;
    if (to <= from && row !== start.line) continue;
    const number = paint.blue(`${String(row + 1).padStart(width)} |`);
    const marks = severityPaint(finding.severity, paint)('^'.repeat(Math.max(1, to - from)));
    const { cut, shift } = clip(text, from);
    shown.push(
      `${number} ${cut}`,
      `${' '.repeat(width)} ${paint.blue('|')} ${' '.repeat(from - shift)}${marks}`,
    );
  }
  return shown;
}

/** Long lines are cut around the place. */
function clip(text: string, from: number): { cut: string; shift: number } {
  if (text.length <= 160) return { cut: text, shift: 0 };
  const shift = Math.max(0, from - 40);
  return { cut: text.slice(shift, shift + 160), shift };
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
