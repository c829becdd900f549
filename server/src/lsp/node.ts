import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dataDirOf, loadShipped } from '../files/shipped';
import { ClientReader } from './client-reader';
import { Connection } from './connection';
import { DiskReader } from './disk-reader';
import { FolderProjects } from './folder-projects';
import { transportOf, valueOf, watchProcess } from './rpc/program';
import { startServer } from './server';
import { today } from './today';

/** The language server as a process: over standard input and output, or started by an editor. */

const args = process.argv.slice(2);
const connection: Connection = new Connection(
  transportOf(args, () => connection.end()),
  {
    exit: (code) => process.exit(code),
    watch: (editor) => watchProcess(editor, () => connection.end()),
  },
);
const editor = Number(valueOf(args, '--clientProcessId'));
if (editor > 0) watchProcess(editor, () => connection.end());

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
