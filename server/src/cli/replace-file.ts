import {
  accessSync,
  chmodSync,
  constants,
  openSync,
  closeSync,
  fsyncSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces a file's text whole or not at all: a new file beside it takes its place, with its
 * permissions. False when the file no longer holds what was read. Throws when it cannot be written.
 */
export function replaceFile(file: string, before: string, after: string): boolean {
  accessSync(file, constants.W_OK);
  const { mode } = statSync(file);
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  const handle = openSync(beside, 'wx', mode);
  try {
    try {
      writeAll(handle, Buffer.from(after, 'utf8'));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    chmodSync(beside, mode);
    if (readFileSync(file, 'utf8') !== before) {
      rmSync(beside);
      return false;
    }
    renameSync(beside, file);
    return true;
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function writeAll(handle: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
}
