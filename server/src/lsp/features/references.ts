import { referencesAt } from '../../service/therapy-references';
import type { Feature } from './feature';

export const referencesFeature: Feature = {
  capabilities: () => ({ referencesProvider: true }),
  register({ connection, results, runner }) {
    connection.onRequest(
      'textDocument/references',
      runner.handler('references', null, async ({ textDocument, position, context }) => {
        const document = await results.draftAtOnce(textDocument.uri);
        return (document && referencesAt(document, position, context.includeDeclaration)) ?? null;
      }),
    );
  },
};
