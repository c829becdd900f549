import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readText } from '../files/read-text';

/**
 * Replaces a file's text whole or not at all: a new file beside it takes its place, with its
 * permissions. False when the file no longer holds what was read. Throws when it cannot be written.
 */
export function replaceFile(file: string, before: string, after: string): boolean {
  const mode = statSync(file).mode & 0o7777;
  // Read-only is meant, even where the system would let us.
  if ((mode & 0o222) === 0) throw new ReadOnlyError();
  accessSync(file, constants.W_OK);
  const beside = join(
    dirname(file),
    `.${basename(file)}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`,
  );
  try {
    writeNew(beside, after, mode);
    if (readText(file) !== before) return false;
    renameSync(beside, file);
    return true;
  } finally {
    rmSync(beside, { force: true });
  }
}

/** The file's permissions say that nobody writes it. */
class ReadOnlyError extends Error {
  readonly code = 'read-only';
}

function writeNew(file: string, text: string, mode: number): void {
  const handle = openSync(file, 'wx', mode);
  try {
    writeFileSync(handle, text, 'utf8');
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  // The process's mask takes away permissions that the file had.
  chmodSync(file, mode);
}
