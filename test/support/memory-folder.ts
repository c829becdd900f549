import type { ProtocolConnection } from 'vscode-languageserver-protocol';
import { READ_FILE, READ_FOLDER, type ReadParams } from '../../server/src/lsp/own-messages';

/** Files that lie on no disk: a client answers for them as our extension does. */
export class MemoryFolder {
  readonly files = new Map<string, string>();
  /** Every address that the server has asked for. */
  readonly asked: string[] = [];

  constructor(readonly root: string) {}

  uriOf(name: string): string {
    return `${this.root}/${name}`;
  }

  write(name: string, text: string): void {
    this.files.set(this.uriOf(name), text);
  }

  answer(connection: Pick<ProtocolConnection, 'onRequest'>): void {
    const read = (uri: string): { text: string } | null => {
      const text = this.files.get(uri);
      return text === undefined ? null : { text };
    };
    connection.onRequest(READ_FILE, ({ uri }: ReadParams) => {
      this.asked.push(uri);
      return read(uri);
    });
    connection.onRequest(READ_FOLDER, ({ uri }: ReadParams) => {
      this.asked.push(uri);
      const names = [...this.files.keys()]
        .filter((file) => file.startsWith(`${uri}/`))
        .map((file) => file.slice(uri.length + 1))
        .filter((name) => !name.includes('/'));
      return names.length > 0 ? names : null;
    });
  }
}
