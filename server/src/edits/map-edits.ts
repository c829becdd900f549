import { isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { EditValue } from '../draft/edits';
import { serviceLineOf, type Path } from '../draft/spans';
import { isEmptyNode, keyText, spanOf } from '../draft/syntax';
import { replaceScalar } from './block-scalars';
import { changeBlock, changeFlow } from './collections';
import type { EditContext, NodeEdits } from './context';
import {
  afterColon,
  hasProperties,
  isBlankNode,
  itemSpans,
  lineEnd,
  pairSpan,
  skipBlanks,
} from './layout';
import { writeNewList } from './list-edits';
import { valueOfPlan, type Plan } from './plan';
import { assertRemovable } from './safety';
import { quotesOf, writeScalar, type Quotes } from './scalars';
import type { TextEdit } from './text-edits';
import { Unsafe } from './unsafe';
import { isValueList, isValueMap, keyOrder, writeKey, writePair, writeValue } from './values';

/** The dates of a service line, in the format's order: one kind takes the place of the other. */
const DATES: readonly string[] = ['date', 'from', 'through'];

/** The edits of a map: its pairs set, added at their place in the format's order, renamed, removed. */
export function editMap(context: EditContext, map: YAMLMap, path: Path, plan: Plan): NodeEdits {
  if (plan.inserts.length > 0 || plan.split) throw new Unsafe();
  // A key in brackets is no field, and is read only where it stands first.
  if (map.items.some((pair) => !isScalar(pair.key))) throw new Unsafe();
  const edits: TextEdit[] = [];
  const names = map.items.map(keyText);
  const removed = new Set<number>();
  const added = new Map<string, string>();
  const values = new Map<string, EditValue>();
  const inFlow = map.flow === true;
  const quotes = keyQuotes(map);

  for (const [key, child] of plan.children) {
    if (typeof key === 'number') throw new Unsafe();
    const i = names.indexOf(key);
    const pair = map.items[i];
    const at = [...path, key];
    if (!pair) {
      if (child.remove) continue;
      const made = newPair(context, map, key, at, child, quotes);
      if (made === undefined) continue;
      added.set(key, made.text);
      if (made.value !== undefined) values.set(key, made.value);
      continue;
    }
    if (child.rename !== undefined) {
      edits.push(renamed(context, map, pair, child, plan));
      names[i] = child.rename;
    }
    const inner = child.remove ? 'emptied' : editPair(context, pair, at, child, inFlow);
    if (inner !== 'emptied') {
      edits.push(...inner);
    } else if (path.length === 0 && key === 'lines') {
      edits.push(...emptyLines(context, pair));
    } else {
      if (names.lastIndexOf(key) !== i) throw new Unsafe(); // the second would count
      assertRemovable(context.references, pair.key);
      assertRemovable(context.references, pair.value);
      removed.add(i);
    }
  }
  for (const [i, key] of datesTakenOver(path, names, removed, added)) {
    const pair = map.items[i];
    const value = values.get(key);
    if (!pair || value === undefined) continue;
    edits.push(...takenOver(context, pair, key, value, [...path, key], inFlow, quotes));
    removed.delete(i);
    added.delete(key);
    names[i] = key;
  }
  if (removed.size === 0 && added.size === 0) return edits;
  if (removed.size === map.items.length && added.size === 0 && map.items.length > 0)
    return 'emptied';
  const order = keyOrder(path);
  const inserted = inOrder([...added.keys()], order).map((key) => ({
    after: placeOf(key, names, removed, order),
    text: added.get(key) ?? '',
  }));
  const spans = map.items.map((pair) => pairSpan(context.tree, pair));
  const changes = { removed, replaced: new Map<number, string>(), inserted };
  return [
    ...edits,
    ...(inFlow
      ? changeFlow(context.text, spanOf(context.tree, map), spans, changes, context.eol)
      : changeBlock(context.text, spans, changes, context.eol, 'map')),
  ];
}

/** Keys are quoted where all their neighbours are (JSON). */
function keyQuotes(map: YAMLMap): Quotes {
  const quoted = (pair: Pair) => quotesOf(pair.key as Node | null) === 'double';
  return map.items.length > 0 && map.items.every(quoted) ? 'double' : 'plain';
}

function inOrder(keys: readonly string[], order: readonly string[]): string[] {
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return [...keys].sort((a, b) => rank(a) - rank(b));
}

/** Behind the pair that comes last before `key` in the format's order; unknown keys go to the end. */
function placeOf(
  key: string,
  names: readonly (string | undefined)[],
  removed: ReadonlySet<number>,
  order: readonly string[],
): number {
  const rank = order.indexOf(key);
  if (rank < 0) return names.length - 1;
  let place = -1;
  let best = -1;
  names.forEach((name, i) => {
    const r = name === undefined || removed.has(i) ? -1 : order.indexOf(name);
    if (r > best && r < rank) [place, best] = [i, r];
  });
  return place;
}

function newPair(
  context: EditContext,
  map: YAMLMap,
  key: string,
  path: Path,
  plan: Plan,
  quotes: Quotes,
): { text: string; value?: EditValue } | undefined {
  const inFlow = map.flow === true;
  if (plan.inserts.length > 0) {
    const name = writeKey(key, quotes, inFlow);
    const items = plan.inserts.map((insert) => insert.value);
    const first = map.items[0];
    const at = first ? pairSpan(context.tree, first).start : 0;
    return { text: `${name}:${writeNewList(context, items, path, inFlow, at)}` };
  }
  const value = valueOfPlan(plan, path);
  if (value === undefined || isEmptyList(value)) return undefined;
  return { text: writePair(key, value, path, inFlow, quotes), value };
}

function isEmptyList(value: EditValue): boolean {
  return isValueList(value) && value.length === 0;
}

function renamed(
  { tree }: EditContext,
  map: YAMLMap,
  pair: Pair,
  { rename = '' }: Plan,
  siblings: Plan,
): TextEdit {
  const key = pair.key as Node;
  const taken = map.items.some((other) => keyText(other) === rename && other !== pair);
  if (taken && !siblings.children.get(rename)?.remove) throw new Unsafe();
  return { ...spanOf(tree, key), newText: writeKey(rename, quotesOf(key), map.flow === true) };
}

function editPair(
  context: EditContext,
  pair: Pair,
  path: Path,
  plan: Plan,
  inFlow: boolean,
): NodeEdits {
  const value = pair.value as Node | null;
  const touches = plan.write ?? plan.split ?? (plan.inserts[0] || plan.children.size > 0);
  if (!touches) return [];
  if (value && !isEmptyNode(value))
    return plan.write?.blank ? [] : context.editNode(context, value, path, plan, inFlow);
  if (plan.inserts.length > 0) {
    const items = plan.inserts.map((insert) => insert.value);
    const at = pairSpan(context.tree, pair).start;
    const list = writeNewList(context, items, path, inFlow, at);
    return [fillBlank(context, pair, list)];
  }
  const wanted = valueOfPlan(plan, path);
  if (wanted === undefined || wanted === '') return [];
  if (isEmptyList(wanted)) return 'emptied';
  if (isBlankNode(value)) return [fillBlank(context, pair, ` ${writeValue(wanted, path, inFlow)}`)];
  const write = { value: wanted, blank: false };
  return context.editNode(
    context,
    value as Node,
    path,
    { inserts: [], children: new Map(), write },
    inFlow,
  );
}

/** Writes the value of a key that has none; a comment on the line stays where it is. */
function fillBlank(context: EditContext, pair: Pair, value: string): TextEdit {
  const { text, tree } = context;
  const node = pair.value as Node | null;
  if (node && (!isBlankNode(node) || hasProperties(node))) throw new Unsafe();
  const colon = afterColon(tree, pair);
  const start = colon ?? pairSpan(tree, pair).end;
  const next = skipBlanks(text, start);
  const ownLine = value.startsWith(context.eol);
  const drop = next === lineEnd(text, start) || text[next] === ',';
  // A list of its own lines starts behind the comment.
  const at = ownLine && !drop ? lineEnd(text, start) : start;
  return {
    start: at,
    end: drop ? next : at,
    newText: (colon === undefined ? ':' : '') + value,
  };
}

/** A claim keeps its key `lines`, if only with an empty list. */
function emptyLines(context: EditContext, pair: Pair): TextEdit[] {
  const list = pair.value as Node | null;
  const colon = afterColon(context.tree, pair);
  if (!isSeq(list) || colon === undefined) throw new Unsafe();
  assertRemovable(context.references, list);
  if (list.flow) return [{ ...spanOf(context.tree, list), newText: '[]' }];
  if (hasProperties(list)) throw new Unsafe();
  const removed = new Set(list.items.keys());
  const changes = { removed, replaced: new Map<number, string>(), inserted: [] };
  return [
    { start: colon, end: colon, newText: ' []' },
    ...changeBlock(context.text, itemSpans(context.tree, list), changes, context.eol, 'list'),
  ];
}

/** Which removed date of a service line gives its place to which new one. */
function datesTakenOver(
  path: Path,
  names: readonly (string | undefined)[],
  removed: ReadonlySet<number>,
  added: ReadonlyMap<string, string>,
): [number, string][] {
  if (path.length !== 2 || serviceLineOf(path) === undefined) return [];
  const free = names.flatMap((name, i) =>
    removed.has(i) && DATES.includes(name ?? '') ? [i] : [],
  );
  const wanted = DATES.filter((key) => added.has(key));
  return wanted.slice(0, free.length).map((key, n) => [free[n] ?? 0, key]);
}

/** A pair becomes another one in its place, so that the comment on its line stays. */
function takenOver(
  { tree }: EditContext,
  pair: Pair,
  key: string,
  value: EditValue,
  path: Path,
  inFlow: boolean,
  quotes: Quotes,
): TextEdit[] {
  const node = pair.value as Node | null;
  const span = pairSpan(tree, pair);
  const plainly =
    isScalar(node) &&
    !isBlankNode(node) &&
    !hasProperties(node) &&
    !hasProperties(pair.key as Node);
  if (!plainly || isValueList(value) || isValueMap(value) || value === '')
    return [{ ...span, newText: writePair(key, value, path, inFlow, quotes) }];
  return [
    {
      ...spanOf(tree, pair.key as Node),
      newText: writeKey(key, quotesOf(pair.key as Node), inFlow),
    },
    ...replaceScalar(tree, node, writeScalar(value, quotesOf(node), inFlow)),
  ];
}
