import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { projectRoot } from '../vscode/host/paths';
import { build } from './build';

/** Runs the command line from the checkout; builds it first where it is older than its sources. */
async function main(): Promise<number> {
  const cli = path.join(projectRoot, 'dist', 'server', 'cli.js');
  if (!fs.existsSync(cli) || newest(path.join(projectRoot, 'server')) > fs.statSync(cli).mtimeMs)
    await build();
  const result = spawnSync(process.execPath, [cli, ...process.argv.slice(2)], {
    // npm runs scripts in the project's root; paths are meant from where npm was called.
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    stdio: 'inherit',
  });
  return result.status ?? 2;
}

/** The time of the youngest file below a folder, in milliseconds. */
function newest(folder: string): number {
  return Math.max(
    0,
    ...fs
      .readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => fs.statSync(path.join(entry.parentPath, entry.name)).mtimeMs),
  );
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  },
);
