import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { dataDirOf, loadShipped } from '../files/shipped';
import { ClientReader } from './client-reader';
import { diskDrafts } from './disk-drafts';
import { DiskReader } from './disk-reader';
import { FolderProjects } from './folder-projects';
import { startServer } from './server';
import { today } from './today';

/** Serves a client from a process that reads files; `programs` is the folder of the built server. */
export function startOnDisk(
  connection: Connection,
  params: InitializeParams,
  programs: string,
): void {
  startServer(connection, params, {
    today,
    now: () => performance.now(),
    timer: {
      defer: (callback) => {
        const handle = setImmediate(callback);
        return { dispose: () => clearImmediate(handle) };
      },
      after: (callback, milliseconds) => {
        const handle = setTimeout(callback, milliseconds);
        return { dispose: () => clearTimeout(handle) };
      },
    },
    projects: new FolderProjects(
      async () => loadShipped(dataDirOf(programs)),
      [new DiskReader(), new ClientReader(connection)],
    ),
    drafts: diskDrafts,
    docsBase: pathToFileURL(join(programs, '..', '..', 'server', 'pages')).href,
  });
}
