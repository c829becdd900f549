/** A change of a text as a unified diff with three lines of context; empty when nothing changed. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const a = splitLines(before);
  const b = splitLines(after);
  const hunks = groupHunks(changes(a, b), a.length);
  const body = hunks.map((hunk) => writeHunk(hunk, a, b)).join('');
  return `--- a/${path}\n+++ b/${path}\n${body}`;
}

/** Lines `a[from, to)` give way to `b[bFrom, bTo)`. */
interface Change {
  from: number;
  to: number;
  bFrom: number;
  bTo: number;
}

const CONTEXT = 3;

/** Lines with their ends, so that a changed line end shows. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The differing runs, by the longest common subsequence between the equal head and tail. */
function changes(a: readonly string[], b: readonly string[]): Change[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail++;
  const n = a.length - head - tail;
  const m = b.length - head - tail;
  if (n * m > 4_000_000) return [{ from: head, to: head + n, bFrom: head, bTo: head + m }];
  const longest = Array.from({ length: n + 1 }, () => new Uint32Array(m + 1));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--) {
      const row = longest[i];
      if (row)
        row[j] =
          a[head + i] === b[head + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const found: Change[] = [];
  let [i, j] = [0, 0];
  while (i < n || j < m) {
    if (i < n && j < m && a[head + i] === b[head + j]) {
      i++;
      j++;
      continue;
    }
    const change = { from: head + i, to: head + i, bFrom: head + j, bTo: head + j };
    while ((i < n || j < m) && !(i < n && j < m && a[head + i] === b[head + j])) {
      if (j >= m || (i < n && at(i + 1, j) >= at(i, j + 1))) i++;
      else j++;
    }
    found.push({ ...change, to: head + i, bTo: head + j });
  }
  return found;
}

function groupHunks(all: readonly Change[], length: number): Change[][] {
  const hunks: Change[][] = [];
  for (const change of all) {
    const last = hunks.at(-1);
    const end = last?.at(-1)?.to ?? -Infinity;
    if (last && change.from - end <= 2 * CONTEXT && end <= length) last.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function writeHunk(hunk: readonly Change[], a: readonly string[], b: readonly string[]): string {
  const [first, last] = [hunk[0], hunk.at(-1)];
  if (!first || !last) return '';
  const from = Math.max(0, first.from - CONTEXT);
  const to = Math.min(a.length, last.to + CONTEXT);
  const bFrom = first.bFrom - (first.from - from);
  const bTo = last.bTo + (to - last.to);
  const rows: string[] = [];
  let at = from;
  for (const change of hunk) {
    rows.push(...a.slice(at, change.from).map((line) => ` ${line}`));
    rows.push(...a.slice(change.from, change.to).map((line) => `-${line}`));
    rows.push(...b.slice(change.bFrom, change.bTo).map((line) => `+${line}`));
    at = change.to;
  }
  rows.push(...a.slice(at, to).map((line) => ` ${line}`));
  const place = (start: number, count: number) => `${count === 0 ? start : start + 1},${count}`;
  const head = `@@ -${place(from, to - from)} +${place(bFrom, bTo - bFrom)} @@\n`;
  return (
    head +
    rows
      .map((row) => (row.endsWith('\n') ? row : `${row}\n\\ No newline at end of file\n`))
      .join('')
  );
}
