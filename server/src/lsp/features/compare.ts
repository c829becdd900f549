import { compareAt, type DocumentComparison } from '../../service/compare';
import type { ClaimParams } from './claim-params';
import type { Feature } from './feature';

/** Asks for what every payer's policy says of the claim at a position. */
export const COMPARE_REQUEST = 'claimlint/compare';

export const compareFeature: Feature = {
  register({ connection, results, runner }) {
    connection.onRequest(
      COMPARE_REQUEST,
      runner.handler(
        'compare',
        null,
        async ({ textDocument, position }: ClaimParams): Promise<DocumentComparison | null> => {
          const document = await results.draft(textDocument.uri);
          return (document && compareAt(document, position)) ?? null;
        },
      ),
    );
  },
};
