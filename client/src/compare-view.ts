import type { DocumentComparison } from '../../server/src/service/compare';
import type { ClaimViewKind } from './claim-view';
import { COMPARE_STYLE, comparisonHtml, summaryOf } from './compare-html';

/** What every payer would say of the claim at the cursor. */
export const compareView: ClaimViewKind<DocumentComparison> = {
  type: 'claimlint.comparePayers',
  title: 'Compare Payers',
  request: 'claimlint/compare',
  style: COMPARE_STYLE,
  html: comparisonHtml,
  summary: summaryOf,
  claimOf: ({ comparison }) => comparison.claim,
};
