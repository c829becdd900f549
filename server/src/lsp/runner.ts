import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import type { Runtime } from './runtime';

/** A handler of a request as the connection calls it. */
export type Handler<P, R> = (
  params: P,
  token: CancellationToken,
) => Promise<R | ResponseError<never>>;

/** Writes a line of the log. Nothing of a draft may stand in it. */
export type Log = (line: string) => void;

/**
 * Makes handlers that cannot harm the connection: they start after waiting messages have been read,
 * give up when cancelled, and answer `fallback` when they fail.
 */
export class Runner {
  constructor(
    private readonly runtime: Pick<Runtime, 'timer' | 'now'>,
    private readonly log: Log,
  ) {}

  handler<P, R>(
    name: string,
    fallback: R,
    work: (params: P, token: CancellationToken) => Promise<R> | R,
  ): Handler<P, R> {
    return (params, token) =>
      new Promise((resolve) => {
        this.runtime.timer.defer(() => {
          void this.run(name, fallback, () => work(params, token), token).then(resolve);
        });
      });
  }

  private async run<R>(
    name: string,
    fallback: R,
    work: () => Promise<R> | R,
    // Of a request whose parameters are a list, the token is not where it should be.
    token: CancellationToken | null | undefined,
  ): Promise<R | ResponseError<never>> {
    const isCancelled = () => token?.isCancellationRequested === true;
    if (isCancelled()) return cancelled();
    const start = this.runtime.now();
    try {
      const result = await work();
      return isCancelled() ? cancelled() : result;
    } catch (error) {
      this.failed(name, start, error);
      return fallback;
    }
  }

  /** Runs what no client waits for. */
  async quietly(name: string, work: () => Promise<void> | void): Promise<void> {
    const start = this.runtime.now();
    try {
      await work();
    } catch (error) {
      this.failed(name, start, error);
    }
  }

  /** The kind of an error alone: its message may quote a draft. */
  private failed(name: string, start: number, error: unknown): void {
    const kind = error instanceof Error ? error.constructor.name : typeof error;
    const milliseconds = Math.round(this.runtime.now() - start);
    this.log(`${name} failed: ${kind} after ${milliseconds} ms`);
  }
}

function cancelled(): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
