import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { dataDirOf, loadShipped } from '../files/shipped';
import { ClientReader } from './client-reader';
import { DiskReader } from './disk-reader';
import { FolderProjects } from './folder-projects';
import { startServer } from './server';
import { today } from './today';

/** The language server as a process: over standard input and output, or started by an editor. */

// Started over IPC, nothing else tells that the editor is gone.
process.once('disconnect', () => process.exit(1));

const connection = createConnection(ProposedFeatures.all);
startServer(connection, {
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
    async () => loadShipped(dataDirOf(__dirname)),
    [new DiskReader(), new ClientReader(connection)],
  ),
  docsBase: pathToFileURL(join(__dirname, '..', '..', 'server', 'pages')).href,
});
