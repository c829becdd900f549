import { isAlias, isCollection, isMap, isScalar, isSeq, visit, type Node, type Pair } from 'yaml';
import { keyText, spanOf, type SyntaxTree } from '../../draft/syntax';
import { hasProperties, isBlankNode, nodeStart, pairSpan } from '../../edits/layout';
import { Unsafe } from '../../edits/unsafe';
import { columnAt, readGap, withoutBlankRuns, withoutTrailingBlanks } from './read-trivia';
import { readScalar } from './read-scalar';
import type { FlowEntry, FlowLayout, Remark } from './layout-tree';

/** How a map or list in braces or brackets is laid out: where it breaks, and its comments. */
export function readFlow(tree: SyntaxTree, node: Node): FlowLayout {
  if (!isMap(node) && !isSeq(node)) throw new Unsafe();
  const { text } = tree;
  const whole = spanOf(tree, node);
  const parts = (node.items as (Node | Pair)[]).map((item) => partOf(tree, item, isMap(node)));
  const entries: FlowEntry[] = [];
  let opening: Remark | undefined;
  let from = whole.start + 1;
  for (const [i, part] of parts.entries()) {
    const gap = readGap(text, from, part.start);
    if (gap.commas !== (i === 0 ? 0 : 1)) throw new Unsafe();
    const previous = entries.at(-1);
    if (previous) entries[i - 1] = { ...previous, remark: gap.remark };
    else opening = gap.remark;
    entries.push({
      ...part.entry,
      before: withoutBlankRuns(gap.lines),
      breakBefore: gap.hasBreak,
      remark: undefined,
      column: columnAt(text, part.start),
    });
    from = part.end;
  }
  const end = readGap(text, from, whole.end - 1);
  const last = entries.at(-1);
  if (end.commas > (last ? 1 : 0)) throw new Unsafe();
  if (last) entries[entries.length - 1] = { ...last, remark: end.remark };
  else opening = end.remark;
  return {
    kind: 'flow',
    isMap: isMap(node),
    entries,
    remark: opening,
    foot: withoutTrailingBlanks(withoutBlankRuns(end.lines)),
    breakBeforeClose: end.hasBreak,
    commaAtEnd: end.commas > 0,
  };
}

type EntryContent = Pick<FlowEntry, 'name' | 'key' | 'properties' | 'value' | 'refers'>;

function partOf(
  tree: SyntaxTree,
  item: Node | Pair,
  inMap: boolean,
): { start: number; end: number; entry: EntryContent } {
  if (!inMap) {
    const node = item as Node;
    // A pair in a list (`[a: 1]`) is a map without braces.
    const isBare = isMap(node) && tree.text[node.range?.[0] ?? 0] !== '{';
    if (isBlankNode(node) || isBare) throw new Unsafe();
    const { end, ...content } = contentOf(tree, node);
    return {
      start: nodeStart(tree, node),
      end,
      entry: { name: undefined, key: undefined, ...content },
    };
  }
  const pair = item as Pair;
  const key = pair.key as Node | null;
  const { start, end } = pairSpan(tree, pair);
  if (!isScalar(key) || hasProperties(key)) throw new Unsafe();
  const span = spanOf(tree, key);
  const source = tree.text.slice(span.start, span.end);
  if (source === '' || source.includes('\n')) throw new Unsafe();
  const named = { name: keyText(pair), key: source };
  const value = pair.value as Node | null;
  const colon = tree.text.slice(span.end, end).search(/:/);
  if (!value || isBlankNode(value)) {
    const isColon = /^[ ]*:?$/.test(tree.text.slice(span.end, end));
    if (!isColon) throw new Unsafe();
    const mark = colon < 0 ? source : `${source}:`;
    return {
      start,
      end,
      entry: { ...named, key: mark, properties: '', value: undefined, refers: false },
    };
  }
  const between = readGap(tree.text, span.end + colon + 1, nodeStart(tree, value));
  const beforeColon = tree.text.slice(span.end, span.end + colon);
  if (beforeColon.trim() !== '' || between.remark || between.lines.some(Boolean))
    throw new Unsafe();
  const { end: valueEnd, ...content } = contentOf(tree, value);
  return { start, end: valueEnd, entry: { ...named, key: `${source}:`, ...content } };
}

function contentOf(
  tree: SyntaxTree,
  node: Node,
): Pick<FlowEntry, 'properties' | 'value' | 'refers'> & { end: number } {
  const start = nodeStart(tree, node);
  const between = tree.text.slice(start, node.range?.[0] ?? start);
  if (!/^(?:[&!]\S*\s+)*$/.test(between) || between.includes('#')) throw new Unsafe();
  const properties = between.trim().replace(/\s+/g, ' ');
  const refers = tree.anchors.size > 0 && refersTo(node);
  if (isCollection(node))
    return { properties, refers, value: readFlow(tree, node), end: spanOf(tree, node).end };
  const { layout, end } = readScalar(tree, node);
  return { properties, refers, value: layout, end };
}

/** An anchor or alias lies in a node. */
export function refersTo(node: Node): boolean {
  let found = false;
  visit(node, {
    Node(_key, inner) {
      if (!isAlias(inner) && !('anchor' in inner && inner.anchor)) return undefined;
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}
