import { parseArgs } from 'node:util';
import { LEVELS, parseLevel, type Level } from '../check/severity';
import { nearest } from '../draft/nearest';
import { parseDay, type Day } from '../draft/days';
import { RULES, ruleById } from '../rules/index';
import { UsageError } from './usage';

export const FORMATS = ['pretty', 'json', 'ndjson', 'sarif', 'github', 'junit'] as const;
export type Format = (typeof FORMATS)[number];

/** What a check depends on besides the drafts. */
export interface CheckArguments {
  payer: string | undefined;
  severity: ReadonlyMap<string, Level>;
  today: Day;
}

/** Which drafts are meant. */
export interface InputArguments {
  paths: string[];
  stdinFilename: string;
  shard: { index: number; of: number } | undefined;
}

/** What `check` was asked to do. */
export interface Arguments extends CheckArguments, InputArguments {
  format: Format;
  maxWarnings: number | undefined;
  quiet: boolean;
  jobs: number | undefined;
  progress: boolean | undefined;
  /** The file of the cache; empty for the usual one, undefined for none. */
  cache: string | undefined;
}

/** What `fix` was asked to do. */
export interface FixArguments extends CheckArguments, InputArguments {
  dryRun: boolean;
}

const SHARED = {
  payer: { type: 'string' },
  rule: { type: 'string', multiple: true },
  today: { type: 'string' },
  'stdin-filename': { type: 'string' },
} as const;

const OF_CHECK = {
  ...SHARED,
  format: { type: 'string' },
  'max-warnings': { type: 'string' },
  quiet: { type: 'boolean' },
  jobs: { type: 'string' },
  shard: { type: 'string' },
  progress: { type: 'boolean' },
  cache: { type: 'string' },
} as const;

const OF_FIX = { ...SHARED, 'dry-run': { type: 'boolean' } } as const;

/** Reads the options of `check`; throws a `UsageError` that says what to change. */
export function readCheckArguments(args: readonly string[], now: Day): Arguments {
  const { values, positionals } = parsed(() =>
    parseArgs({ args: withCacheFile(args), options: OF_CHECK, allowPositionals: true }),
  );
  return {
    ...readShared(values, positionals, now),
    shard: readShard(values.shard),
    format: readFormat(values.format),
    maxWarnings: readCount('--max-warnings', values['max-warnings'], 0),
    quiet: values.quiet ?? false,
    jobs: readCount('--jobs', values.jobs, 1),
    progress: values.progress,
    cache: readCache(values.cache),
  };
}

/**
 * `--cache` may stand alone, and what follows is then a path to check: only what looks like a cache is
 * taken for its file, `--cache=FILE` always.
 */
function withCacheFile(args: readonly string[]): string[] {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  return args.flatMap((arg, i) => {
    if (i >= end) return [arg];
    const isFile = (at: number) => at < end && /^[^-].*\.(?:json|cache)$/.test(args[at] ?? '');
    if (arg === '--cache') return [`--cache=${isFile(i + 1) ? (args[i + 1] ?? '') : ''}`];
    return i > 0 && args[i - 1] === '--cache' && isFile(i) ? [] : [arg];
  });
}

function readCache(file: string | undefined): string | undefined {
  if (file === undefined || !/\.ya?ml$/i.test(file)) return file;
  throw new UsageError(
    `--cache ${file}: that is no name for a cache, which would replace the file.`,
  );
}

/** Reads the options of `fix`; throws a `UsageError` that says what to change. */
export function readFixArguments(args: readonly string[], now: Day): FixArguments {
  const { values, positionals } = parsed(() =>
    parseArgs({ args: [...args], options: OF_FIX, allowPositionals: true }),
  );
  return { ...readShared(values, positionals, now), dryRun: values['dry-run'] ?? false };
}

interface SharedValues {
  payer?: string;
  rule?: string[];
  today?: string;
  'stdin-filename'?: string;
}

function readShared(
  values: SharedValues,
  paths: string[],
  now: Day,
): CheckArguments & InputArguments {
  return {
    paths,
    payer: values.payer?.toLowerCase(),
    severity: new Map((values.rule ?? []).map(readRuleLevel)),
    today: readToday(values.today) ?? now,
    stdinFilename: values['stdin-filename'] ?? 'stdin.claim.yaml',
    shard: undefined,
  };
}

/** Turns what Node says of an unknown option or a missing value into one line. */
export function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const text = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    const short = text.replace(/\. To specify.*$/, '').replace(/\.$/, '');
    throw new UsageError(`${short}. See claimlint --help.`);
  }
}

function readFormat(text: string | undefined): Format {
  const format = FORMATS.find((name) => name === (text ?? 'pretty'));
  if (format) return format;
  throw new UsageError(`There is no format ${text}. Use one of ${FORMATS.join(', ')}.`);
}

/** Reads `ID=LEVEL`. */
export function readRuleLevel(text: string): [string, Level] {
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

/** Reads `--today`. */
export function readToday(text: string | undefined): Day | undefined {
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
