import type { Path, Span } from './spans';

/** What a fix may write as a value: texts are quoted only where YAML needs it. */
export type EditValue =
  string | number | boolean | readonly string[] | { readonly [key: string]: EditValue };

/**
 * Edits on the claim model. Rules speak of paths and values; one place turns them into text that
 * keeps comments, quotes, indentation and flow or block style.
 */
export type ModelEdit =
  /**
   * Sets a value; a key that is absent is inserted at its place in the format's order. An empty list
   * leaves no key.
   */
  | { op: 'set'; path: Path; value: EditValue }
  /** Inserts `key: value` as a blank to be filled; `value` is what stands there first (`''`). */
  | { op: 'template'; path: Path; value: EditValue }
  /** Removes a key with its value, or an item of a list. A list or map left empty goes with its key. */
  | { op: 'remove'; path: Path }
  /** Renames the key at the end of `path`. */
  | { op: 'rename'; path: Path; to: string }
  /** Inserts a whole item into a list, before position `at` (the length: at the end). */
  | { op: 'insert'; path: Path; at: number; value: EditValue }
  /** Removes a comment with the blanks before it, and its line where nothing else stands on it. */
  | { op: 'remove-comment'; span: Span }
  /**
   * Replaces one service line by copies of itself, in order; each copy keeps comments and style and
   * has its own changes, whose paths are relative to the line (`['units']`). Comments that stand
   * above the line stay above the first copy; comments inside go with the first copy alone.
   */
  | { op: 'split'; line: number; parts: readonly (readonly LineEdit[])[] };

/** An edit inside a service line, its path relative to the line. */
export type LineEdit = { op: 'set'; path: Path; value: EditValue } | { op: 'remove'; path: Path };

export type FixKind = 'safe' | 'choice' | 'template';

/** A way to mend a finding. */
export interface Fix {
  title: string;
  kind: FixKind;
  edits: readonly ModelEdit[];
}
