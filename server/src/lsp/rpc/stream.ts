import type { Readable, Writable } from 'node:stream';
import type { Message, Transport } from './messages';

const HEAD_END = '\r\n\r\n';

/** Cuts a stream of bytes into messages: a head that tells the length of the JSON text behind it. */
export class MessageReader {
  private parts: Buffer[] = [];
  private size = 0;
  /** Bytes without which nothing can be read: those of the text whose head has been read. */
  private wanted = 0;
  private headRead = false;

  /** The messages that are complete with these bytes. What is no JSON is passed over. */
  push(bytes: Buffer): unknown[] {
    this.parts.push(bytes);
    this.size += bytes.length;
    const found: unknown[] = [];
    while (this.size > 0 && this.size >= this.wanted) {
      const all =
        this.parts.length === 1 && this.parts[0] ? this.parts[0] : Buffer.concat(this.parts);
      const inHead = !this.headRead;
      const used = this.headRead ? this.readText(all, found) : this.readHead(all);
      this.parts = [all.subarray(used)];
      this.size = all.length - used;
      if (used === 0 && inHead) break;
    }
    return found;
  }

  private readHead(all: Buffer): number {
    const end = all.indexOf(HEAD_END);
    if (end < 0) return 0;
    const length = /^content-length:\s*(\d+)\s*$/im.exec(all.toString('latin1', 0, end))?.[1];
    if (length !== undefined) {
      this.wanted = Number(length);
      this.headRead = true;
    }
    return end + HEAD_END.length;
  }

  private readText(all: Buffer, found: unknown[]): number {
    const end = this.wanted;
    this.wanted = 0;
    this.headRead = false;
    try {
      found.push(JSON.parse(all.toString('utf8', 0, end)));
    } catch {
      // Nothing tells what it was; the next message may be sound.
    }
    return end;
  }
}

/** A message as it stands in a stream. */
export function printMessage(message: Message): string {
  const text = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(text)}${HEAD_END}${text}`;
}

/** Messages over two streams; `onEnd` is called when one of them ends, once or more. */
export function streamTransport(input: Readable, output: Writable, onEnd: () => void): Transport {
  for (const stream of [input, output]) stream.on('close', onEnd).on('error', onEnd);
  input.on('end', onEnd);
  return {
    send: (message) => void output.write(printMessage(message)),
    listen: (receive) => {
      const reader = new MessageReader();
      input.on('data', (bytes: Buffer) => {
        for (const message of reader.push(bytes)) receive(message);
      });
    },
  };
}
