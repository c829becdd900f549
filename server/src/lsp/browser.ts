import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { ClientReader, shippedByClient } from './client-reader';
import { FolderProjects } from './folder-projects';
import type { Runtime } from './runtime';
import { serve } from './serve';
import { startServer } from './server';
import { Session } from './session';
import { today } from './today';

/** The language server in a web worker: it reads no file and opens no connection by itself. */

/** What this program uses of the worker that it runs in. */
declare const self: DedicatedWorkerGlobalScope;

const after: Runtime['timer']['after'] = (callback, milliseconds) => {
  const handle = setTimeout(callback, milliseconds);
  return { dispose: () => clearTimeout(handle) };
};

const session = new Session();
const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
  { messageStrategy: session },
);
connection.onExit(() => self.close());
serve(connection, session, async (params) =>
  startServer(connection, params, {
    today,
    now: () => performance.now(),
    timer: { defer: (callback) => after(callback, 0), after },
    projects: new FolderProjects(() => shippedByClient(connection), [new ClientReader(connection)]),
    // The client names the folder of the pages.
    docsBase: '',
  }),
);
