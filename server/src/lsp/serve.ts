import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { capabilitiesFor } from './capabilities';
import type { HeldMessages } from './held-messages';

/**
 * Answers the first request of a client and begins to listen. What does the work is loaded behind
 * the answer, so that an editor need not wait for it.
 */
export function serve(
  connection: Connection,
  held: HeldMessages,
  start: (params: InitializeParams) => Promise<void>,
): void {
  connection.onInitialize((params): InitializeResult => {
    held.until(() => start(params));
    return {
      serverInfo: { name: 'Claimlint' },
      capabilities: capabilitiesFor(params.capabilities, params.initializationOptions),
    };
  });
  connection.listen();
}
