import { choiceOf, completion, resolveCompletion } from '../../service/completion';
import type { Feature } from './feature';

export const completionFeature: Feature = {
  capabilities: () => ({
    completionProvider: { triggerCharacters: [' ', ':', '[', ','], resolveProvider: true },
  }),
  register({ connection, results, runner, runtime }) {
    connection.onRequest(
      'textDocument/completion',
      runner.handler('completion', null, async ({ textDocument, position }) => {
        const document = await results.draft(textDocument.uri);
        return document ? completion(document, position) : null;
      }),
    );
    connection.onRequest('completionItem/resolve', (item, token) =>
      runner.handler('completion resolve', item, async () => {
        const choice = choiceOf(item);
        if (!choice) return item;
        const { checker } = await runtime.projects.of(choice.uri);
        return resolveCompletion(item, choice, checker);
      })(item, token),
    );
  },
};
