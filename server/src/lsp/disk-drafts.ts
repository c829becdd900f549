import { statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { filesBelow, isDraftName } from '../files/find-drafts';
import { readText, reasonOf } from '../files/read-text';
import type { Drafts } from './runtime';

/** The drafts on this machine's disks. */
export const diskDrafts: Drafts = {
  below(folders, unread) {
    const files = folders
      .filter((uri) => uri.startsWith('file:'))
      .flatMap((uri) => filesBelow(fileURLToPath(uri), (_, error) => unread(reasonOf(error))))
      .filter(isDraftName);
    return [...new Set(files)].sort().map((file) => pathToFileURL(file).href);
  },
  stateOf(uri) {
    try {
      const { mtimeMs, size } = statSync(fileURLToPath(uri));
      return `${mtimeMs}-${size}`;
    } catch (error) {
      return reasonOf(error);
    }
  },
  read(uri) {
    try {
      return { text: readText(fileURLToPath(uri)) };
    } catch (error) {
      return { unreadable: reasonOf(error) };
    }
  },
};
