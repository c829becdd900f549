import type { DocumentLink } from 'vscode-languageserver-types';
import { draftLinks, fileLinks } from '../../service/document-links';
import { kindOf } from '../documents';
import type { Feature } from './feature';

export const documentLinkFeature: Feature = {
  register({ connection, results, runner, document, docsBase }) {
    connection.onDocumentLinks(
      runner.handler(
        'document links',
        null,
        async ({ textDocument: { uri } }): Promise<DocumentLink[] | null> => {
          const open = document(uri);
          const kind = open && kindOf(open);
          if (kind === undefined) return null;
          if (kind !== 'draft') return fileLinks(kind, open?.getText() ?? '', docsBase);
          const draft = await results.draft(uri);
          return draft ? draftLinks(draft, docsBase) : null;
        },
      ),
    );
  },
};
