import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import type {
  Diagnostic,
  DocumentDiagnosticReport,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol';

/** How a server is started, and how it tells diagnostics. */
export interface ServerProgram {
  name: string;
  args: readonly string[];
  /** Whether it answers `textDocument/diagnostic`; else it pushes when it likes. */
  pulls: boolean;
  languageId: string;
  /** What `workspace/configuration` is answered with, by section. */
  configuration?: Readonly<Record<string, unknown>>;
}

/** A server as a process of its own, spoken to over stdio; times are milliseconds of wall clock. */
export class StdioClient {
  readonly connection: ProtocolConnection;
  private readonly process: ChildProcess;
  private readonly pushed = new Map<string, Diagnostic[]>();
  private readonly waiting = new Set<() => void>();
  private refreshes = 0;

  private constructor(private readonly program: ServerProgram) {
    this.process = spawn(process.execPath, [...program.args], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const { stdin, stdout } = this.process;
    if (!stdin || !stdout) throw new Error(`${program.name} has no pipes`);
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
        this.pushed.set(uri, diagnostics);
        this.wake();
      },
    );
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      this.wake();
      return null;
    });
    this.connection.onRequest(
      'workspace/configuration',
      ({ items }: { items: { section?: string }[] }) =>
        items.map(({ section }) => program.configuration?.[section ?? ''] ?? {}),
    );
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.listen();
  }

  /** Starts a server; also tells how long it took until `initialize` was answered. */
  static async start(program: ServerProgram): Promise<{ client: StdioClient; ready: number }> {
    const start = performance.now();
    const client = new StdioClient(program);
    await client.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities: {
        textDocument: {
          ...(program.pulls ? { diagnostic: {} } : { publishDiagnostics: {} }),
          hover: { contentFormat: ['markdown'] },
          completion: { completionItem: { snippetSupport: true } },
        },
        workspace: { configuration: true, diagnostics: { refreshSupport: true } },
      },
    });
    const ready = performance.now() - start;
    await client.connection.sendNotification('initialized', {});
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: program.configuration ?? {},
    });
    return { client, ready };
  }

  async open(uri: string, text: string): Promise<void> {
    const { languageId } = this.program;
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  async change(uri: string, version: number, edit: TextDocumentContentChangeEvent): Promise<void> {
    this.pushed.delete(uri);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [edit],
    });
  }

  /** The next diagnostics that the server tells of a document. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    if (!this.program.pulls) return this.until(() => this.pushed.get(uri));
    const report = await this.connection.sendRequest<DocumentDiagnosticReport>(
      'textDocument/diagnostic',
      { textDocument: { uri } },
    );
    return report.kind === 'full' ? report.items : [];
  }

  /** Diagnostics once nothing is left to check; a server that goes by slices asks to be asked again. */
  async complete(uri: string): Promise<Diagnostic[]> {
    for (;;) {
      const { refreshes } = this;
      const found = await this.diagnostics(uri);
      if (!found.some(({ code }) => code === 'check-incomplete')) return found;
      await this.until(() => (this.refreshes > refreshes ? true : undefined));
    }
  }

  request(method: string, uri: string, line: number, character: number): Promise<unknown> {
    const position = { line, character };
    return this.connection.sendRequest(method, { textDocument: { uri }, position });
  }

  /** Resident memory in MB, as Linux counts it; undefined elsewhere. */
  memory(): number | undefined {
    try {
      const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
      const kilobytes = /^VmRSS:\s+(\d+)/m.exec(status)?.[1];
      return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
    } catch {
      return undefined;
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await ended;
    this.connection.dispose();
  }

  private async until<T>(probe: () => T | undefined): Promise<T> {
    for (;;) {
      const value = probe();
      if (value !== undefined) return value;
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  private wake(): void {
    for (const resume of this.waiting) resume();
    this.waiting.clear();
  }
}
