import type { Diagnostic, TextEdit } from 'vscode-languageserver-types';
import type { ClaimTemplate } from '../service/claim-template';
import type { ListedClaim } from '../service/status';

/* Requests of our own about files that nobody has open, which the client reads and sends along. */

/** Asks for what is found in a draft; answered with a `CheckedFile`, `null` where it was given up. */
export const CHECK_FILE = 'claimlint/checkFile';
/** Asks for every safe fix of a draft; answered with `FileFixes`. */
export const FIX_FILE = 'claimlint/fixFile';
/** Asks for a new claim for every payer that a draft at this address may name. */
export const TEMPLATES = 'claimlint/templates';

export interface FileParams {
  uri: string;
  /** The file's text; absent where the document is open. */
  text?: string;
  /** For each claim the path of a draft before that has its number too, `null` where none has. */
  others?: (string | null)[];
}

export interface CheckedFile {
  diagnostics: Diagnostic[];
  claims: ListedClaim[];
}

/** The edits that apply every safe fix, and how many fixes that are. */
export interface FileFixes {
  edits: TextEdit[];
  applied: number;
}

export type Templates = ClaimTemplate[];
