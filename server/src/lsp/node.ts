import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { parseDay } from '../draft/days';
import { dataDirOf } from '../files/shipped';
import { NodeProjects } from './node-projects';
import { startServer } from './server';

/** The language server as a process: over standard input and output, or started by an editor. */

/** The calendar day where the server runs, not in Greenwich. */
function today(): number {
  const now = new Date();
  const text = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0'))
    .join('-');
  return parseDay(text) ?? 0;
}

// Started over IPC, nothing else tells that the editor is gone.
process.once('disconnect', () => process.exit(1));

startServer(createConnection(ProposedFeatures.all), {
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
  projects: new NodeProjects(dataDirOf(__dirname)),
  docsBase: pathToFileURL(join(__dirname, '..', '..', 'server', 'pages')).href,
});
