import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments, parseDocument } from 'yaml';
import type { Checker, CheckOptions } from '../../server/src/check/check';
import { draftFiles, draftsOf, WEEKS } from './drafts';
import { timesOf } from './statistics';

/** Milliseconds for the same texts. */
export interface BatchCosts {
  claims: number;
  /** One text with all claims. */
  wholeFile: Record<'yaml' | 'claimlint', number>;
  /** A file for each claim, within one process. */
  files: Record<'yaml' | 'claimlint' | 'ajv' | 'spectral', number>;
  /**
   * Programs on a folder of such files, their start included. One core: the program is held to it, with
   * all that the engine does beside it; two cores: two jobs, on all that there is.
   */
  commandLine: { files: number; held: boolean } & Record<
    'yaml' | 'oneCore' | 'twoCores' | 'cached',
    number
  >;
}

export interface BatchTools {
  checker: Checker;
  options: CheckOptions;
  ajv(value: unknown): boolean;
  spectral(text: string): Promise<unknown[]>;
  /** The built command line. */
  program: string;
}

export async function batchCosts(
  claims: number,
  files: number,
  tools: BatchTools,
): Promise<BatchCosts> {
  const { checker, options, ajv, spectral } = tools;
  const whole = draftsOf(claims, { weeks: WEEKS });
  const each = draftFiles(claims, { weeks: WEEKS });
  return {
    claims,
    wholeFile: await timesOf({
      yaml: () => parseAllDocuments(whole),
      claimlint: () => checker.checkText(whole, options),
    }),
    files: await timesOf({
      yaml: () => {
        for (const text of each) parseDocument(text);
      },
      claimlint: () => {
        for (const text of each) checker.checkText(text, options);
      },
      ajv: () => {
        for (const text of each) ajv(parseDocument(text).toJS());
      },
      spectral: async () => {
        for (const text of each) await spectral(text);
      },
    }),
    commandLine: { files, held: canHold, ...(await commandLineCosts(files, tools.program)) },
  };
}

async function commandLineCosts(files: number, program: string) {
  const folder = mkdtempSync(join(tmpdir(), 'claimlint-bench-'));
  try {
    draftFiles(files, { weeks: WEEKS }).forEach((text, i) =>
      writeFileSync(join(folder, `${String(i).padStart(6, '0')}.claim.yaml`), text),
    );
    return await timesOf(
      {
        yaml: () => run(folder, [join(__dirname, 'yaml-files.mjs')], true),
        oneCore: () => run(folder, [program, ...CHECK, '--jobs', '1'], true),
        twoCores: () => run(folder, [program, ...CHECK, '--jobs', '2']),
        cached: () => run(folder, [program, ...CHECK, `--cache=${join(folder, 'kept.cache')}`]),
      },
      3,
      1,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Holds a program to one core, on systems that have it. */
const HOLD = ['taskset', '--cpu-list', '0'] as const;
const canHold = spawnSync(HOLD[0], [...HOLD.slice(1), process.execPath, '--version']).status === 0;

const CHECK = ['check', '--format', 'ndjson'];

/** Runs a program of Node's in a folder; on one core where the system can hold it to that. */
function run(cwd: string, args: readonly string[], held = false): void {
  const [program, ...rest] = held && canHold ? [...HOLD, process.execPath] : [process.execPath];
  try {
    execFileSync(program, [...rest, ...args], {
      cwd,
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    // Findings are errors: the exit status says so.
    if ((error as { status?: unknown }).status !== 1) throw error;
  }
}
