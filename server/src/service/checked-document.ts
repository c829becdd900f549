import type { Position } from 'vscode-languageserver-types';
import type { Checker, CheckOptions } from '../check/check';
import { FileCheck } from '../check/file-check';
import type { ClaimResult, FileResult } from '../check/finding';
import { LineTable } from './positions';

/** One version of an open draft, with what the check says of it. Every feature reads this. */
export interface CheckedDocument {
  uri: string;
  version: number;
  text: string;
  lines: LineTable;
  /** What the check says of the whole file; what was not checked yet is checked when this is read. */
  readonly result: FileResult;
  /** The check itself, which goes document by document. */
  check: FileCheck;
  checker: Checker;
  options: CheckOptions;
}

/** A class: a getter written for each version by itself keeps that version long in memory. */
class CheckedVersion implements CheckedDocument {
  readonly text: string;
  readonly lines: LineTable;

  constructor(
    readonly uri: string,
    readonly version: number,
    readonly check: FileCheck,
    readonly checker: Checker,
    readonly options: CheckOptions,
  ) {
    this.text = check.text;
    this.lines = new LineTable(check.text, check.parts);
  }

  get result(): FileResult {
    return this.check.result;
  }
}

/** A version of a draft, to be checked; what holds of an earlier one is not checked again. */
export function checkDocument(
  document: { uri: string; version: number; text: string },
  checker: Checker,
  options: CheckOptions,
  before?: CheckedDocument,
): CheckedDocument {
  const { uri, version, text } = document;
  const check = new FileCheck(text, checker, options, before?.check);
  return new CheckedVersion(uri, version, check, checker, options);
}

/** A place in a draft: the claim that it lies in, and its offset in that claim's document. */
export interface Place {
  claim: ClaimResult;
  offset: number;
}

/**
 * The claim in whose document a position lies; undefined between claims and in empty files. No other
 * claim is checked for it.
 */
export function placeAt(document: CheckedDocument, position: Position): Place | undefined {
  const at = document.lines.offsetAt(position);
  const around = document.check.claimsAt(at).filter(({ draft }) => {
    const end = draft.offset + draft.tree.text.length;
    return draft.offset <= at && (at < end || (at === end && end === document.text.length));
  });
  // Where a file could not be cut, its documents share one text: the tree tells them apart.
  const claim =
    around.findLast(({ draft }) => (draft.tree.root?.range?.[0] ?? 0) + draft.offset <= at) ??
    around[0];
  return claim && { claim, offset: at - claim.draft.offset };
}
