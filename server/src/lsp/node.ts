import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './serve';
import { Session } from './session';

/** The language server as a process: over standard input and output, or started by an editor. */

// Started over IPC, nothing else tells that the editor is gone.
process.once('disconnect', () => process.exit(1));

// A server stays open for weeks. Without this V8 lets a large draft's old versions gather up to four
// times what is in use; with it up to twice, at no cost in time that shows.
setFlagsFromString('--heap-growing-percent=100');

const session = new Session();
const connection = createConnection(ProposedFeatures.all, { messageStrategy: session });
serve(connection, session, async (params) => {
  const { startOnDisk } = await import('./on-disk');
  startOnDisk(connection, params, __dirname);
});
