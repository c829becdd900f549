import { codeLenses } from '../../service/code-lens';
import type { Feature } from './feature';

export const codeLensFeature: Feature = {
  register({ connection, results, runner, settings, commands }) {
    connection.onCodeLens(
      runner.handler('code lens', null, async ({ textDocument: { uri } }) => {
        const { codeLens } = await settings(uri);
        if (!codeLens) return null;
        const document = await results.wholeDraft(uri);
        return document ? codeLenses(document, commands) : null;
      }),
    );
  },
  refresh: ({ workspace }) =>
    workspace?.codeLens?.refreshSupport ? 'workspace/codeLens/refresh' : undefined,
};
