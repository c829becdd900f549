import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** Larger files get memory of their own. */
const USUAL = 65_536;

const shared = Buffer.allocUnsafeSlow(USUAL);

/**
 * The bytes of a file, which hold until the next one is read so: where thousands are read, memory of
 * its own for each costs more than the reading. Throws what the system says.
 */
export function readForNow(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    // Of a pipe a read may bring a part.
    if (fstatSync(descriptor).isFile()) {
      const length = readSync(descriptor, shared, 0, USUAL, 0);
      if (length < USUAL) return shared.subarray(0, length);
    }
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
