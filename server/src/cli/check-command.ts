import type { Arguments, Format } from './arguments';
import { FileChecker } from './check-files';
import { Projects, type Environment } from './environment';
import { github } from './formats/github';
import { junit } from './formats/junit';
import { pretty } from './formats/pretty';
import { sarif } from './formats/sarif';
import { findInputs } from './inputs';
import { summarize, type Report, type ReportedError, type ReportedFile } from './report';
import { COLOURED, PLAIN } from './terminal';

/** `claimlint check`: prints a report; returns the exit status. */
export function checkCommand(args: Arguments, environment: Environment): number {
  const projects = new Projects(environment);
  const files = new FileChecker(args, projects);
  const { inputs, bad } = findInputs(args, environment.cwd);
  const errors: ReportedError[] = bad.map(({ path, message }) => ({
    path,
    kind: 'unreadable',
    message,
    range: null,
  }));
  const reports: ReportedFile[] = [];
  const texts = new Map<string, string>();
  const progress = args.progress ?? (environment.terminal && !args.quiet && inputs.length > 20);
  let suppressed = 0;
  inputs.forEach((input, i) => {
    const checked = files.check(input);
    if ('kind' in checked) {
      errors.push(checked);
    } else {
      reports.push(checked.report);
      suppressed += checked.suppressed;
      if (args.format === 'pretty') texts.set(input.path, checked.text);
      if (args.format === 'ndjson') environment.out(claimRows(checked.report));
    }
    if (progress)
      environment.err(`\r${i + 1} of ${inputs.length} files${i + 1 === inputs.length ? '\n' : ''}`);
  });
  errors.push(...projects.faults());
  const report: Report = {
    version: 1,
    files: reports,
    errors,
    summary: summarize(reports, suppressed),
  };
  if (inputs.length === 0 && bad.length === 0)
    environment.err('claimlint: there are no claim drafts here.\n');
  print(report, texts, args, environment);
  for (const error of errors) environment.err(`claimlint: ${error.path}: ${error.message}\n`);
  return statusOf(report, args.maxWarnings);
}

function print(
  report: Report,
  texts: ReadonlyMap<string, string>,
  args: Arguments,
  environment: Environment,
): void {
  const write: Record<Format, () => string> = {
    json: () => `${JSON.stringify(report)}\n`,
    ndjson: () => '',
    sarif: () => sarif(report, environment.version),
    github: () => github(report),
    junit: () => junit(report),
    pretty: () =>
      pretty({ ...report, errors: [] }, texts, environment.colour ? COLOURED : PLAIN, args),
  };
  environment.out(write[args.format]());
}

/** One claim a line, with the path of its file. */
function claimRows(file: ReportedFile): string {
  return file.claims
    .map((claim) => `${JSON.stringify({ version: 1, path: file.path, ...claim })}\n`)
    .join('');
}

/** 2 outranks 1: what could not be done comes before what was found. */
function statusOf({ errors, files, summary }: Report, maxWarnings: number | undefined): number {
  if (errors.length > 0 || files.some((file) => file.errors.length > 0)) return 2;
  return summary.error > 0 || (maxWarnings !== undefined && summary.warning > maxWarnings) ? 1 : 0;
}
