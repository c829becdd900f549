import type { Message, MessageStrategy } from 'vscode-languageserver';

type Next = Parameters<MessageStrategy['handleMessage']>[1];

/**
 * Lets `initialize` be answered before what handles the other messages is loaded: the first of them
 * loads it, and all wait, in their order, until it is there.
 */
export class HeldMessages implements MessageStrategy {
  private load: (() => Promise<void>) | undefined;
  private loading: Promise<void> | undefined;
  private isLoaded = false;

  /** From now on messages wait for what is loaded. */
  until(load: () => Promise<void>): void {
    this.load = load;
  }

  handleMessage(message: Message, next: Next): ReturnType<Next> {
    if (!this.load || this.isLoaded) return next(message);
    this.loading ??= this.load().finally(() => (this.isLoaded = true));
    return this.loading.then(() => next(message));
  }
}
