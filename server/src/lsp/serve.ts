import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { capabilitiesFor } from './capabilities';
import { REFUSED, type Session } from './session';

/**
 * Answers the first request of a client and begins to listen. What does the work is loaded behind
 * the answer, so that an editor need not wait for it.
 */
export function serve(
  connection: Connection,
  session: Session,
  start: (params: InitializeParams) => Promise<void>,
): void {
  connection.onInitialize((params): InitializeResult => {
    const capabilities = capabilitiesFor(params.capabilities, params.initializationOptions);
    session.begin(() => start(params));
    return { serverInfo: { name: 'Claimlint' }, capabilities };
  });
  connection.onRequest(REFUSED, () => session.refusal());
  connection.listen();
}
