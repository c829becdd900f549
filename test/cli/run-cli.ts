import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Report } from '../../server/src/cli/report';
import { build } from '../tools/build';
import { ROOT } from '../support/resources';

export const CLI = path.join(ROOT, 'dist', 'server', 'cli.js');

/** What a run of the command line left. */
export interface Run {
  status: number | null;
  out: string;
  err: string;
}

/** The report of `--format json`. */
export function reportOf(run: Run): Report {
  return JSON.parse(run.out) as Report;
}

let built: Promise<void> | undefined;

/** Builds the command line where its sources are younger; once for all tests. */
export function buildOnce(): Promise<void> {
  built ??= isStale() ? build() : Promise.resolve();
  return built;
}

function isStale(): boolean {
  if (!fs.existsSync(CLI)) return true;
  const builtAt = fs.statSync(CLI).mtimeMs;
  return fs
    .readdirSync(path.join(ROOT, 'server'), { withFileTypes: true, recursive: true })
    .some(
      (entry) =>
        entry.isFile() && fs.statSync(path.join(entry.parentPath, entry.name)).mtimeMs > builtAt,
    );
}

/** A folder of its own for a test; `files` are written into it. */
export function folderWith(files: Record<string, string | Buffer> = {}): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'claimlint-'));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
  return folder;
}

const made: string[] = [];

/** Removes the folders of the tests before. */
export function removeFolders(): void {
  for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
}

/** Runs the built command line. `--today` is the same in every test, for those that take it. */
export function claimlint(
  cwd: string,
  args: readonly string[],
  input: string | Buffer = '',
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const [command, ...rest] = args;
  const dated = command === 'check' || command === 'fix';
  const all = [command ?? '', ...(dated ? ['--today', '2026-11-21'] : []), ...rest];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...all.filter((arg) => arg !== '')], {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...env },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    // A command that reads no input may be gone before it is written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('close', (status) =>
      resolve({
        status,
        out: Buffer.concat(out).toString('utf8'),
        err: Buffer.concat(err).toString('utf8'),
      }),
    );
  });
}
