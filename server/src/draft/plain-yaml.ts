import { Pair, Scalar, YAMLMap, YAMLSeq, type Node } from 'yaml';

/**
 * Reads one document of plain YAML: block maps and lists, flow maps and lists on one line, scalars on
 * one line, comments. Gives the nodes that `yaml` would give, many times faster; undefined where
 * anything else stands, or a fault, which is then for `yaml` to judge. Comments are left out of the
 * nodes.
 *
 * Why not `yaml` alone: a whole check then costs 1.9 to 2.3 times one parse of the text by `yaml`, and
 * reading the fields alone already 1.1 to 1.4 times; with this reader in front it costs 0.7 to 1.0 times
 * (300 claims of 20 lines, all in one process; `npm run bench` measures it). Random texts are held
 * against `yaml` in test/draft/plain-yaml.test.ts, node by node.
 */
export function readPlain(text: string): { root: Node | null } | undefined {
  try {
    return { root: new PlainReader(text).document() };
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

const NOT_PLAIN = new Error('not plain');

function giveUp(): never {
  throw NOT_PLAIN;
}

/** Nesting beyond this is left to `yaml`. */
const MAX_DEPTH = 40;

/** A key: a word, followed by a colon and a blank or the line's end. */
const KEY = /[A-Za-z0-9][\w.-]*(?=:[ \r\n])/y;
/** A plain scalar that cannot be anything else: it begins with no indicator. */
const PLAIN = /[^\s\-?:,[\]{}#&*!|>'"%@`\u0000-\u001f\u007f-\uffff][^\u0000-\u001f\u007f-\uffff]*/y;
const PLAIN_IN_FLOW =
  /[^\s\-?:,[\]{}#&*!|>'"%@`\u0000-\u001f\u007f-\uffff][^,[\]{}\u0000-\u001f\u007f-\uffff]*/y;
/** A quoted scalar on one line, without escapes. */
const QUOTED = /'[^'\u0000-\u001f\u007f-\uffff]*'(?!')|"[^"\\\u0000-\u001f\u007f-\uffff]*"/y;

class PlainReader {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  document(): Node | null {
    const { text } = this;
    this.trivia();
    if (this.column() === 0 && /^---[ \r\n]/.test(text.slice(this.at, this.at + 4))) {
      this.at += 3;
      this.lineEnd();
      this.trivia();
    }
    if (this.at >= text.length) giveUp();
    const root = this.block(this.column());
    return this.at < text.length ? giveUp() : root;
  }

  /** A block map or list whose entries stand in a column. Ends at the start of a line or the text's. */
  private block(column: number): Node {
    if (++this.depth > MAX_DEPTH) giveUp();
    const node = this.isDash() ? this.list(column) : this.map(column);
    this.depth--;
    return node;
  }

  private map(column: number): YAMLMap {
    const map = new YAMLMap();
    const start = this.at;
    let end: number;
    do {
      const key = this.match(KEY) ?? giveUp();
      const keyNode = scalar(key, 'PLAIN', this.at - key.length, this.at);
      this.at++;
      const value = this.valueAfter(column);
      map.items.push(new Pair(keyNode, value.node));
      end = value.end;
    } while (this.isNext(column) && !this.isDash());
    map.range = [start, end, end];
    return map;
  }

  private list(column: number): YAMLSeq {
    const list = new YAMLSeq();
    const start = this.at;
    let end: number;
    do {
      this.at++;
      this.blanks();
      // A map or list that begins beside the dash stands in its own column.
      const inner = this.isDash() || this.isKey() ? this.block(this.column()) : undefined;
      const node = inner ?? this.inline(column);
      list.items.push(node);
      end = node.range?.[2] ?? giveUp();
    } while (this.isNext(column) && this.isDash());
    list.range = [start, end, end];
    return list;
  }

  /** The value of a key, on its line or below. */
  private valueAfter(column: number): { node: Node; end: number } {
    this.blanks();
    const { text } = this;
    const c = text[this.at];
    if (c !== undefined && c !== '#' && c !== '\n' && c !== '\r') {
      const node = this.inline(column);
      return { node, end: node.range?.[2] ?? giveUp() };
    }
    const emptyAt = this.at;
    const commented = c === '#';
    this.lineEnd();
    const commentsBelow = this.trivia();
    const below = this.at < text.length ? this.column() : -1;
    // A list may stand in the column of its key.
    if (below > column || (below === column && this.isDash())) {
      const node = this.block(below);
      return { node, end: node.range?.[2] ?? giveUp() };
    }
    // Comments make the range of an empty value hard to tell.
    if (commented || commentsBelow) giveUp();
    return { node: scalar('', 'PLAIN', emptyAt, emptyAt), end: emptyAt };
  }

  /** A value on the line, to the line's end and what of comments follows. */
  private inline(column: number): Node {
    const node = this.flow(false);
    this.lineEnd();
    if (node.range) node.range[2] = this.at;
    this.trivia();
    // What stands deeper goes on with the value, or is a fault.
    if (this.at < this.text.length && this.column() > column) giveUp();
    return node;
  }

  /** A scalar, or a map or list in brackets. */
  private flow(inFlow: boolean): Node {
    const { text, at } = this;
    const c = text[at];
    if (c === '{' || c === '[') return this.collection(c === '{');
    if (c === '"' || c === "'") {
      const source = this.match(QUOTED) ?? giveUp();
      const type = c === '"' ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE';
      return scalar(source.slice(1, -1), type, at, this.at);
    }
    const source = this.plain(inFlow);
    return scalar(source, 'PLAIN', at, this.at);
  }

  private plain(inFlow: boolean): string {
    const rest = this.peek(inFlow ? PLAIN_IN_FLOW : PLAIN) ?? giveUp();
    const comment = rest.indexOf(' #');
    const source = (comment < 0 ? rest : rest.slice(0, comment)).trimEnd();
    // A colon ends a scalar before a blank, and in brackets before their marks too.
    if (source.includes(':') && (source.includes(': ') || source.endsWith(':'))) giveUp();
    this.at += source.length;
    return source;
  }

  private collection(isMap: boolean): Node {
    if (++this.depth > MAX_DEPTH) giveUp();
    const node = isMap ? this.flowMap() : this.flowList();
    this.depth--;
    return node;
  }

  private flowMap(): YAMLMap {
    const map = new YAMLMap();
    map.flow = true;
    const start = this.at;
    this.entries('}', () => {
      const key = this.match(KEY) ?? giveUp();
      const keyNode = scalar(key, 'PLAIN', this.at - key.length, this.at);
      this.at++;
      this.blanks();
      const value = this.flow(true);
      map.items.push(new Pair(keyNode, value));
      return value;
    });
    map.range = [start, this.at, this.at];
    return map;
  }

  private flowList(): YAMLSeq {
    const list = new YAMLSeq();
    list.flow = true;
    const start = this.at;
    this.entries(']', () => {
      if (this.isKey()) giveUp();
      const item = this.flow(true);
      list.items.push(item);
      return item;
    });
    list.range = [start, this.at, this.at];
    return list;
  }

  /** What stands between brackets: entries with commas between them, none behind the last. */
  private entries(close: string, entry: () => Node): void {
    this.at++;
    this.blanks();
    if (this.text[this.at] === close) {
      this.at++;
      return;
    }
    for (;;) {
      const node = entry();
      this.blanks();
      if (node.range) node.range[2] = this.at;
      const c = this.text[this.at++];
      if (c === close) return;
      if (c !== ',') giveUp();
      this.blanks();
    }
  }

  /** Whether another entry stands in a column; what stands deeper or between columns is no plain YAML. */
  private isNext(column: number): boolean {
    if (this.at >= this.text.length) return false;
    const found = this.column();
    if (found > column) giveUp();
    return found === column;
  }

  private isDash(): boolean {
    const next = this.text[this.at + 1];
    return this.text[this.at] === '-' && next === ' ';
  }

  private isKey(): boolean {
    return this.peek(KEY) !== undefined;
  }

  /** How far the current place is from the start of its line. */
  private column(): number {
    return this.at - (this.text.lastIndexOf('\n', this.at - 1) + 1);
  }

  private blanks(): void {
    while (this.text.charCodeAt(this.at) === 32) this.at++;
  }

  /** Blanks, a comment, the line break or the end of the text. */
  private lineEnd(): void {
    const { text } = this;
    const start = this.at;
    this.blanks();
    if (text[this.at] === '#') {
      if (this.at === start) giveUp();
      const end = text.indexOf('\n', this.at);
      this.at = end < 0 ? text.length : end + 1;
      return;
    }
    if (text[this.at] === '\r' && text[this.at + 1] === '\n') this.at += 2;
    else if (text[this.at] === '\n') this.at++;
    else if (this.at < text.length) giveUp();
  }

  /**
   * Blank lines and comments, up to the first character of what follows. True when there are comments,
   * which may not stand deeper than that: whose they are decides where a value ends.
   */
  private trivia(): boolean {
    const { text } = this;
    let deepest = -1;
    for (;;) {
      const lineStart = this.at;
      this.blanks();
      const c = text[this.at];
      const column = this.at - lineStart;
      if (c === undefined) {
        if (deepest > 0) giveUp();
        return deepest >= 0;
      }
      if (c === '#') {
        deepest = Math.max(deepest, column);
        const end = text.indexOf('\n', this.at);
        this.at = end < 0 ? text.length : end + 1;
      } else if (c === '\n') this.at++;
      else if (c === '\r' && text[this.at + 1] === '\n') this.at += 2;
      else {
        if (deepest > column) giveUp();
        return deepest >= 0;
      }
    }
  }

  private peek(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0];
  }

  private match(pattern: RegExp): string | undefined {
    const found = this.peek(pattern);
    if (found !== undefined) this.at += found.length;
    return found;
  }
}

function scalar(value: string, type: Scalar.Type, start: number, end: number): Scalar {
  const node = new Scalar(value);
  node.source = value;
  node.type = type;
  node.range = [start, end, end];
  return node;
}
