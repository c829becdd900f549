import type { Level } from '../check/severity';
import { fixText } from '../edits/fix-passes';
import type { Project } from '../files/project';
import { textOf } from '../files/read-text';
import type { FixArguments } from './arguments';
import { checkText, whyUnreadable, type CheckedInput } from './check-input';
import { ClaimNumbers } from './claim-numbers';
import type { Environment } from './environment';
import { findInputs, readBytes, withStdin, type Input } from './inputs';
import { Projects } from './projects';
import { replaceFile } from './replace-file';
import { Tally } from './summary';
import { counted, errorLine, visible } from './terminal';
import { unifiedDiff } from './unified-diff';

/** `claimlint fix`: applies every safe fix and writes the files; returns the exit status. */
export async function fixCommand(args: FixArguments, environment: Environment): Promise<number> {
  const projects = new Projects(environment.dataDir, environment.cwd);
  const { inputs: found, bad, note } = findInputs(args, environment.cwd);
  const inputs = await withStdin(found, environment.stdin);
  projects.assertPayer(args.payer, inputs);

  const failures = bad.map(({ path, message }) => failureLine(path, message));
  const left = new Tally();
  const numbers = new ClaimNumbers();
  let [applied, changed] = [0, 0];
  for (const input of inputs) {
    const { checked, output, count, failure } = fixInput(input, projects.of(input), args);
    applied += count;
    if (count > 0) changed++;
    if (failure !== undefined) failures.push(failureLine(input.path, failure));
    if (output !== undefined) await environment.out(output);
    if (!checked) continue;
    const { report, suppressed } = numbers.mark(checked);
    left.add(report, suppressed);
  }
  for (const fault of projects.faults(inputs)) failures.push(errorLine(fault));
  if (note !== undefined) environment.err(`claimlint: ${note}\n`);
  for (const failure of failures) environment.err(failure);
  const errors = left.count('error');
  environment.err(
    `${counted(applied, 'fix')} ${args.dryRun ? 'would be applied' : 'applied'} in ${counted(changed, 'file')}; ${counted(errors, 'error')} left\n`,
  );
  if (failures.length > 0) return 2;
  return errors > 0 ? 1 : 0;
}

/** What became of one input. */
interface Outcome {
  /** What the check says of it now; undefined where it could not be checked. */
  checked: CheckedInput | undefined;
  /** For standard output: the difference, or the text of standard input. */
  output: string | undefined;
  count: number;
  failure: string | undefined;
}

function fixInput(input: Input, project: Project, args: FixArguments): Outcome {
  let text: string;
  try {
    text = textOf(readBytes(input));
  } catch (error) {
    return { checked: undefined, output: undefined, count: 0, failure: whyUnreadable(error) };
  }
  // Who pipes a text through gets it back whatever happens.
  const asItWas = input.file === undefined && !args.dryRun ? text : undefined;
  try {
    const { text: fixed, count, failure } = fixedOf(text, project, args);
    const unwritten = failure ?? (args.dryRun ? undefined : write(input.file, text, fixed));
    const left = unwritten === undefined ? fixed : text;
    return {
      checked: checkText(left, input.path, project, args),
      output: args.dryRun ? unifiedDiff(visible(input.path), text, fixed) : asItWas && left,
      count: unwritten === undefined ? count : 0,
      failure: unwritten,
    };
  } catch {
    const failure = 'The check itself failed on this file; please report it.';
    return { checked: undefined, output: asItWas, count: 0, failure };
  }
}

function fixedOf(
  text: string,
  { checker, settings }: Project,
  { today, payer, severity: given }: FixArguments,
): { text: string; count: number; failure: string | undefined } {
  const severity = new Map<string, Level>([...settings.severity, ...given]);
  const {
    text: fixed,
    applied,
    circled,
  } = fixText(checker, text, {
    today,
    payer,
    severity,
    clock: () => performance.now(),
  });
  const failure = circled ? 'The fixes undo each other; the file is left as it was.' : undefined;
  return { text: fixed, count: applied, failure };
}

/** Writes the file where there is one and it changes; returns why it could not. */
function write(file: string | undefined, before: string, after: string): string | undefined {
  return file === undefined || before === after ? undefined : replaceFile(file, before, after);
}

function failureLine(path: string, message: string): string {
  return errorLine({ path, kind: 'unreadable', message, range: null });
}
