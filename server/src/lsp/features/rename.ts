import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { prepareRename, renameTherapy } from '../../service/rename-therapy';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Feature } from './feature';

export const renameFeature: Feature = {
  register({ connection, results, runner }) {
    connection.onPrepareRename(
      runner.handler('prepare rename', null, async ({ textDocument, position }) => {
        const document = await results.draftAtOnce(textDocument.uri);
        return (document && prepareRename(document, position)) ?? null;
      }),
    );
    connection.onRenameRequest(
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
            ? new ResponseError(LSPErrorCodes.RequestFailed, made.refused)
            : made;
        },
      ),
    );
  },
};
