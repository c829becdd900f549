import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './resources';

/** Names a folder in which all is built already, for the processes of a run. */
export const BUILT = 'CLAIMLINT_BUILT';

let built: string | undefined = process.env[BUILT];

/** Builds what ships into a folder of its own, once for all tests of a run; it goes with the run. */
export function builtDir(): string {
  if (built === undefined) {
    const dir = mkdtempSync(join(tmpdir(), 'claimlint-build-'));
    process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
    const script = join(ROOT, 'server', 'build', 'build.ts');
    execFileSync(process.execPath, ['--import', 'tsx', script, '--out', dir], { cwd: ROOT });
    built = dir;
  }
  return built;
}
