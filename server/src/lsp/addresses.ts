/* Folders and files by their addresses, where no disk is to be asked. An address ends in no slash. */

/** The folder of a document, or the folder above a folder; undefined where there is none. */
export function folderOf(uri: string): string | undefined {
  const plain = uri.replace(/[?#].*$/s, '');
  const [, root = '', path = ''] =
    /^([a-z][a-z\d+.-]*:(?:\/\/[^/]+)?)(\/(?!\/).*)$/is.exec(plain) ?? [];
  const end = path.lastIndexOf('/');
  return path === '' || path === '/' ? undefined : root + path.slice(0, Math.max(end, 0));
}

/** A file in a folder. */
export function fileIn(folder: string, name: string): string {
  return `${folder}/${encodeURIComponent(name)}`;
}

/**
 * The folder that a relative path names.
 * @returns undefined unless it is the folder itself or lies below it.
 */
export function folderBelow(folder: string, path: string): string | undefined {
  if (path.startsWith('/')) return undefined;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.reduce(fileIn, folder);
}
