import { foldingRanges } from '../../service/folding-ranges';
import type { Feature } from './feature';

export const foldingRangeFeature: Feature = {
  register({ connection, results, runner, client }) {
    connection.onFoldingRanges(
      runner.handler('folding ranges', null, async ({ textDocument }) => {
        const document = await results.wholeDraft(textDocument.uri);
        return document
          ? foldingRanges(document, client.textDocument?.foldingRange?.rangeLimit)
          : null;
      }),
    );
  },
};
