/** Replaces the text from `start` to `end` (UTF-16 offsets in the text of a document). */
export interface TextEdit {
  start: number;
  end: number;
  newText: string;
}

/** The text after edits that are ascending and do not overlap. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const edit of edits) {
    result += text.slice(from, edit.start) + edit.newText;
    from = edit.end;
  }
  return result + text.slice(from);
}

/** Two edits claim the same text. */
export class OverlappingEdits extends Error {}

/**
 * Brings edits into ascending order, joins those that touch and drops those that change nothing.
 * What is inserted at one place keeps the order in which it was given.
 */
export function tidyEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const joined: TextEdit[] = [];
  const sorted = edits
    .map((edit, i) => ({ edit, i }))
    .sort((a, b) => a.edit.start - b.edit.start || width(a.edit) - width(b.edit) || a.i - b.i);
  for (const { edit } of sorted) {
    const last = joined.at(-1);
    if (!last || edit.start > last.end) {
      joined.push({ ...edit });
    } else if (edit.start === last.end || (last.newText === '' && edit.newText === '')) {
      last.end = Math.max(last.end, edit.end);
      last.newText += edit.newText;
    } else {
      throw new OverlappingEdits();
    }
  }
  const changing = joined.filter((e) => text.slice(e.start, e.end) !== e.newText);
  return changing.map((edit, i) => alignToLines(text, edit, changing[i + 1]?.start ?? Infinity));
}

/** Insertions come before what is removed or replaced at the same place. */
function width(edit: TextEdit): number {
  return edit.start === edit.end ? 0 : 1;
}

/** Whole lines are written as lines (`text\n` at a line's start), not as `\ntext` at a line's end. */
function alignToLines(text: string, edit: TextEdit, limit: number): TextEdit {
  const { start, end, newText } = edit;
  const mark = text.startsWith('\r\n', end) ? '\r\n' : text.startsWith('\n', end) ? '\n' : '';
  const startsLine = (part: string) => part === '' || part.startsWith(mark);
  if (mark === '' || end + mark.length >= limit) return edit;
  if (!startsLine(newText) || !startsLine(text.slice(start, end))) return edit;
  const shift = mark.length;
  const rotated = newText === '' ? '' : newText.slice(shift) + mark;
  return { start: start + shift, end: end + shift, newText: rotated };
}
