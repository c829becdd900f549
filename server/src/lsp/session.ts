import {
  ErrorCodes,
  Message,
  ResponseError,
  type MessageStrategy,
  type RequestMessage,
} from 'vscode-languageserver';

type Next = Parameters<MessageStrategy['handleMessage']>[1];

/** What is refused is handed on as a request of this name, so that the connection answers it. */
export const REFUSED = 'claimlint/refused';

/**
 * What the protocol lets a client say and when: `initialize` first and once, behind `shutdown`
 * nothing but `exit`. Other requests are refused, other notifications dropped.
 *
 * Lets `initialize` be answered before what handles the other messages is loaded: the first of them
 * loads it, and all wait, in their order, until it is there.
 */
export class Session implements MessageStrategy {
  private load: (() => Promise<void>) | undefined;
  private loading: Promise<void> | undefined;
  private isLoaded = false;
  private isShutDown = false;

  /** `initialize` is answered: from now on messages wait for what is loaded. */
  begin(load: () => Promise<void>): void {
    this.load = load;
  }

  handleMessage(message: Message, next: Next): ReturnType<Next> {
    if (Message.isRequest(message)) {
      if (!this.accepts(message)) return next(refused(message));
      if (message.method === 'shutdown') this.isShutDown = true;
    } else if (Message.isNotification(message)) {
      const isHeard = this.load !== undefined && !this.isShutDown;
      if (!isHeard && message.method !== 'exit') return Promise.resolve();
    }
    if (!this.load || this.isLoaded) return next(message);
    this.loading ??= this.load().finally(() => (this.isLoaded = true));
    return this.loading.then(() => next(message));
  }

  /** Why a request is refused now. */
  refusal(): ResponseError<never> {
    if (!this.load)
      return new ResponseError<never>(
        ErrorCodes.ServerNotInitialized,
        'The first request must be initialize.',
      );
    return new ResponseError<never>(
      ErrorCodes.InvalidRequest,
      this.isShutDown ? 'The server has been shut down.' : 'The server is initialized already.',
    );
  }

  private accepts({ method }: RequestMessage): boolean {
    return !this.isShutDown && (method === 'initialize') === (this.load === undefined);
  }
}

function refused(message: RequestMessage): RequestMessage {
  return { ...message, method: REFUSED, params: undefined };
}
