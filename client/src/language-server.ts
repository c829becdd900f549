import * as vscode from 'vscode';
import { State, type BaseLanguageClient, type Diagnostic } from 'vscode-languageclient';

/** The language server while the extension lives: it can be restarted whatever state it is in. */
export class LanguageServer implements vscode.Disposable {
  private client: BaseLanguageClient | undefined;
  private listener: vscode.Disposable | undefined;
  private work: Promise<void> = Promise.resolve();
  private readonly changed = new vscode.EventEmitter<State>();

  /** Fires when the server starts, runs or stops. */
  readonly onDidChangeState = this.changed.event;

  constructor(
    private readonly createClient: () => BaseLanguageClient,
    private readonly onStartFailed: () => void,
  ) {}

  get state(): State {
    return this.client?.state ?? State.Stopped;
  }

  /** Starts the server; one that runs is stopped first. Calls wait for each other. */
  start(): Promise<void> {
    return this.queue(async () => {
      await this.end();
      // A new client: one that failed to start, or whose server crashed too often, stays that way.
      const client = this.createClient();
      this.client = client;
      this.listener = client.onDidChangeState(({ newState }) => this.changed.fire(newState));
      await client.start().catch(this.onStartFailed);
    });
  }

  stop(): Promise<void> {
    return this.queue(() => this.end());
  }

  /** Asks the server; undefined when it does not run, fails, or the question is taken back. */
  async ask<R>(
    method: string,
    params: unknown,
    token?: vscode.CancellationToken,
  ): Promise<R | undefined> {
    if (!this.client?.isRunning()) return undefined;
    return this.client.sendRequest<R>(method, params, token).catch(() => undefined);
  }

  /** Diagnostics of the protocol as VS Code shows them; none when the server does not run. */
  async asDiagnostics(diagnostics: Diagnostic[]): Promise<vscode.Diagnostic[]> {
    return (await this.client?.protocol2CodeConverter.asDiagnostics(diagnostics)) ?? [];
  }

  /** Tells the server something; one that does not run need not know. */
  async tell(method: string): Promise<void> {
    await this.client?.sendNotification(method).catch(ignore);
  }

  dispose(): void {
    void this.stop();
    this.changed.dispose();
  }

  private queue(task: () => Promise<void>): Promise<void> {
    this.work = this.work.then(task, task);
    return this.work;
  }

  private async end(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    if (!client) return;
    // A client that is starting refuses to stop.
    if (client.state === State.Starting) await client.start().catch(ignore);
    await client.stop().catch(ignore);
    this.listener?.dispose();
  }
}

/** It has ended one way or the other; the client has written why into the output. */
function ignore(): void {}
