import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

/** A line without its line end. */
export interface Line {
  /** Counts from 1. */
  number: number;
  /** Undefined for a line that is too long to be one. */
  text: string | undefined;
}

/** No official file has lines near this length, in bytes. */
const LONGEST = 65_536;
const LINE_FEED = 0x0a;

/**
 * The lines of a large file, one by one; what is no UTF-8 is read as Windows-1252, which the agencies
 * still use. `onBytes` is told how far the file is read. Throws what the system says.
 */
export async function* readLines(
  file: string,
  onBytes: (done: number) => void = () => undefined,
): AsyncGenerator<Line> {
  const western = new TextDecoder('windows-1252');
  let number = 0;
  let held: Buffer[] = [];
  let heldLength = 0;
  let done = 0;
  const hold = (part: Buffer): void => {
    // Of a line that is too long nothing is kept but that it is.
    if (heldLength + part.length <= LONGEST) held.push(part);
    else held = [];
    heldLength += part.length;
  };
  const take = (): Line => {
    const bytes = heldLength > LONGEST ? undefined : Buffer.concat(held);
    [held, heldLength] = [[], 0];
    number++;
    if (!bytes) return { number, text: undefined };
    const text = isUtf8(bytes) ? bytes.toString('utf8') : western.decode(bytes);
    return { number, text: (number === 1 ? text.replace(/^\uFEFF/, '') : text).replace(/\r$/, '') };
  };
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const bytes = chunk as Buffer;
    let from = 0;
    for (;;) {
      const end = bytes.indexOf(LINE_FEED, from);
      if (end < 0) break;
      hold(bytes.subarray(from, end));
      yield take();
      from = end + 1;
    }
    if (from < bytes.length) hold(bytes.subarray(from));
    onBytes((done += bytes.length));
  }
  if (heldLength > 0) yield take();
}
