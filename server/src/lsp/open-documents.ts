import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Connection } from './connection';

/** What is told of an open document. */
export interface DocumentListener {
  opened(document: TextDocument): void;
  /** The text is another one; also said of a document that was just opened. */
  changed(document: TextDocument): void;
  closed(document: TextDocument): void;
}

/** The documents that the client has open, kept up to date with every change. */
export class OpenDocuments {
  private readonly byUri = new Map<string, TextDocument>();

  get(uri: string): TextDocument | undefined {
    return this.byUri.get(uri);
  }

  uris(): string[] {
    return [...this.byUri.keys()];
  }

  listen(connection: Connection, listener: DocumentListener): void {
    connection.onNotification('textDocument/didOpen', ({ textDocument }) => {
      const { uri, languageId, version, text } = textDocument;
      const document = TextDocument.create(uri, languageId, version, text);
      this.byUri.set(uri, document);
      listener.opened(document);
      listener.changed(document);
    });
    connection.onNotification('textDocument/didChange', ({ textDocument, contentChanges }) => {
      const document = this.byUri.get(textDocument.uri);
      if (!document || contentChanges.length === 0) return;
      const changed = TextDocument.update(document, contentChanges, textDocument.version);
      this.byUri.set(textDocument.uri, changed);
      listener.changed(changed);
    });
    connection.onNotification('textDocument/didClose', ({ textDocument }) => {
      const document = this.byUri.get(textDocument.uri);
      if (!document) return;
      this.byUri.delete(textDocument.uri);
      listener.closed(document);
    });
  }
}
