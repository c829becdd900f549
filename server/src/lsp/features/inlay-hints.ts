import { inlayHints } from '../../service/inlay-hints';
import type { Feature } from './feature';

export const inlayHintFeature: Feature = {
  register({ connection, results, runner, settings }) {
    connection.languages.inlayHint.on(
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
