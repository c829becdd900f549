import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver-protocol';
import type { Connection } from '../connection';
import type { Results } from '../results';
import type { Runner } from '../runner';
import type { Runtime } from '../runtime';

/** What a feature's handlers lean on. */
export interface FeatureContext {
  connection: Connection;
  /** Open drafts, checked. */
  results: Results;
  /** Makes handlers that cannot harm the connection. */
  runner: Runner;
  runtime: Runtime;
  /** What the client can do; known once it has said `initialize`. */
  client(): ClientCapabilities;
  /** Address of the folder with the rules' pages. */
  docsBase(): string;
}

/** One feature of the editor: what the client is told of it, and its handlers. */
export interface Feature {
  capabilities(client: ClientCapabilities): ServerCapabilities;
  register(context: FeatureContext): void;
}
