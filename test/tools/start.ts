import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { defaultOptions } from '../vscode/host/arguments';
import { nextInterruption } from '../vscode/host/interruption';
import { projectRoot } from '../vscode/host/paths';
import { startSession } from '../vscode/host/session';
import { build } from './build';

const samples = path.join(projectRoot, 'samples');

/**
 * Builds, and opens the samples in VS Code with the extension: in the desktop VS Code that
 * `VSCODE_EXE` names or that is `code` on the path, else in one that is served to a browser.
 */
async function main(): Promise<void> {
  await build();
  const desktop = process.env['VSCODE_EXE'] ?? findOnPath('code');
  if (desktop) await openDesktop(desktop);
  else await serve();
}

/** Ends when the window is closed, or with Ctrl+C. */
async function openDesktop(executable: string): Promise<void> {
  console.log(`Opening the samples in ${executable}; Ctrl+C or closing the window ends this.`);
  const child = spawn(
    executable,
    [`--extensionDevelopmentPath=${projectRoot}`, '--new-window', '--wait', samples],
    { stdio: 'inherit', shell: process.platform === 'win32' },
  );
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`cannot run ${executable}: ${error.message}`)));
    child.once('exit', () => resolve());
  });
  await Promise.race([ended, nextEnd()]);
  child.kill();
}

/** Ends with Ctrl+C. */
async function serve(): Promise<void> {
  const end = nextEnd();
  const options = { ...defaultOptions(), folder: samples, extensions: [projectRoot] };
  const session = await Promise.race([startSession(options, console.error), end]);
  if (!session) return;
  console.log('VS Code with Claimlint and the samples. Open this address in a browser:\n');
  console.log(`${session.address}\n`);
  console.log('Ctrl+C ends it.');
  await Promise.race([end, session.server.ended]);
  await session.stop();
}

/** Under npm we also end with it. */
function nextEnd(): Promise<void> {
  return nextInterruption(process.env['npm_lifecycle_event'] !== undefined);
}

function findOnPath(command: string): string | undefined {
  const name = process.platform === 'win32' ? `${command}.cmd` : command;
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => fs.existsSync(file));
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
