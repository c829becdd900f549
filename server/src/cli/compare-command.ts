import { parseArgs } from 'node:util';
import type { Level } from '../check/severity';
import type { Day } from '../draft/days';
import type { Project } from '../files/project';
import { textOf } from '../files/read-text';
import { checkDocument } from '../service/checked-document';
import { compareClaim, type Comparison } from '../service/compare';
import { parsed, readRuleLevel, readToday } from './arguments';
import { whyUnreadable } from './check-input';
import type { Environment } from './environment';
import { comparePretty } from './formats/compare-pretty';
import { findInputs, readBytes, withStdin, type Input } from './inputs';
import { Projects } from './projects';
import { COLOURED, errorLine, PLAIN } from './terminal';
import { UsageError } from './usage';

const FORMATS = ['pretty', 'json'];

interface CompareArguments {
  file: string;
  format: string;
  severity: ReadonlyMap<string, Level>;
  today: Day;
  stdinFilename: string;
}

/**
 * `claimlint compare FILE`: what every payer's policy says of the same draft. 0 whatever is found;
 * 2 when the draft cannot be read, and when settings or packs that hold for it are broken.
 */
export async function compareCommand(
  args: readonly string[],
  environment: Environment,
): Promise<number> {
  const asked = readOptions(args, environment.today);
  const projects = new Projects(environment.dataDir, environment.cwd);
  const input = await inputOf(asked, environment);
  const text = readText(input);
  const claims = compareText(text, input.path, projects.of(input), asked);
  const faults = projects.faults([input]);
  await environment.out(
    asked.format === 'json'
      ? `${JSON.stringify({ version: 1, path: input.path, claims })}\n`
      : comparePretty(input.path, claims, environment.colour ? COLOURED : PLAIN),
  );
  for (const fault of faults) environment.err(errorLine(fault));
  return faults.length > 0 ? 2 : 0;
}

function compareText(
  text: string,
  uri: string,
  { checker, settings }: Project,
  { today, severity: given }: CompareArguments,
): Comparison[] {
  const severity = new Map<string, Level>([...settings.severity, ...given]);
  const document = checkDocument({ uri, version: 0, text }, checker, {
    today,
    severity,
    clock: () => performance.now(),
  });
  return document.result.claims.map((claim) => compareClaim(document, claim));
}

function readOptions(args: readonly string[], now: Day): CompareArguments {
  const { values, positionals } = parsed(() =>
    parseArgs({
      args: [...args],
      options: {
        format: { type: 'string' },
        rule: { type: 'string', multiple: true },
        today: { type: 'string' },
        'stdin-filename': { type: 'string' },
      },
      allowPositionals: true,
    }),
  );
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0)
    throw new UsageError('claimlint compare takes one claim draft, or - for standard input.');
  const format = values.format ?? 'pretty';
  if (!FORMATS.includes(format))
    throw new UsageError(`There is no format ${format}. Use one of ${FORMATS.join(', ')}.`);
  return {
    file,
    format,
    severity: new Map((values.rule ?? []).map(readRuleLevel)),
    today: readToday(values.today) ?? now,
    stdinFilename: values['stdin-filename'] ?? 'stdin.claim.yaml',
  };
}

/** The one draft that is meant; a folder or a pattern that names another number of them is not. */
async function inputOf(
  { file, stdinFilename }: CompareArguments,
  { cwd, stdin }: Environment,
): Promise<Input> {
  const { inputs, bad } = findInputs({ paths: [file], stdinFilename, shard: undefined }, cwd);
  const [first] = bad;
  if (first) throw new UsageError(`${first.path}: ${first.message}`);
  const [input, ...others] = await withStdin(inputs, stdin);
  if (input && others.length === 0) return input;
  throw new UsageError(
    `${file} names ${inputs.length} claim drafts; claimlint compare takes one file.`,
  );
}

function readText(input: Input): string {
  try {
    return textOf(readBytes(input));
  } catch (error) {
    throw new UsageError(`${input.path}: ${whyUnreadable(error)}`);
  }
}
