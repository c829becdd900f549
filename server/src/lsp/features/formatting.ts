import { formatting } from '../../service/formatting';
import type { Feature } from './feature';

export const formattingFeature: Feature = {
  register({ connection, results, runner }) {
    connection.onDocumentFormatting(
      runner.handler('formatting', null, async ({ textDocument, options }) => {
        const document = await results.draft(textDocument.uri);
        return document ? formatting(document.text, options) : null;
      }),
    );
    connection.onDocumentRangeFormatting(
      runner.handler('range formatting', null, async ({ textDocument, options, range }) => {
        const document = await results.draft(textDocument.uri);
        return document ? formatting(document.text, options, range) : null;
      }),
    );
  },
};
