import type { Connection } from 'vscode-languageserver';
import type { Results } from './results';
import type { Runner } from './runner';
import type { Runtime } from './runtime';

/**
 * Sends diagnostics to clients that do not ask for them. While a draft is checked, changes gather, and
 * then the newest version is checked: a fast check follows every key, a slow one as often as it can.
 */
export class PushDiagnostics {
  private readonly atWork = new Set<string>();
  private readonly again = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly results: Results,
    private readonly runner: Runner,
    private readonly runtime: Runtime,
    private readonly versionOf: (uri: string) => number | undefined,
  ) {}

  /** Checks a document once the messages that are waiting have been read. */
  schedule(uri: string): void {
    this.again.add(uri);
    if (this.atWork.has(uri)) return;
    this.atWork.add(uri);
    this.runtime.timer.defer(() => {
      void this.runner.quietly('push diagnostics', () => this.work(uri));
    });
  }

  /** Takes back what was shown of a document that is closed. */
  close(uri: string): void {
    this.again.delete(uri);
    void this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  private async work(uri: string): Promise<void> {
    try {
      while (this.again.delete(uri)) {
        const isDone = await this.send(uri);
        if (isDone) continue;
        // The rest follows when it is checked, if that is still the newest version.
        await this.results.draft(uri);
        if (this.versionOf(uri) !== undefined) this.again.add(uri);
      }
    } finally {
      this.atWork.delete(uri);
    }
  }

  /** Sends what is known; false when there is more to come. */
  private async send(uri: string): Promise<boolean> {
    const found = await this.results.diagnostics(uri);
    if (!found || found.items === 'unchanged' || this.versionOf(uri) !== found.version) return true;
    await this.connection.sendDiagnostics({
      uri,
      version: found.version,
      diagnostics: found.items,
    });
    return found.isDone;
  }
}
