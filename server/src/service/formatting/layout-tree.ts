/*
 * A document as its writer laid it out: every key and value as it stands in the source, every
 * comment tied to the entry that it belongs to. What is printed again is printed from this.
 */

/** A comment on a line of its own, or (empty) a blank line. */
export type OwnLine = string;

/** A comment behind something on its line; `column` is where its `#` stands. */
export interface Remark {
  text: string;
  column: number;
}

/** A scalar or alias by its source. */
export interface ScalarLayout {
  kind: 'scalar';
  /** Its source by lines; the first one is what stands behind the key or dash. */
  lines: readonly string[];
  /** Set for `|` and `>`: the columns that its content is indented by, unless it says them itself. */
  block?: { content: number | undefined };
}

/** A map or list in braces or brackets. */
export interface FlowLayout {
  kind: 'flow';
  isMap: boolean;
  entries: readonly FlowEntry[];
  /** Comment behind the opening bracket. */
  remark: Remark | undefined;
  /** Comments behind the last entry. */
  foot: readonly OwnLine[];
  breakBeforeClose: boolean;
  commaAtEnd: boolean;
}

export interface FlowEntry {
  name: string | undefined;
  /** The key as written. */
  key: string | undefined;
  /** Anchor and tag of the value. */
  properties: string;
  value: ScalarLayout | FlowLayout | undefined;
  before: readonly OwnLine[];
  breakBefore: boolean;
  remark: Remark | undefined;
  column: number;
  /** An anchor or alias lies in it: its place among its neighbours means something. */
  refers: boolean;
}

/** A map or list in lines. */
export interface BlockLayout {
  kind: 'block';
  isMap: boolean;
  entries: readonly BlockEntry[];
  /** Comments behind the last entry that still belong to the collection. */
  foot: readonly OwnLine[];
  column: number;
}

export type ValueLayout = ScalarLayout | FlowLayout | BlockLayout;

export interface BlockEntry {
  /** The key, read; undefined in lists. */
  name: string | undefined;
  /** The key as written with its colon, or the dash. */
  mark: string;
  properties: string;
  /** Comment behind the colon or dash of a value that follows below. */
  headRemark: Remark | undefined;
  /** Comments between that and a value that is no block collection. */
  between: readonly OwnLine[];
  value: ValueLayout | undefined;
  before: readonly OwnLine[];
  /** Comment behind the entry's last line, where that is not an inner entry's. */
  remark: Remark | undefined;
  column: number;
  /** Where it stands, from its key or dash to the end of its last line. */
  start: number;
  end: number;
  refers: boolean;
}

/** One YAML document. */
export interface DocumentLayout {
  /** What stands before the first entry: the document's mark, comments, blank lines. */
  head: readonly OwnLine[];
  root: BlockLayout | FlowLayout;
  /** Comment behind a root in braces. */
  remark: Remark | undefined;
  /** What follows the root. */
  tail: readonly OwnLine[];
}
