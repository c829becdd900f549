import {
  ErrorCode,
  ResponseError,
  type CancellationToken,
  type Message,
  type MessageId,
  type Transport,
} from './messages';

type RequestHandler = (params: unknown, token: CancellationToken) => unknown;
type NotificationHandler = (params: unknown) => void;

/**
 * One end of a JSON-RPC connection. Messages are handled in the order in which they arrive;
 * requests are answered when their handler is done.
 */
export class Endpoint {
  private readonly requests = new Map<string, RequestHandler>();
  private readonly notifications = new Map<string, NotificationHandler>();
  /** Our requests that wait for an answer. */
  private readonly waiting = new Map<MessageId, (answer: Message) => void>();
  /** The other side's requests that wait for our answer. */
  private readonly running = new Map<MessageId, { isCancellationRequested: boolean }>();
  private lastId = 0;

  /** `onFailure` hears of notifications whose handler threw: nobody waits for their answer. */
  constructor(
    private readonly transport: Transport,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  onRequest(method: string, handler: RequestHandler): void {
    this.requests.set(method, handler);
  }

  onNotification(method: string, handler: NotificationHandler): void {
    this.notifications.set(method, handler);
  }

  /** Resolves with the result, whose form nobody has checked; rejects with a `ResponseError`. */
  sendRequest(method: string, params?: unknown): Promise<unknown> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result, error }) => {
        if (error) reject(new ResponseError(error.code, error.message));
        else resolve(result);
      });
      this.transport.send({ jsonrpc: '2.0', id, method, params });
    });
  }

  sendNotification(method: string, params?: unknown): void {
    this.transport.send({ jsonrpc: '2.0', method, params });
  }

  listen(): void {
    this.transport.listen((message) => this.receive(message));
  }

  /** What is no message is passed over. */
  private receive(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    const message = value as Message;
    const { id, method } = message;
    if (typeof method !== 'string') this.settle(message);
    else if (typeof id === 'number' || typeof id === 'string')
      void this.answer(id, method, message.params);
    else this.notice(method, message.params);
  }

  private settle(message: Message): void {
    if (message.id === undefined) return;
    const settle = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    settle?.(message);
  }

  private notice(method: string, params: unknown): void {
    if (method === '$/cancelRequest') return this.cancel(params);
    try {
      this.notifications.get(method)?.(params);
    } catch (error) {
      this.onFailure(error);
    }
  }

  private cancel(params: unknown): void {
    const { id } = (params ?? {}) as { id?: MessageId };
    const token = id === undefined ? undefined : this.running.get(id);
    if (token) token.isCancellationRequested = true;
  }

  private async answer(id: MessageId, method: string, params: unknown): Promise<void> {
    const token = { isCancellationRequested: false };
    this.running.set(id, token);
    const outcome = await this.outcomeOf(method, params, token);
    this.running.delete(id);
    this.transport.send({ jsonrpc: '2.0', id, ...outcome });
  }

  private async outcomeOf(
    method: string,
    params: unknown,
    token: CancellationToken,
  ): Promise<Pick<Message, 'result' | 'error'>> {
    const handler = this.requests.get(method);
    if (!handler) return failure(ErrorCode.methodNotFound, 'There is no such method.');
    try {
      const result = await handler(params, token);
      return result instanceof ResponseError
        ? failure(result.code, result.message)
        : { result: result ?? null };
    } catch (error) {
      return error instanceof ResponseError
        ? failure(error.code, error.message)
        : failure(ErrorCode.internalError, 'The request failed.');
    }
  }
}

function failure(code: number, message: string): Pick<Message, 'error'> {
  return { error: { code, message } };
}
