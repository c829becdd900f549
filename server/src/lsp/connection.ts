import type {
  InitializeParams,
  InitializeResult,
  PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol';
import { Endpoint } from './rpc/endpoint';
import { ErrorCode, ResponseError, type CancellationToken, type Transport } from './rpc/messages';
import type { ClientNotifications, ClientRequests } from './protocol';

/** What the connection needs of where the server runs. */
export interface Host {
  /** Ends the server; 0 where the client has said `shutdown` before. */
  exit(code: 0 | 1): void;
  /** The client's process; the server ends with it. */
  watch?(processId: number): void;
}

/**
 * The connection to a client: the life of a server as the protocol has it, and messages by the
 * names of their methods. Written here because the library for this weighs more than all the rules.
 */
export class Connection {
  private readonly endpoint: Endpoint;
  private state: 'new' | 'open' | 'shut' = 'new';

  constructor(
    transport: Transport,
    private readonly host: Host,
  ) {
    this.endpoint = new Endpoint(transport, (error) =>
      this.log(`message failed: ${error instanceof Error ? error.constructor.name : typeof error}`),
    );
    this.endpoint.onRequest('shutdown', () => {
      this.state = 'shut';
    });
    this.endpoint.onNotification('exit', () => this.end());
  }

  /** What the first request, `initialize`, is answered with. */
  onInitialize(handler: (params: InitializeParams) => InitializeResult): void {
    this.endpoint.onRequest('initialize', (params) => {
      const given = params as InitializeParams;
      if (this.state !== 'new')
        throw new ResponseError(ErrorCode.invalidRequest, 'The server is initialized already.');
      this.state = 'open';
      if (typeof given.processId === 'number') this.host.watch?.(given.processId);
      return handler(given);
    });
  }

  /** A request of the protocol. Nobody has checked that the client sends what its type says. */
  onRequest<M extends keyof ClientRequests>(
    method: M,
    handler: (
      params: ClientRequests[M]['params'],
      token: CancellationToken,
    ) => Answer<ClientRequests[M]['result']>,
  ): void;
  /** A request of our own. */
  onRequest<P, R>(
    method: `claimlint/${string}`,
    handler: (params: P, token: CancellationToken) => Answer<R>,
  ): void;
  onRequest(
    method: string,
    handler: (params: never, token: CancellationToken) => Answer<unknown>,
  ): void {
    this.endpoint.onRequest(method, (params, token) => {
      if (this.state === 'new')
        throw new ResponseError(ErrorCode.serverNotInitialized, 'Say initialize first.');
      if (this.state === 'shut')
        throw new ResponseError(ErrorCode.invalidRequest, 'The server has been shut down.');
      return handler(params as never, token);
    });
  }

  onNotification<M extends keyof ClientNotifications>(
    method: M,
    handler: (params: ClientNotifications[M]) => void,
  ): void;
  onNotification<P>(method: `claimlint/${string}`, handler: (params: P) => void): void;
  onNotification(method: string, handler: (params: never) => void): void {
    this.endpoint.onNotification(method, (params) => {
      if (this.state === 'open') handler(params as never);
    });
  }

  /** Asks the client. Nobody has checked that it answers what the caller's type says. */
  async sendRequest<R = unknown>(method: string, params?: unknown): Promise<R> {
    return (await this.endpoint.sendRequest(method, params)) as R;
  }

  sendDiagnostics(params: PublishDiagnosticsParams): void {
    this.endpoint.sendNotification('textDocument/publishDiagnostics', params);
  }

  /** Asks the client to pull all diagnostics anew. */
  async refreshDiagnostics(): Promise<void> {
    await this.endpoint.sendRequest('workspace/diagnostic/refresh');
  }

  /** Asks the client to send a notification that it sends on demand only. */
  async register(method: keyof ClientNotifications, registerOptions: object): Promise<void> {
    const registrations = [{ id: method, method, registerOptions }];
    await this.endpoint.sendRequest('client/registerCapability', { registrations });
  }

  /** Writes a line into the client's log, as an error. Nothing of a draft may stand in it. */
  log(message: string): void {
    this.endpoint.sendNotification('window/logMessage', { type: 1, message });
  }

  listen(): void {
    this.endpoint.listen();
  }

  /** Ends the server, because the client says so or is gone. */
  end(): void {
    this.host.exit(this.state === 'shut' ? 0 : 1);
  }
}

/** What a handler gives back. */
export type Answer<R> = R | ResponseError | Promise<R | ResponseError>;
