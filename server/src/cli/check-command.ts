import type { Arguments, Format } from './arguments';
import { CachedChecks } from './cached-checks';
import { checkInput, type CheckedInput } from './check-input';
import { checkOnThreads } from './check-pool';
import { ClaimNumbers } from './claim-numbers';
import type { Environment } from './environment';
import { github } from './formats/github';
import { jsonText } from './formats/json';
import { junit } from './formats/junit';
import { ndjson } from './formats/ndjson';
import { pretty } from './formats/pretty';
import { sarif } from './formats/sarif';
import { findInputs, withStdin, type Input } from './inputs';
import { progressOn } from './progress';
import { Projects } from './projects';
import type { Report, ReportedError, ReportedFile, Summary } from './report';
import { Tally } from './summary';
import { COLOURED, counted, errorLine, PLAIN } from './terminal';

/** A thread is worth its start for this many files. */
const FILES_A_THREAD = 25;

/** `claimlint check`: prints a report; returns the exit status. */
export async function checkCommand(args: Arguments, environment: Environment): Promise<number> {
  const projects = new Projects(environment.dataDir, environment.cwd);
  const found = findInputs(args, environment.cwd);
  const inputs = await withStdin(found.inputs, environment.stdin);
  projects.assertPayer(args.payer, inputs);

  const files: ReportedFile[] = [];
  const texts: string[] = [];
  const errors = found.bad.map(({ path, message }): ReportedError => ({
    path,
    kind: 'unreadable',
    message,
    range: null,
  }));
  const tally = new Tally();
  const numbers = new ClaimNumbers();
  const cached =
    args.cache === undefined
      ? undefined
      : new CachedChecks(args.cache, args, projects, environment);
  const progress = progressOn(args.progress, inputs.length, environment);
  for await (const result of checked(inputs, args, environment, projects, cached)) {
    const { report, text, suppressed } = numbers.mark(result);
    tally.add(report, suppressed);
    errors.push(...report.errors);
    const shown = args.quiet ? errorsAlone(report) : report;
    if (args.format === 'ndjson') await environment.out(ndjson(shown));
    else {
      files.push(shown);
      texts.push(args.format === 'pretty' ? text : '');
    }
    progress();
  }
  for (const fault of projects.faults(inputs)) errors.push(fault);
  const unsaved = cached?.save();

  const { summary } = tally;
  const report: Report = { version: 1, files, errors, summary };
  if (found.note !== undefined) environment.err(`claimlint: ${found.note}\n`);
  await environment.out(formatted(report, texts, args.format, environment));
  for (const error of errors) environment.err(errorLine(error));
  if (unsaved !== undefined) environment.err(`claimlint: ${unsaved}\n`);
  const tooMany = args.maxWarnings !== undefined && summary.warning > args.maxWarnings;
  if (tooMany)
    environment.err(
      `claimlint: ${counted(summary.warning, 'warning')}, more than --max-warnings ${args.maxWarnings ?? 0} allows.\n`,
    );
  return statusOf(errors, summary, tooMany);
}

/** The results in the order of the inputs; what was not known before is kept for the next run. */
async function* checked(
  inputs: readonly Input[],
  args: Arguments,
  environment: Environment,
  projects: Projects,
  cached: CachedChecks | undefined,
): AsyncGenerator<CheckedInput> {
  let next = 0;
  for await (const result of found(inputs, args, environment, projects, cached)) {
    const input = inputs[next++];
    if (input) cached?.keep(input, result);
    yield result;
  }
}

/** The results from earlier runs, from this thread or from others. */
async function* found(
  inputs: readonly Input[],
  args: Arguments,
  environment: Environment,
  projects: Projects,
  cached: CachedChecks | undefined,
): AsyncGenerator<CheckedInput> {
  const { payer, severity, today } = args;
  const texts = args.format === 'pretty';
  const asked = { payer, severity, today, texts, digests: cached !== undefined };
  const known = (input: Input) => cached?.of(input);
  const check = (input: Input) => checkInput(input, projects.of(input), asked);
  const jobs = args.jobs ?? Math.min(environment.cores, Math.ceil(inputs.length / FILES_A_THREAD));
  if (jobs > 1 && inputs.length > 1) {
    const { dataDir, cwd, workerScript: script } = environment;
    const start = { dataDir, cwd, args: asked };
    yield* checkOnThreads({ inputs, jobs, script, start, check, known });
  } else for (const input of inputs) yield known(input) ?? check(input);
}

/** What `--quiet` leaves of a file; the summary counts the rest all the same. */
function errorsAlone(file: ReportedFile): ReportedFile {
  const claims = file.claims.map((claim) => ({
    ...claim,
    findings: claim.findings.filter(({ severity }) => severity === 'error'),
    notChecked: [],
  }));
  return { ...file, claims };
}

function formatted(
  report: Report,
  texts: readonly string[],
  format: Format,
  { version, colour }: Environment,
): string {
  switch (format) {
    case 'json':
      return `${jsonText(report)}\n`;
    case 'ndjson':
      return '';
    case 'sarif':
      return sarif(report, version);
    case 'github':
      return github(report);
    case 'junit':
      return junit(report);
    case 'pretty':
      return pretty(report, texts, colour ? COLOURED : PLAIN);
  }
}

/** 2 outranks 1: what could not be done comes before what was found. */
function statusOf(errors: readonly ReportedError[], summary: Summary, tooMany: boolean): number {
  if (errors.length > 0) return 2;
  return summary.error > 0 || tooMany ? 1 : 0;
}
