import * as fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Runs an action while holding a lock file that carries our process id, so that two runs do not
 * install into one folder. A lock whose process is gone is taken over.
 */
export async function withLock<T>(
  file: string,
  onWait: () => void,
  action: () => Promise<T>,
): Promise<T> {
  let waiting = false;
  while (!take(file)) {
    if (!waiting) onWait();
    waiting = true;
    await pause(250);
  }
  try {
    return await action();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!holderLives(file)) fs.rmSync(file, { force: true });
    return false;
  }
}

function holderLives(file: string): boolean {
  const pid = Number(readIfThere(file));
  // An empty file is a lock that its owner is about to sign.
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readIfThere(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
