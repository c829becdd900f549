import type { YAMLMap } from 'yaml';
import { commentsOf } from '../draft/comments';
import type { LineEdit } from '../draft/edits';
import type { Path, Span } from '../draft/spans';
import { commentsToMove } from './block-scalars';
import type { EditContext } from './context';
import { columnOf, commentCut, lineEnd } from './layout';
import { planOfLine } from './plan';
import { assertRemovable } from './safety';
import { applyTextEdits, tidyEdits, type TextEdit } from './text-edits';
import { Unsafe } from './unsafe';

/**
 * A service line becomes several: the first keeps its place and its comments (`own`), the others
 * (`copies`) are its text without comments, as entries of the list that stand behind it.
 */
export function splitItem(
  context: EditContext,
  item: YAMLMap,
  span: Span,
  path: Path,
  parts: readonly (readonly LineEdit[])[],
  inFlow: boolean,
): { own: TextEdit[]; copies: string[] } {
  assertRemovable(context.references, item);
  const [first, ...rest] = parts;
  const end = inFlow ? span.end : lineEnd(context.text, span.end);
  const source = context.text.slice(span.start, end);
  const indent = inFlow ? 0 : columnOf(context.text, span.start);
  const editsOf = (part: readonly LineEdit[]): TextEdit[] => {
    const edits = context.editNode(context, item, path, planOfLine(part), inFlow);
    if (edits === 'emptied') throw new Unsafe();
    return edits;
  };
  const copyOf = (part: readonly LineEdit[]): string => {
    const own = editsOf(part);
    const moves = commentsToMove(context.tree, tidyEdits(context.text, own));
    const edits = [...own, ...moves.filter((move) => move.end <= end)].map((edit) => ({
      ...edit,
      start: edit.start - span.start,
      end: edit.end - span.start,
    }));
    if (edits.some((edit) => edit.start < 0 || edit.end > source.length)) throw new Unsafe();
    return withoutComments(applyTextEdits(source, tidyEdits(source, edits)), indent);
  };
  return { own: editsOf(first ?? []), copies: rest.map(copyOf) };
}

/** The text of a list entry that stands `indent` columns in, without its comments. */
function withoutComments(entry: string, indent: number): string {
  const text = ' '.repeat(indent) + entry;
  const cuts = commentsOf(text).map((comment) => commentCut(text, comment));
  return applyTextEdits(text, cuts).slice(indent);
}
