import type { Range, TextDocumentIdentifier } from 'vscode-languageserver-types';

/*
 * Messages between our extension and the server that the protocol does not have. Other clients know
 * none of them and need none.
 */

/** To the server: the user now trusts the folders that are open. */
export const TRUSTED = 'claimlint/trusted';

/** To the server: what is in view of a document; the claims there are checked first. */
export const VISIBLE = 'claimlint/visible';
export interface VisibleParams {
  textDocument: TextDocumentIdentifier;
  ranges: Range[];
}

/** To the client: asks for a file that ships, by its name; answered with its text. */
export const READ_SHIPPED = 'claimlint/readShipped';
export const SHIPPED_FILES = ['codes.json', 'packs.json'] as const;
export interface ReadShippedParams {
  name: (typeof SHIPPED_FILES)[number];
}

/** To the client: asks for a settings file, policy pack or code table; answered with a `ReadAnswer`. */
export const READ_FILE = 'claimlint/readFile';
/** To the client: asks for the names of the files in a folder; `null` where there is none. */
export const READ_FOLDER = 'claimlint/readFolder';
export interface ReadParams {
  uri: string;
}

/** A file's text, or why it cannot be read; `null` where there is none in the folders that are open. */
export type ReadAnswer = { text: string } | { unreadable: string } | null;
