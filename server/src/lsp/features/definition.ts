import type { Location, LocationLink } from 'vscode-languageserver-types';
import { definitionAt } from '../../service/therapy-references';
import type { Feature } from './feature';

export const definitionFeature: Feature = {
  register({ connection, results, runner, client }) {
    connection.onDefinition(
      runner.handler(
        'definition',
        null,
        async ({ textDocument, position }): Promise<Location[] | LocationLink[] | null> => {
          const document = await results.draftAtOnce(textDocument.uri);
          const links = document && definitionAt(document, position);
          if (!links) return null;
          return client.textDocument?.definition?.linkSupport ? links : links.map(asLocation);
        },
      ),
    );
  },
};

function asLocation({ targetUri, targetSelectionRange }: LocationLink): Location {
  return { uri: targetUri, range: targetSelectionRange };
}
