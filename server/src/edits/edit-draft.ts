import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { ClaimDraft } from '../draft/claim-draft';
import type { EditValue, ModelEdit } from '../draft/edits';
import type { Path } from '../draft/spans';
import { keyText } from '../draft/syntax';
import { commentsToMove, replaceScalar } from './block-scalars';
import type { EditContext, NodeEdits } from './context';
import { commentCut, hasProperties, isFirstOnLine, lineBreakOf, nodeEnd } from './layout';
import { editList } from './list-edits';
import { setTexts } from './list-texts';
import { editMap } from './map-edits';
import { planOf, planOfMap, type Plan } from './plan';
import { assertNoNewErrors, assertReadable, assertRemovable, referencesOf } from './safety';
import { quotesOf, writeScalar } from './scalars';
import { OverlappingEdits, tidyEdits, type TextEdit } from './text-edits';
import { Unsafe } from './unsafe';
import { isValueList, isValueMap, writeValue } from './values';

/**
 * Turns edits on the claim model into edits of the document's text (offsets in `draft.tree.text`;
 * ascending, not overlapping) that keep comments, quotes, indentation, line ends and flow or block
 * style. All paths are those of the draft as it is. Empty when there is nothing to change; undefined
 * when the edits cannot be made safely: what came through an alias or is read by one elsewhere, text
 * near a fault of syntax, edits that contradict each other, layouts that are not understood.
 */
export function textEditsFor(
  draft: ClaimDraft,
  edits: readonly ModelEdit[],
): TextEdit[] | undefined {
  const { tree } = draft;
  if (!tree.root) return undefined;
  try {
    for (const edit of edits) assertReadable(tree, placeOf(edit));
    const context: EditContext = {
      tree,
      text: tree.text,
      eol: lineBreakOf(tree.text),
      references: referencesOf(tree),
      editNode,
    };
    const made = editNode(context, tree.root, [], planOf(edits), false);
    if (made === 'emptied') return undefined;
    const comments = edits.flatMap((edit) =>
      edit.op === 'remove-comment' ? [commentCut(tree.text, edit.span)] : [],
    );
    const all = [...made, ...comments];
    const moves = commentsToMove(tree, tidyEdits(tree.text, all));
    const tidy = tidyEdits(tree.text, [...all, ...moves]);
    assertNoNewErrors(tree, tidy);
    return tidy;
  } catch (error) {
    if (error instanceof Unsafe || error instanceof OverlappingEdits) return undefined;
    throw error;
  }
}

/** The path of what an edit touches; none for a comment. */
function placeOf(edit: ModelEdit): Path {
  if (edit.op === 'remove-comment') return [];
  return edit.op === 'split' ? ['lines', edit.line] : edit.path;
}

function editNode(
  context: EditContext,
  node: Node,
  path: Path,
  plan: Plan,
  inFlow: boolean,
): NodeEdits {
  if (isAlias(node) || context.references.has(node)) throw new Unsafe();
  if (plan.write) return writeNode(context, node, plan.write.value, path, inFlow);
  if (isMap(node)) return editMap(context, node, path, plan);
  if (isSeq(node)) return editList(context, node, path, plan);
  throw new Unsafe();
}

/** A new value for a node: a scalar in its own range and quotes, lists and maps with few changes. */
function writeNode(
  context: EditContext,
  node: Node,
  value: EditValue,
  path: Path,
  inFlow: boolean,
): NodeEdits {
  if (isSeq(node) && isValueList(value)) return setTexts(context, node, value);
  if (isMap(node) && isValueMap(value)) {
    const keys = node.items.flatMap((pair) => keyText(pair) ?? []);
    return editMap(context, node, path, planOfMap(value, keys));
  }
  if (isScalar(node) && !isValueList(value) && !isValueMap(value))
    return replaceScalar(context.tree, node, writeScalar(value, quotesOf(node), inFlow));
  if (isScalar(node) ? node.tag !== undefined : hasProperties(node)) throw new Unsafe();
  assertRemovable(context.references, node);
  const start = node.range?.[0] ?? 0;
  const newText = writeValue(value, path, inFlow);
  const end = nodeEnd(context.tree, node);
  if (isScalar(node)) return replaceScalar(context.tree, node, newText);
  if (!isFirstOnLine(context.text, start)) return [{ start, end, newText }];
  // A block list or map begins below its key; its successor stands beside the key.
  const behindColon = context.text.slice(0, start).trimEnd().length;
  if (context.text[behindColon - 1] !== ':') throw new Unsafe();
  return [{ start: behindColon, end, newText: ` ${newText}` }];
}
