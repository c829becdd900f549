import { lstatSync } from 'node:fs';
import type { Level } from '../check/severity';
import { fixText } from '../edits/fix-passes';
import type { Arguments } from './arguments';
import { assertPayer, reasonOf } from './check-files';
import { Projects, type Environment } from './environment';
import { findInputs, readInput, type Input } from './inputs';
import { counted } from './terminal';
import { unifiedDiff } from './unified-diff';
import { replaceFile } from './replace-file';

interface Outcome {
  applied: number;
  errorsLeft: number;
  failure?: string;
}

/** `claimlint fix`: applies every safe fix and writes the files; returns the exit status. */
export function fixCommand(args: Arguments, environment: Environment): number {
  const projects = new Projects(environment);
  const { inputs, bad } = findInputs(args, environment.cwd);
  const failures = bad.map((b) => b.message);
  let [applied, errorsLeft, changed] = [0, 0, 0];
  for (const input of inputs) {
    const outcome = fixFile(input, args, projects, environment);
    applied += outcome.applied;
    errorsLeft += outcome.errorsLeft;
    if (outcome.applied > 0) changed++;
    if (outcome.failure !== undefined) failures.push(`${input.path}: ${outcome.failure}`);
  }
  failures.push(...projects.faults().map((e) => `${e.path}: ${e.message}`));
  if (inputs.length === 0 && bad.length === 0)
    environment.err('claimlint: there are no claim drafts here.\n');
  for (const failure of failures) environment.err(`claimlint: ${failure}\n`);
  const verb = args.dryRun ? 'would be applied' : 'applied';
  environment.err(
    `${counted(applied, 'fix').replace('fixs', 'fixes')} ${verb} in ${counted(changed, 'file')}; ${counted(errorsLeft, 'error')} left\n`,
  );
  if (failures.length > 0) return 2;
  return errorsLeft > 0 ? 1 : 0;
}

function fixFile(
  input: Input,
  args: Arguments,
  projects: Projects,
  environment: Environment,
): Outcome {
  let text: string;
  try {
    text = readInput(input);
  } catch (error) {
    return { applied: 0, errorsLeft: 0, failure: `the file cannot be read (${reasonOf(error)}).` };
  }
  const { checker, settings } = projects.of(input.file);
  assertPayer(args.payer, checker);
  const severity = new Map<string, Level>([...settings.severity, ...args.severity]);
  const options = { today: args.today, payer: args.payer, severity };
  const fixed = fixText(checker, text, options);
  const left = checker
    .checkText(fixed.text, options)
    .claims.reduce(
      (n, claim) => n + claim.findings.filter((f) => f.severity === 'error').length,
      0,
    );
  const outcome: Outcome = { applied: fixed.applied, errorsLeft: left };
  if (fixed.circled)
    return { ...outcome, failure: 'the fixes undo each other; the file is left as it was.' };
  if (args.dryRun) environment.out(unifiedDiff(input.path, text, fixed.text));
  else if (input.file === undefined) environment.out(fixed.text);
  else if (fixed.text !== text) return { ...outcome, ...write(input.file, text, fixed.text) };
  return outcome;
}

/** Writes a file that is a plain file still holding what was checked. */
function write(file: string, before: string, after: string): Partial<Outcome> {
  try {
    if (lstatSync(file).isSymbolicLink())
      return {
        applied: 0,
        failure: 'the path is a symbolic link; fix the file that it points to.',
      };
    return replaceFile(file, before, after)
      ? {}
      : { applied: 0, failure: 'the file changed while it was being fixed; run fix again.' };
  } catch (error) {
    return {
      applied: 0,
      failure: `the file cannot be written (${reasonOf(error)}); it is as it was.`,
    };
  }
}
