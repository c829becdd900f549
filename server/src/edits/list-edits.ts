import { isMap, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import type { EditValue } from '../draft/edits';
import type { Path, Span } from '../draft/spans';
import { spanOf } from '../draft/syntax';
import { changeBlock, changeFlow } from './collections';
import type { EditContext, NodeEdits } from './context';
import { columnOf, isBlankNode, itemSpans, skipBlanks } from './layout';
import type { Plan } from './plan';
import { assertRemovable } from './safety';
import { splitItem } from './split';
import type { TextEdit } from './text-edits';
import { Unsafe } from './unsafe';
import { entriesOf, isValueMap, writePair, writeValue, type ValueMap } from './values';

/** The edits of a list: its items changed, removed, inserted, a service line split. */
export function editList(context: EditContext, list: YAMLSeq, path: Path, plan: Plan): NodeEdits {
  const edits: TextEdit[] = [];
  const removed = new Set<number>();
  const replaced = new Map<number, string>();
  const inserted: { after: number; text: string }[] = [];
  const inFlow = list.flow === true;
  const dash = inFlow ? '' : '- ';
  const items = list.items as (Node | null)[];
  const spans = itemSpans(context.tree, list);

  for (const [i, child] of plan.children) {
    const span = typeof i === 'number' ? spans[i] : undefined;
    const item = typeof i === 'number' ? items[i] : undefined;
    if (typeof i !== 'number' || child.rename !== undefined) throw new Unsafe();
    if (!span) {
      if (child.remove) continue;
      if (i !== items.length || !child.write) throw new Unsafe();
      const text = dash + writeValue(child.write.value, [...path, i], inFlow);
      inserted.push({ after: i - 1, text });
    } else if (child.remove) {
      assertRemovable(context.references, item);
      removed.add(i);
    } else if (child.split && isMap(item)) {
      const { own, copies } = splitItem(context, item, span, [...path, i], child.split, inFlow);
      edits.push(...own);
      inserted.push(...copies.map((text) => ({ after: i, text })));
    } else if (item && !isBlankNode(item)) {
      const inner = context.editNode(context, item, [...path, i], child, inFlow);
      if (inner === 'emptied') removed.add(i);
      else edits.push(...inner);
    } else if (child.write) {
      replaced.set(i, dash + writeValue(child.write.value, [...path, i], inFlow));
    } else {
      throw new Unsafe();
    }
  }
  for (const { at, value } of plan.inserts) {
    if (at < 0 || at > items.length) throw new Unsafe();
    const text = writeItem(context, list, spans, at, value, path);
    inserted.push({ after: at - 1, text });
  }
  if (removed.size + replaced.size + inserted.length === 0) return edits;
  if (removed.size === items.length && inserted.length === 0) return 'emptied';
  const changes = { removed, replaced, inserted };
  return [
    ...edits,
    ...(inFlow
      ? changeFlow(context.text, spanOf(context.tree, list), spans, changes, context.eol)
      : changeBlock(context.text, spans, changes, context.eol, 'list')),
  ];
}

/** A new item in the style of the nearest map in the list, the one before first. */
function writeItem(
  context: EditContext,
  list: YAMLSeq,
  spans: readonly Span[],
  at: number,
  value: EditValue,
  path: Path,
): string {
  const itemPath = [...path, at];
  if (list.flow) return writeValue(value, itemPath, true);
  const near = nearestMap(list, at);
  const map = near === undefined ? undefined : (list.items[near] as YAMLMap);
  const dash = near === undefined ? undefined : spans[near];
  if (!isValueMap(value) || !map || !dash || map.flow || map.items.length === 0)
    return `- ${writeValue(value, itemPath, false)}`;
  const first = skipBlanks(context.text, dash.start + 1);
  const gap = first === map.range?.[0] ? first - dash.start - 1 : 1;
  return blockItem(context, value, itemPath, columnOf(context.text, dash.start), gap);
}

/** The map nearest to a new item at `at`; of two equally near the one before. */
function nearestMap({ items }: YAMLSeq, at: number): number | undefined {
  for (let away = 0; away < items.length; away++)
    for (const i of [at - 1 - away, at + away]) if (isMap(items[i])) return i;
  return undefined;
}

function blockItem(
  { eol }: EditContext,
  value: ValueMap,
  path: Path,
  column: number,
  gap: number,
): string {
  const pairs = entriesOf(value, path).map(([key, item]) =>
    writePair(key, item, [...path, key], false),
  );
  return `-${' '.repeat(gap)}${pairs.join(eol + ' '.repeat(column + 1 + gap))}`;
}

/**
 * What follows the colon of a key whose list is new: in block style a line an item, below a key that
 * starts at `keyStart`.
 */
export function writeNewList(
  context: EditContext,
  items: readonly EditValue[],
  path: Path,
  inFlow: boolean,
  keyStart: number,
): string {
  const texts = items.map((item, i) => writeValue(item, [...path, i], inFlow));
  if (inFlow) return ` [${texts.join(', ')}]`;
  const indent = ' '.repeat(columnOf(context.text, keyStart) + 2);
  return texts.map((text) => `${context.eol}${indent}- ${text}`).join('');
}
