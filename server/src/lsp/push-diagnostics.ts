import type { Connection } from './connection';
import type { Results } from './results';
import type { Runner } from './runner';
import type { Disposable, Runtime } from './runtime';

/** How long to wait for the next key before a draft is checked. */
const PAUSE = 150;

/** Sends diagnostics to clients that do not ask for them. */
export class PushDiagnostics {
  private readonly waiting = new Map<string, Disposable>();

  constructor(
    private readonly connection: Connection,
    private readonly results: Results,
    private readonly runner: Runner,
    private readonly runtime: Runtime,
    private readonly versionOf: (uri: string) => number | undefined,
  ) {}

  /** Checks a document after a pause in typing. */
  schedule(uri: string, pause = PAUSE): void {
    this.waiting.get(uri)?.dispose();
    this.waiting.set(
      uri,
      this.runtime.timer.after(() => {
        this.waiting.delete(uri);
        void this.runner.quietly('push diagnostics', () => this.send(uri));
      }, pause),
    );
  }

  /** Takes back what was shown of a document that is closed. */
  close(uri: string): void {
    this.waiting.get(uri)?.dispose();
    this.waiting.delete(uri);
    this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  private async send(uri: string): Promise<void> {
    const found = await this.results.diagnostics(uri);
    if (!found || found.items === 'unchanged' || this.versionOf(uri) !== found.version) return;
    this.connection.sendDiagnostics({
      uri,
      version: found.version,
      diagnostics: found.items,
    });
  }
}
