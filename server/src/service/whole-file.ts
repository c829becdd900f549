import type { Steps } from '../check/steps';
import type { CheckedDocument } from './checked-document';
import { prepareLenses } from './code-lens';
import { prepareOutline } from './document-symbols';
import { prepareFolding } from './folding-ranges';

/**
 * Makes what outline, folding and lenses remember of each claim, a claim at a time: in a large file all
 * of it at once would keep everything else waiting. One asks for it, soon the others do.
 */
export function* preparingWholeFile(document: CheckedDocument): Steps<void> {
  const { codes } = document.checker.resources;
  for (const claim of document.result.claims) {
    prepareOutline(claim, codes);
    prepareFolding(claim);
    prepareLenses(claim, codes);
    yield;
  }
}
