import { inlayHints } from '../../service/inlay-hints';
import type { Feature } from './feature';

export const inlayHintFeature: Feature = {
  capabilities: () => ({ inlayHintProvider: true }),
  register({ connection, results, runner, settings }) {
    connection.onRequest(
      'textDocument/inlayHint',
      runner.handler('inlay hints', null, async ({ textDocument: { uri }, range }) => {
        const document = await results.draft(uri);
        const { inlayHints: wanted } = await settings(uri);
        return document ? inlayHints(document, range, wanted) : null;
      }),
    );
  },
  refresh: ({ workspace }) =>
    workspace?.inlayHint?.refreshSupport ? 'workspace/inlayHint/refresh' : undefined,
};
