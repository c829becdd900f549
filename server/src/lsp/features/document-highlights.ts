import { documentHighlights } from '../../service/document-highlights';
import type { Feature } from './feature';

export const documentHighlightFeature: Feature = {
  register({ connection, results, runner }) {
    connection.onDocumentHighlight(
      runner.handler('document highlights', null, async ({ textDocument, position }) => {
        const document = await results.draft(textDocument.uri);
        return (document && documentHighlights(document, position)) ?? null;
      }),
    );
  },
};
