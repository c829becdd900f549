import { ClientReader, shippedByClient } from './client-reader';
import { Connection } from './connection';
import { FolderProjects } from './folder-projects';
import { workerTransport } from './rpc/worker';
import type { Runtime } from './runtime';
import { startServer } from './server';
import { today } from './today';

/** The language server in a web worker: it reads no file and opens no connection by itself. */

/** What this program uses of the worker that it runs in. */
declare const self: DedicatedWorkerGlobalScope;

const after: Runtime['timer']['after'] = (callback, milliseconds) => {
  const handle = setTimeout(callback, milliseconds);
  return { dispose: () => clearTimeout(handle) };
};

const connection = new Connection(workerTransport(self), { exit: () => self.close() });
startServer(connection, {
  today,
  now: () => performance.now(),
  timer: { defer: (callback) => after(callback, 0), after },
  projects: new FolderProjects(() => shippedByClient(connection), [new ClientReader(connection)]),
  // The client names the folder of the pages.
  docsBase: '',
});
