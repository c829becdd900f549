import { selectionRanges } from '../../service/selection-ranges';
import type { Feature } from './feature';

export const selectionRangeFeature: Feature = {
  register({ connection, results, runner }) {
    connection.onSelectionRanges(
      runner.handler('selection ranges', null, async ({ textDocument, positions }) => {
        const document = await results.draftAtOnce(textDocument.uri);
        return document ? selectionRanges(document, positions) : null;
      }),
    );
  },
};
