import type { TextEdit } from '../edits/text-edits';

/** Beyond this many changed lines the middle is replaced as a whole: comparing costs their product. */
const MOST_LINES = 2_000;

/** Edits that turn one text into another, line by line: lines that stay are not touched. */
export function changesBetween(before: string, after: string): TextEdit[] {
  const a = linesOf(before);
  const b = linesOf(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail++;
  const start = lengthOf(a.slice(0, head));
  const [oldLines, newLines] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  if (oldLines.length === 0 && newLines.length === 0) return [];
  if (oldLines.length > MOST_LINES || newLines.length > MOST_LINES)
    return [{ start, end: start + lengthOf(oldLines), newText: newLines.join('') }];
  return compare(oldLines, newLines, start);
}

/** The lines of a text, each with its line break. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

/** Keeps a longest common sequence of lines and replaces what lies between. */
function compare(a: readonly string[], b: readonly string[], start: number): TextEdit[] {
  const longest = commonLengths(a, b);
  const width = b.length + 1;
  const edits: TextEdit[] = [];
  let [i, j, at] = [0, 0, start];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      at += a[i]?.length ?? 0;
      i++;
      j++;
      continue;
    }
    const drop =
      i < a.length &&
      (j >= b.length || (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0));
    const last = edits.at(-1);
    const edit = last?.end === at ? last : { start: at, end: at, newText: '' };
    if (edit !== last) edits.push(edit);
    if (drop) {
      at += a[i]?.length ?? 0;
      edit.end = at;
      i++;
    } else {
      edit.newText += b[j] ?? '';
      j++;
    }
  }
  return edits;
}

/** Lengths of the longest common sequences of what follows, row by row. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  return lengths;
}
