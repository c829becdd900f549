import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { OutsideError } from './outside-error';
import { readText } from './read-text';

/* What a folder may make the program read: nothing that lies outside of it, whatever leads there. */

/** Whether a name leads, as it is written, to the folder itself or below. */
export function isNamedInside(base: string, name: string): boolean {
  return isBelow(base, resolve(base, name));
}

/** Whether a file or folder lies in a folder once all links are followed; throws what the system says. */
export function liesInside(base: string, path: string): boolean {
  return isBelow(realpathSync(base), realpathSync(path));
}

/** The text of a file of a folder. Throws an `OutsideError`, a `NotUtf8Error`, or what the system says. */
export function readTextInside(base: string, file: string): string {
  if (!liesInside(base, file)) throw new OutsideError('a link that leads out of the folder');
  // To read a pipe or device might never end.
  if (!statSync(file).isFile()) throw new OutsideError('not a file');
  return readText(file);
}

function isBelow(base: string, path: string): boolean {
  const way = relative(base, path);
  return way !== '..' && !/^\.\.[\\/]/.test(way) && !isAbsolute(way);
}
