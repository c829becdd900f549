import type { ClientCapabilities, Hover } from 'vscode-languageserver-protocol';
import { hover } from '../../service/hover';
import { plainOf } from '../../service/words';
import type { Feature } from './feature';

export const hoverFeature: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  register({ connection, results, runner, client, docsBase }) {
    connection.onRequest(
      'textDocument/hover',
      runner.handler('hover', null, async ({ textDocument, position }): Promise<Hover | null> => {
        const document = await results.draftAtOnce(textDocument.uri);
        const found = document && hover(document, position, { docsBase: docsBase() });
        return found ? inFormat(found, client()) : null;
      }),
    );
  },
};

/** Markdown only for clients that show it. */
function inFormat(found: Hover, client: ClientCapabilities): Hover {
  const formats = client.textDocument?.hover?.contentFormat;
  const { contents } = found;
  if (formats?.includes('markdown') || typeof contents !== 'object' || !('kind' in contents))
    return found;
  return { ...found, contents: { kind: 'plaintext', value: plainOf(contents.value) } };
}
