import { parseArgs } from 'node:util';
import { LEVELS, parseLevel, type Level } from '../check/severity';
import { nearest } from '../draft/nearest';
import { parseDay, type Day } from '../draft/days';
import { RULES, ruleById } from '../rules/index';
import { UsageError } from './usage';

export const FORMATS = ['pretty', 'json', 'ndjson', 'sarif', 'github', 'junit'] as const;
export type Format = (typeof FORMATS)[number];

/** What `check` and `fix` were asked to do. */
export interface Arguments {
  paths: string[];
  format: Format;
  payer: string | undefined;
  severity: Map<string, Level>;
  maxWarnings: number | undefined;
  today: Day;
  stdinFilename: string;
  quiet: boolean;
  jobs: number | undefined;
  shard: { index: number; of: number } | undefined;
  progress: boolean | undefined;
  dryRun: boolean;
}

const OPTIONS = {
  format: { type: 'string' },
  payer: { type: 'string' },
  rule: { type: 'string', multiple: true },
  'max-warnings': { type: 'string' },
  today: { type: 'string' },
  'stdin-filename': { type: 'string' },
  quiet: { type: 'boolean' },
  jobs: { type: 'string' },
  shard: { type: 'string' },
  progress: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const;

/** Reads the options of a command; throws a `UsageError` that says what to change. */
export function readArguments(args: readonly string[], now: Day): Arguments {
  const { values, positionals } = parse(args);
  return {
    paths: positionals,
    format: readFormat(values.format),
    payer: values.payer?.toLowerCase(),
    severity: new Map((values.rule ?? []).map(readRuleLevel)),
    maxWarnings: readCount('--max-warnings', values['max-warnings'], 0),
    today: readToday(values.today) ?? now,
    stdinFilename: values['stdin-filename'] ?? 'stdin.claim.yaml',
    quiet: values.quiet ?? false,
    jobs: readCount('--jobs', values.jobs, 1),
    shard: readShard(values.shard),
    progress: values.progress,
    dryRun: values['dry-run'] ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const text = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new UsageError(`${text.replace(/\. To specify.*$/, '.')} See claimlint --help.`);
  }
}

function readFormat(text: string | undefined): Format {
  const format = FORMATS.find((name) => name === (text ?? 'pretty'));
  if (format) return format;
  throw new UsageError(`There is no format ${text}. Use one of ${FORMATS.join(', ')}.`);
}

function readRuleLevel(text: string): [string, Level] {
  const [id = '', levelText = ''] = text.split('=');
  const level = parseLevel(levelText);
  if (!ruleById(id)) {
    const near = nearest(
      id,
      RULES.map((rule) => rule.id),
    );
    throw new UsageError(
      `--rule ${text}: there is no rule ${id}.${near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ' See claimlint rules.'}`,
    );
  }
  if (!level)
    throw new UsageError(`--rule ${text}: write ID=LEVEL with one of ${LEVELS.join(', ')}.`);
  return [id, level];
}

function readCount(name: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text);
  throw new UsageError(`${name} takes a whole number from ${least}, not ${text}.`);
}

function readToday(text: string | undefined): Day | undefined {
  if (text === undefined) return undefined;
  const day = parseDay(text);
  if (day !== undefined) return day;
  throw new UsageError(`--today takes a date such as 2026-01-31, not ${text}.`);
}

function readShard(text: string | undefined): Arguments['shard'] {
  if (text === undefined) return undefined;
  const m = /^(\d{1,6})\/(\d{1,6})$/.exec(text);
  const [index, of] = [Number(m?.[1]), Number(m?.[2])];
  if (m && index >= 1 && index <= of) return { index, of };
  throw new UsageError(`--shard takes I/N with I from 1 to N, such as 1/4, not ${text}.`);
}
