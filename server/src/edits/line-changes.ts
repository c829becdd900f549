/** Lines `before[from, to)` give way to `after[newFrom, newTo)`. */
export interface LineChange {
  from: number;
  to: number;
  newFrom: number;
  newTo: number;
}

/** Beyond this product of changed lines the middle counts as one change: comparing costs as much. */
const MOST_PAIRS = 4_000_000;

/** The lines of a text, each with its line break, so that a changed line end shows. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The runs of lines in which two texts differ, ascending; a longest common sequence of lines stays. */
export function lineChanges(before: readonly string[], after: readonly string[]): LineChange[] {
  const head = equalLength(before, after);
  const tail = equalLength(before.slice(head).reverse(), after.slice(head).reverse());
  const a = before.slice(head, before.length - tail);
  const b = after.slice(head, after.length - tail);
  if (a.length + b.length === 0) return [];
  const changes =
    a.length * b.length > MOST_PAIRS
      ? [{ from: 0, to: a.length, newFrom: 0, newTo: b.length }]
      : compare(a, b);
  return changes.map(({ from, to, newFrom, newTo }) => ({
    from: from + head,
    to: to + head,
    newFrom: newFrom + head,
    newTo: newTo + head,
  }));
}

/** How many lines at the start of both are equal. */
function equalLength(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function compare(a: readonly string[], b: readonly string[]): LineChange[] {
  const longest = commonLengths(a, b);
  const width = b.length + 1;
  const changes: LineChange[] = [];
  let [i, j] = [0, 0];
  const isEqual = () => i < a.length && j < b.length && a[i] === b[j];
  while (i < a.length || j < b.length) {
    if (isEqual()) {
      i++;
      j++;
      continue;
    }
    const [from, newFrom] = [i, j];
    while ((i < a.length || j < b.length) && !isEqual()) {
      const drops =
        j >= b.length || (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0);
      if (i < a.length && drops) i++;
      else j++;
    }
    changes.push({ from, to: i, newFrom, newTo: j });
  }
  return changes;
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
