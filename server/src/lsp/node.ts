import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { HeldMessages } from './held-messages';
import { serve } from './serve';

/** The language server as a process: over standard input and output, or started by an editor. */

// Started over IPC, nothing else tells that the editor is gone.
process.once('disconnect', () => process.exit(1));

const held = new HeldMessages();
const connection = createConnection(ProposedFeatures.all, { messageStrategy: held });
serve(connection, held, async (params) => {
  const { startOnDisk } = await import('./on-disk');
  startOnDisk(connection, params, __dirname);
});
