import { formatting } from '../../service/formatting';
import type { Feature } from './feature';

export const formattingFeature: Feature = {
  capabilities: () => ({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
  }),
  register({ connection, results, runner }) {
    connection.onRequest(
      'textDocument/formatting',
      runner.handler('formatting', null, async ({ textDocument, options }) => {
        const document = await results.draft(textDocument.uri);
        return document ? formatting(document.text, options) : null;
      }),
    );
    connection.onRequest(
      'textDocument/rangeFormatting',
      runner.handler('range formatting', null, async ({ textDocument, options, range }) => {
        const document = await results.draft(textDocument.uri);
        return document ? formatting(document.text, options, range) : null;
      }),
    );
  },
};
