import type { Position, TextDocumentIdentifier } from 'vscode-languageserver-types';

/** What our own requests about a claim send: a draft, and a position in the claim that is meant. */
export interface ClaimParams {
  textDocument: TextDocumentIdentifier;
  position?: Position;
}
