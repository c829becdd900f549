import { isCollection, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { keyText, spanOf, type SyntaxTree } from '../../draft/syntax';
import {
  afterColon,
  columnOf,
  hasProperties,
  isBlankNode,
  itemSpans,
  nodeStart,
} from '../../edits/layout';
import { Unsafe } from '../../edits/unsafe';
import { readFlow, refersTo } from './read-flow';
import { readScalar } from './read-scalar';
import {
  endOfLine,
  readGap,
  withoutBlankRuns,
  withoutLeadingBlanks,
  withoutTrailingBlanks,
} from './read-trivia';
import type { BlockEntry, BlockLayout, DocumentLayout, OwnLine, Remark } from './layout-tree';

/**
 * Reads how a document is laid out.
 * @throws Unsafe where something in it is better left as it is.
 */
export function readLayout(tree: SyntaxTree): DocumentLayout {
  const { root, text } = tree;
  if (!isMap(root) || hasProperties(root)) throw new Unsafe();
  const reader = new LayoutReader(tree);
  const start = root.range?.[0] ?? 0;
  const head = readHead(text, start);
  if (root.flow) {
    const flow = readFlow(tree, root);
    reader.at = spanOf(tree, root).end;
    const remark = reader.takeRemark();
    return { head, root: flow, remark, tail: reader.takeLines(text.length) };
  }
  const block = reader.readBlock(root, -1, text.length, []);
  const tail = reader.takeLines(text.length);
  return { head, root: block, remark: undefined, tail };
}

/** The lines before the root: comments, blank lines and the document's mark. */
function readHead(text: string, start: number): OwnLine[] {
  const before = text.slice(0, start);
  const lineStart = before.lastIndexOf('\n') + 1;
  if (before.slice(lineStart).trim() !== '') throw new Unsafe();
  const lines = before
    .slice(0, lineStart)
    .split('\n')
    .slice(0, -1)
    .map((line) => line.trim());
  if (!lines.every((line) => line === '' || /^(?:#|---(?:[ \t]+#|$))/.test(line)))
    throw new Unsafe();
  const mark = lines.findIndex((line) => line.startsWith('---'));
  const above = withoutLeadingBlanks(lines.slice(0, Math.max(mark, 0)));
  const below = mark < 0 ? withoutLeadingBlanks(lines) : lines.slice(mark);
  return withoutBlankRuns([...above, ...below]);
}

/** Goes through a document once; what it has read lies before `at`. */
class LayoutReader {
  at = 0;
  private readonly text: string;

  constructor(private readonly tree: SyntaxTree) {
    this.text = tree.text;
  }

  /**
   * A block map or list with the comments in and directly behind it, as far as they are indented
   * like its entries. `before`: what stands above its first entry.
   */
  readBlock(
    node: Node,
    parentColumn: number,
    limit: number,
    before: readonly OwnLine[],
  ): BlockLayout {
    const parts = this.partsOf(node);
    const [first] = parts;
    if (!first) throw new Unsafe();
    const column = columnOf(this.text, first.start);
    const entries = parts.map((part, i): BlockEntry => {
      if (i > 0 && columnOf(this.text, part.start) !== column) throw new Unsafe();
      const above = i === 0 ? before : this.takeLines(part.start);
      return this.readEntry(part, column, parts[i + 1]?.start ?? limit, above);
    });
    const foot = this.takeLines(limit, Math.max(column, parentColumn + 1));
    return { kind: 'block', isMap: isMap(node), entries, foot, column };
  }

  private partsOf(node: Node): Part[] {
    if (isMap(node)) return node.items.map((pair) => this.partOfPair(pair));
    if (!isSeq(node)) throw new Unsafe();
    return itemSpans(this.tree, node).map(({ start }, i) => ({
      name: undefined,
      mark: '-',
      start,
      afterMark: start + 1,
      value: node.items[i] as Node | null,
    }));
  }

  private partOfPair(pair: Pair): Part {
    const key = pair.key as Node | null;
    const colon = afterColon(this.tree, pair);
    if (!isScalar(key) || !key.range || hasProperties(key) || colon === undefined)
      throw new Unsafe();
    const { start, end } = spanOf(this.tree, key);
    const source = this.text.slice(start, end);
    if (source === '' || source.includes('\n')) throw new Unsafe();
    if (this.text.slice(end, colon - 1).trim() !== '') throw new Unsafe();
    const value = pair.value as Node | null;
    return { name: keyText(pair), mark: `${source}:`, start, afterMark: colon, value };
  }

  private readEntry(
    part: Part,
    column: number,
    limit: number,
    before: readonly OwnLine[],
  ): BlockEntry {
    const { name, mark, start, afterMark, value } = part;
    const entry = { name, mark, start, column, before: withoutBlankRuns(before) };
    const plain = { properties: '', headRemark: undefined, between: [], refers: false };
    if (!value || isBlankNode(value)) {
      if (value && hasProperties(value)) throw new Unsafe();
      this.at = afterMark;
      const remark = this.takeRemark();
      return { ...entry, ...plain, value: undefined, remark, end: this.at };
    }
    const { properties, remark: headRemark, lines } = this.readUpTo(value, afterMark);
    const refers = this.tree.anchors.size > 0 && refersTo(value);
    const head = { ...entry, properties, headRemark, refers };
    if (isCollection(value) && !value.flow) {
      // An entry that shares its line with the key or dash before it has no lines above.
      const inner = this.readBlock(value, column, limit, withoutBlankRuns(lines));
      return { ...head, between: [], value: inner, remark: undefined, end: this.at };
    }
    const { layout, end } = isCollection(value)
      ? { layout: readFlow(this.tree, value), end: spanOf(this.tree, value).end }
      : readScalar(this.tree, value);
    this.at = end;
    const between = lines.filter((line) => line !== '');
    const remark = this.takeRemark();
    return { ...head, between, value: layout, remark, end: this.at };
  }

  /** What stands between a colon or dash and its value. */
  private readUpTo(value: Node, afterMark: number) {
    const start = value.range?.[0] ?? 0;
    const withProperties = nodeStart(this.tree, value);
    const first = readGap(this.text, afterMark, withProperties);
    if (first.commas > 0) throw new Unsafe();
    if (withProperties === start) return { properties: '', ...first };
    const properties = /^[&!]\S*(?:[ \t]+[&!]\S*)*/.exec(this.text.slice(withProperties, start));
    if (!properties || first.remark || first.lines.length > 0) throw new Unsafe();
    const second = readGap(this.text, withProperties + properties[0].length, start);
    return { properties: properties[0].replace(/[ \t]+/g, ' '), ...second };
  }

  /** The comment behind what was just read, and with it the rest of the line. */
  takeRemark(): Remark | undefined {
    const end = endOfLine(this.text, this.at);
    const { remark } = readGap(this.text, this.at, end);
    this.at = end;
    return remark;
  }

  /**
   * Comments on lines of their own, and blank lines, from here to `limit`; or only comments indented
   * by at least `from` columns: then blank lines behind the last one are left for what follows.
   */
  takeLines(limit: number, from = 0): OwnLine[] {
    const taken: OwnLine[] = [];
    let next = this.at;
    while (this.text[next] === '\n') {
      const start = next + 1;
      const end = endOfLine(this.text, start);
      if (end > limit || start === this.text.length) break;
      const line = this.text.slice(start, end);
      const column = line.search(/\S/);
      if (column >= 0 && (line[column] !== '#' || line.slice(0, column).includes('\t')))
        throw new Unsafe();
      if (column >= 0 && column < from) break;
      taken.push(line.trim());
      next = end;
    }
    const lines = from > 0 ? withoutTrailingBlanks(taken) : taken;
    // Left where the last line taken ends.
    for (let i = 0; i < lines.length; i++) this.at = endOfLine(this.text, this.at + 1);
    return withoutBlankRuns(lines);
  }
}

/** An entry before it is read: where its key or dash stands, and its value. */
interface Part {
  name: string | undefined;
  mark: string;
  start: number;
  afterMark: number;
  value: Node | null;
}
