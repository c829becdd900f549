import type { ClientCapabilities, Hover } from 'vscode-languageserver';
import { hover } from '../../service/hover';
import { fileHover } from '../../service/packs/file-hover';
import { plainOf } from '../../service/words';
import type { Feature } from './feature';
import { openFile } from './open-file';

export const hoverFeature: Feature = {
  register(context) {
    const { connection, results, runner, client, docsBase } = context;
    connection.onHover(
      runner.handler('hover', null, async ({ textDocument, position }): Promise<Hover | null> => {
        const document = await results.draftAtOnce(textDocument.uri);
        const file = document ? undefined : await openFile(context, textDocument.uri);
        const options = { docsBase: docsBase };
        const found = document
          ? hover(document, position, options)
          : file && fileHover(file, position, options);
        return found ? inFormat(found, client) : null;
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
