import { withDuplicate } from '../check/duplicate-claims';
import type { CheckedDocument } from './checked-document';

/**
 * A checked draft with a finding on each claim whose number another one has too.
 * @param others for each claim the path of a draft before that has its number, `null` where none has.
 */
export function withOthers(
  document: CheckedDocument,
  others: readonly (string | null)[],
): CheckedDocument {
  if (others.every((other) => other === null)) return document;
  const severity = document.options.severity ?? new Map();
  const claims = document.result.claims.map((claim, i) => {
    const other = others[i] ?? null;
    if (claim.claim === null || other === null) return claim;
    const what = `A claim in ${other} has the number ${claim.claim} too.`;
    return withDuplicate(claim, what, 'other-file', severity);
  });
  return { ...document, result: { ...document.result, claims } };
}
