import { statusOf, type ClaimStatus } from '../../service/status';
import type { ClaimParams } from './claim-params';
import type { Feature } from './feature';

/** Asks for the status of the claim at a position. */
export const STATUS_REQUEST = 'claimlint/status';

export const statusFeature: Feature = {
  register({ connection, results, runner }) {
    connection.onRequest(
      STATUS_REQUEST,
      runner.handler(
        'status',
        null,
        async ({ textDocument, position }: ClaimParams): Promise<ClaimStatus | null> => {
          const document = await results.draft(textDocument.uri);
          return (document && statusOf(document, position)) ?? null;
        },
      ),
    );
  },
};
