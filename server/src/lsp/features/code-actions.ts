import { codeActions } from '../../service/code-actions';
import type { Feature } from './feature';

export const codeActionFeature: Feature = {
  register({ connection, results, runner }) {
    connection.onCodeAction(
      runner.handler('code action', null, async ({ textDocument, range, context }) => {
        const document = await results.draft(textDocument.uri);
        const { diagnostics, only } = context;
        return document ? codeActions(document, { range, diagnostics, only }) : null;
      }),
    );
  },
};
