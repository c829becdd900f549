import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments, parseDocument } from 'yaml';
import { Checker, type CheckOptions } from '../../server/src/check/check';
import { draftFiles, draftsOf } from './drafts';
import { timeOf } from './statistics';

/** Milliseconds for the same texts. */
export interface BatchCosts {
  claims: number;
  /** One text with all claims. */
  wholeFile: { yaml: number; claimlint: number };
  /** A file for each claim, within one process. */
  files: { yaml: number; claimlint: number; ajv: number; spectral: number };
  /** The command line on a folder of these files, its start included. */
  commandLine: { files: number; oneJob: number; twoJobs: number; cached: number };
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
  const { options, ajv, spectral } = tools;
  // A checker that has seen none of these texts: what it keeps of a text must not count.
  const checker = () => new Checker(tools.checker.resources);
  const whole = draftsOf(claims);
  const each = draftFiles(claims);
  const warm = checker();
  warm.checkText(draftsOf(100, 2), options);
  return {
    claims,
    wholeFile: {
      yaml: timeOf(() => parseAllDocuments(whole)),
      claimlint: timeOf(() => checker().checkText(whole, options)),
    },
    files: {
      yaml: timeOf(() => each.map((text) => parseDocument(text))),
      claimlint: timeOf(() => {
        const fresh = checker();
        each.forEach((text) => fresh.checkText(text, options));
      }),
      ajv: timeOf(() => each.map((text) => ajv(parseDocument(text).toJS()))),
      spectral: await spectralTime(each, spectral),
    },
    commandLine: commandLineCosts(files, tools.program),
  };
}

async function spectralTime(
  texts: readonly string[],
  run: (text: string) => Promise<unknown>,
): Promise<number> {
  for (const text of texts.slice(0, 20)) await run(text);
  const start = performance.now();
  for (const text of texts) await run(text);
  return performance.now() - start;
}

function commandLineCosts(files: number, program: string): BatchCosts['commandLine'] {
  const folder = mkdtempSync(join(tmpdir(), 'claimlint-bench-'));
  try {
    draftFiles(files).forEach((text, i) =>
      writeFileSync(join(folder, `${String(i).padStart(6, '0')}.claim.yaml`), text),
    );
    const run = (...args: string[]) =>
      timeOf(() => {
        try {
          execFileSync(process.execPath, [program, 'check', '--format', 'ndjson', ...args], {
            cwd: folder,
            maxBuffer: 1 << 30,
            stdio: ['ignore', 'pipe', 'ignore'],
          });
        } catch (error) {
          // Findings are errors: the exit status says so.
          if ((error as { status?: unknown }).status !== 1) throw error;
        }
      }, 3);
    return {
      files,
      oneJob: run('--jobs', '1'),
      twoJobs: run('--jobs', '2'),
      cached: run('--jobs', '1', '--cache', join(folder, 'cache')),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
