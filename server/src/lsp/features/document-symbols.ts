import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver-types';
import { documentSymbols, flatSymbols } from '../../service/document-symbols';
import type { Feature } from './feature';

export const documentSymbolFeature: Feature = {
  register({ connection, results, runner, client }) {
    connection.onDocumentSymbol(
      runner.handler(
        'document symbols',
        null,
        async ({ textDocument }): Promise<DocumentSymbol[] | SymbolInformation[] | null> => {
          const document = await results.wholeDraft(textDocument.uri);
          if (!document) return null;
          const { documentSymbol } = client.textDocument ?? {};
          return documentSymbol?.hierarchicalDocumentSymbolSupport
            ? documentSymbols(document)
            : flatSymbols(document);
        },
      ),
    );
  },
};
