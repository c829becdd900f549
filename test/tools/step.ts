import { spawn } from 'node:child_process';
import * as readline from 'node:readline';
import { projectRoot } from '../vscode/host/paths';

/**
 * Runs a program in the project's root and shows what it prints.
 * @param onLine sees each line of its standard output, and says whether to show it.
 * @param timeLimit in milliseconds; then it is told to end.
 * @returns its exit code; 1 when a signal ended it.
 */
export function runStep(
  command: string,
  args: readonly string[],
  onLine: (line: string) => boolean = () => true,
  timeLimit?: number,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: timeLimit,
    });
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
    for (const signal of forwarded) process.on(signal, forward);
    readline.createInterface({ input: child.stdout }).on('line', (line) => {
      if (onLine(line)) console.log(line);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      for (const signal of forwarded) process.removeListener(signal, forward);
      resolve(code ?? 1);
    });
  });
}

/** Ctrl+C reaches the child by itself. */
const forwarded = ['SIGTERM', 'SIGHUP'] as const;

/** Runs one of our TypeScript programs. */
export function typescript(program: string, ...args: string[]): string[] {
  return ['--import', 'tsx', program, ...args];
}
