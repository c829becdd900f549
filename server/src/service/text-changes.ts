import { lineChanges, linesOf } from '../edits/line-changes';
import type { TextEdit } from '../edits/text-edits';

/** Edits that turn one text into another, line by line: lines that stay are not touched. */
export function changesBetween(before: string, after: string): TextEdit[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  let [line, at] = [0, 0];
  const placeOf = (wanted: number): number => {
    for (; line < wanted; line++) at += a[line]?.length ?? 0;
    return at;
  };
  return lineChanges(a, b).map(({ from, to, newFrom, newTo }) => ({
    start: placeOf(from),
    end: placeOf(to),
    newText: b.slice(newFrom, newTo).join(''),
  }));
}
