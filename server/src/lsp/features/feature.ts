import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Results } from '../results';
import type { Runner } from '../runner';
import type { Runtime } from '../runtime';
import type { ClientSettings } from '../settings';

/** What a feature's handlers lean on. */
export interface FeatureContext {
  connection: Connection;
  /** Open drafts, checked. */
  results: Results;
  /** Makes handlers that cannot harm the connection. */
  runner: Runner;
  runtime: Runtime;
  /** What the client can do. */
  client: ClientCapabilities;
  /** Commands that the client has said it has. */
  commands: ReadonlySet<string>;
  /** What the user has set for a document. */
  settings(uri: string): Promise<ClientSettings>;
  /** Keeps nothing of what the user has set for a document. */
  forgetSettings(uri: string): void;
  /** The addresses of the folders that are open. */
  folders(): Promise<string[]>;
  /** An open document, whatever it is. */
  document(uri: string): TextDocument | undefined;
  /** Address of the folder with the rules' pages. */
  docsBase: string;
}

/** The handlers of one feature of the editor; `capabilities.ts` tells the client of it. */
export interface Feature {
  register(context: FeatureContext): void;
  /** The request by which the client asks anew for what it shows, where findings or settings changed. */
  refresh?(
    client: ClientCapabilities,
  ): 'workspace/codeLens/refresh' | 'workspace/inlayHint/refresh' | undefined;
}
