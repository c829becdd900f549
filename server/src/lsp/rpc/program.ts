import { createConnection as connect } from 'node:net';
import type { Transport } from './messages';
import { streamTransport } from './stream';

/** Milliseconds between two looks at whether the editor still runs. */
const WATCH = 3000;

/**
 * The transport that the command line asks for, as editors write it: `--stdio`, `--node-ipc`,
 * `--socket=PORT` or `--pipe=NAME`. Throws where it names none.
 */
export function transportOf(args: readonly string[], onEnd: () => void): Transport {
  if (args.includes('--node-ipc')) return processTransport(onEnd);
  if (args.includes('--stdio')) return streamTransport(process.stdin, process.stdout, onEnd);
  const port = valueOf(args, '--socket');
  const pipe = valueOf(args, '--pipe');
  if (port === undefined && pipe === undefined)
    throw new Error('Say how to talk: --stdio, --node-ipc, --socket=PORT or --pipe=NAME');
  const socket = pipe === undefined ? connect(Number(port), '127.0.0.1') : connect(pipe);
  return streamTransport(socket, socket, onEnd);
}

/** Calls back when the process with this id, the editor's, is gone. */
export function watchProcess(id: number, onGone: () => void): void {
  const timer = setInterval(() => {
    try {
      process.kill(id, 0);
    } catch {
      onGone();
    }
  }, WATCH);
  timer.unref();
}

/** The value of `--name=VALUE` or `--name VALUE`. */
export function valueOf(args: readonly string[], name: string): string | undefined {
  const joined = args.find((arg) => arg.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1);
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

/** Messages between this process and the one that forked it. */
function processTransport(onEnd: () => void): Transport {
  process.once('disconnect', onEnd);
  return {
    // Without a callback a channel that has closed meanwhile would throw.
    send: (message) => void process.send?.(message, undefined, undefined, () => undefined),
    listen: (receive) => void process.on('message', receive),
  };
}
