import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { prepareRename, renameTherapy } from '../../service/rename-therapy';
import { ErrorCode, ResponseError } from '../rpc/messages';
import type { Feature } from './feature';

export const renameFeature: Feature = {
  capabilities: ({ textDocument }) => ({
    renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
  }),
  register({ connection, results, runner }) {
    connection.onRequest(
      'textDocument/prepareRename',
      runner.handler('prepare rename', null, async ({ textDocument, position }) => {
        const document = await results.draftAtOnce(textDocument.uri);
        return (document && prepareRename(document, position)) ?? null;
      }),
    );
    connection.onRequest(
      'textDocument/rename',
      runner.handler(
        'rename',
        null,
        async ({
          textDocument,
          position,
          newName,
        }): Promise<WorkspaceEdit | ResponseError | null> => {
          const document = await results.draftAtOnce(textDocument.uri);
          const made = document && renameTherapy(document, position, newName);
          if (!made) return null;
          return 'refused' in made
            ? new ResponseError(ErrorCode.requestFailed, made.refused)
            : made;
        },
      ),
    );
  },
};
