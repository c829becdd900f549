import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all, and makes its folder. Throws what the system says.
 * @param isPrivate nobody but the user may read the file, nor a folder that is made for it.
 */
export function writeWhole(file: string, text: string, isPrivate = false): void {
  mkdirSync(dirname(file), { recursive: true, mode: isPrivate ? 0o700 : 0o777 });
  const beside = nameBeside(file, `${process.pid}.${randomBytes(4).toString('hex')}.tmp`);
  writeNew(beside, text, undefined, isPrivate ? 0o600 : undefined);
  try {
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** The path of a hidden file in the same folder, which can take the place of `file` at once. */
export function nameBeside(file: string, ending: string): string {
  return join(dirname(file), `.${basename(file)}.${ending}`);
}

/** Whose a file is, and who may do what with it, as the system's status of a file says. */
export interface Ownership {
  mode: number;
  uid: number;
  gid: number;
}

/**
 * Writes a file that is not there yet, with the ownership of another where one is given, down to the
 * disk. Throws what the system says (`EEXIST` where it is there), and then leaves nothing that it
 * began.
 */
export function writeNew(
  file: string,
  text: string,
  like?: Ownership,
  mode = like && like.mode & 0o777,
): void {
  const handle = openSync(file, 'wx', mode);
  try {
    try {
      writeFileSync(handle, text, 'utf8');
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (like) takeOver(file, like);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

function takeOver(file: string, { mode, uid, gid }: Ownership): void {
  const made = statSync(file);
  if (made.uid !== uid || made.gid !== gid) giveTo(file, made.uid, uid, gid);
  // The process's mask took away permissions, and so does a change of the owner.
  chmodSync(file, mode & 0o7777);
}

/** Gives a file to its owner, or where we may not at least to the group. */
function giveTo(file: string, own: number, uid: number, gid: number): void {
  for (const owner of [uid, own])
    try {
      return chownSync(file, owner, gid);
    } catch {
      continue;
    }
}
