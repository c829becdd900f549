import { isScalar, type Node, type YAMLSeq } from 'yaml';
import { scalarText, spanOf } from '../draft/syntax';
import { isBlockScalar, replaceScalar } from './block-scalars';
import { changeBlock, changeFlow } from './collections';
import type { EditContext, NodeEdits } from './context';
import { isBlankNode, itemSpans } from './layout';
import { assertRemovable } from './safety';
import { quotesOf, writeScalar } from './scalars';
import type { TextEdit } from './text-edits';
import { Unsafe } from './unsafe';

/** Gives a list of texts new items; those that stay keep their place, quotes and comments. */
export function setTexts(
  context: EditContext,
  list: YAMLSeq,
  wanted: readonly string[],
): NodeEdits {
  if (wanted.length === 0) return 'emptied';
  const items = list.items as (Node | null)[];
  const had = items.map((item) => normal(scalarText(item) ?? ''));
  const inFlow = list.flow === true;
  const removed = new Set<number>();
  const replaced = new Map<number, string>();
  const inserted: { after: number; text: string }[] = [];
  const edits: TextEdit[] = [];
  const kept = commonItems(had, wanted.map(normal));
  const loose = had.flatMap((_, i) => (kept.some(([old]) => old === i) ? [] : [i]));
  const dash = inFlow ? '' : '- ';

  /** An item that moves takes its text with it; a new one is quoted like its neighbours. */
  const write = (value: string, like: Node | null | undefined): string => {
    const from = loose.find((i) => had[i] === normal(value));
    const item = from === undefined ? undefined : items[from];
    // A block scalar would swallow the comment behind the place that it moves to.
    if (isScalar(item) && !isBlockScalar(item)) return sourceOf(context, item);
    return writeScalar(value, quotesOf(like), inFlow);
  };
  let [oldFrom, newFrom] = [0, 0];
  for (const [oldTo, newTo] of [...kept, [items.length, wanted.length] as const]) {
    const news = wanted.slice(newFrom, newTo);
    for (let i = oldFrom; i < oldTo; i++) {
      const item = items[i];
      const value = news.shift();
      if (item && context.references.has(item)) throw new Unsafe();
      assertRemovable(context.references, item);
      if (value === undefined) removed.add(i);
      else if (isScalar(item) && !isBlankNode(item))
        edits.push(...replaceScalar(context.tree, item, write(value, item)));
      else replaced.set(i, dash + write(value, undefined));
    }
    for (const value of news)
      inserted.push({ after: oldTo - 1, text: dash + write(value, alike(items)) });
    [oldFrom, newFrom] = [oldTo + 1, newTo + 1];
  }
  if (removed.size + replaced.size + inserted.length === 0) return edits;
  const changes = { removed, replaced, inserted };
  const spans = itemSpans(context.tree, list);
  return [
    ...edits,
    ...(inFlow
      ? changeFlow(context.text, spanOf(context.tree, list), spans, changes, context.eol)
      : changeBlock(context.text, spans, changes, context.eol, 'list')),
  ];
}

/** The format reads modifiers, codes and dates without regard to letter case. */
function normal(text: string): string {
  return text.trim().toUpperCase();
}

function sourceOf({ tree }: EditContext, item: Node): string {
  const { start, end } = spanOf(tree, item);
  return tree.text.slice(start, end);
}

/** An item to follow in its quotes, where all are quoted the same. */
function alike(items: readonly (Node | null)[]): Node | undefined {
  const first = items[0] ?? undefined;
  return items.every((item) => quotesOf(item) === quotesOf(first)) ? first : undefined;
}

/** Positions, old and new, of the longest run of items that both lists have in the same order. */
function commonItems(a: readonly string[], b: readonly string[]): [number, number][] {
  const lengths = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  );
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const common: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) common.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return common;
}
