import type { Transport } from './messages';

/** What this uses of a web worker, seen from inside. */
interface Port {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
}

/** Messages between a web worker and the page that started it. */
export function workerTransport(port: Port): Transport {
  return {
    send: (message) => port.postMessage(message),
    listen: (receive) => {
      port.onmessage = ({ data }) => receive(data);
    },
  };
}
