import type { Fix } from './edits';
import type { Path, Span } from './spans';

/** A fault of the text itself, found while it is read. The rules of these ids say what they mean. */
export interface Fault {
  rule: 'yaml-syntax' | 'unknown-field' | 'missing-field' | 'invalid-value' | 'check-incomplete';
  messageId: string;
  path: Path;
  /** Where it stands, relative to the document; absent where the path tells. */
  span?: Span;
  /** What is wrong, one sentence. */
  what: string;
  /** What to do, one sentence. */
  todo: string;
  fixes: readonly Fix[];
}
