import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { OutsideError } from './outside-error';

/** A file, or standard input, that is no UTF-8 text. Its message says so in a few words. */
export class NotUtf8Error extends Error {
  constructor() {
    super('not UTF-8 text');
  }
}

/** The text of a file, with its byte-order mark. Throws a `NotUtf8Error`, or what the system says. */
export function readText(file: string): string {
  return textOf(readFileSync(file));
}

/** The text of bytes, with its byte-order mark. Throws a `NotUtf8Error`. */
export function textOf(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new NotUtf8Error();
  return bytes.toString('utf8');
}

/** Why a file could not be read or written: the system's short code (`EACCES`), never a path or content. */
export function reasonOf(error: unknown): string {
  if (error instanceof NotUtf8Error || error instanceof OutsideError) return error.message;
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
