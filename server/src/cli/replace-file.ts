import { accessSync, constants, lstatSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { reasonOf, readText } from '../files/read-text';
import { nameBeside, writeNew, type Ownership } from '../files/write-whole';

/**
 * Replaces a file's text whole or not at all: a new file beside it takes its place, with its
 * permissions. Returns why it could not, and then the file is as it was.
 *
 * The name of the new file is the same for every run, and it must not be there: so of two runs at
 * once one writes, and the other finds either that file or another text than it read.
 */
export function replaceFile(file: string, before: string, after: string): string | undefined {
  try {
    const status = lstatSync(file);
    if (status.isSymbolicLink())
      return 'The path is a symbolic link; fix the file that it points to.';
    // Read-only is meant, even where the system would let us.
    if ((status.mode & 0o222) === 0)
      return 'The file is read-only; it is as it was. Make it writable, and run fix again.';
    accessSync(file, constants.W_OK);
    return exchange(file, before, after, status);
  } catch (error) {
    return `The file cannot be written (${reasonOf(error)}); it is as it was.`;
  }
}

function exchange(
  file: string,
  before: string,
  after: string,
  like: Ownership,
): string | undefined {
  const beside = nameBeside(file, 'claimlint.tmp');
  try {
    writeNew(beside, after, like);
  } catch (error) {
    if (reasonOf(error) !== 'EEXIST') throw error;
    return `Another run is writing this file: run fix again. If none is, remove ${basename(beside)} first.`;
  }
  try {
    if (readText(file) !== before) {
      rmSync(beside, { force: true });
      return 'The file changed while it was being fixed; run fix again.';
    }
    renameSync(beside, file);
    return undefined;
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
