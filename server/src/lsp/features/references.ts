import { referencesAt } from '../../service/therapy-references';
import type { Feature } from './feature';

export const referencesFeature: Feature = {
  register({ connection, results, runner }) {
    connection.onReferences(
      runner.handler('references', null, async ({ textDocument, position, context }) => {
        const document = await results.draftAtOnce(textDocument.uri);
        return (document && referencesAt(document, position, context.includeDeclaration)) ?? null;
      }),
    );
  },
};
