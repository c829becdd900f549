import type { Severity } from '../../policy/schema';
import type { Report } from '../report';
import { visible } from '../terminal';

const COMMAND: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands that annotate the lines of a pull request. */
export function github(report: Report): string {
  const findings = report.files.flatMap((file) =>
    file.claims.flatMap((claim) =>
      claim.findings.map((f) => {
        const place = [
          `file=${property(file.path)}`,
          `line=${f.range.start.line + 1}`,
          `endLine=${f.range.end.line + 1}`,
          `col=${f.range.start.character + 1}`,
          `endColumn=${f.range.end.character + 1}`,
          `title=${property(`claimlint ${f.rule}`)}`,
        ].join(',');
        return `::${COMMAND[f.severity]} ${place}::${message(f.message)}`;
      }),
    ),
  );
  const errors = report.errors.map((e) => {
    const line = e.range ? `,line=${e.range.start.line + 1}` : '';
    return `::error file=${property(e.path)}${line},title=claimlint::${message(e.message)}`;
  });
  return [...findings, ...errors].map((line) => `${line}\n`).join('');
}

function message(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
