import { lineChanges, linesOf, type LineChange } from '../edits/line-changes';

/** A change of a text as a unified diff with three lines of context; empty when nothing changed. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const a = linesOf(before);
  const b = linesOf(after);
  const hunks = groupHunks(lineChanges(a, b), a.length);
  const body = hunks.map((hunk) => writeHunk(hunk, a, b)).join('');
  return `--- a/${path}\n+++ b/${path}\n${body}`;
}

const CONTEXT = 3;

function groupHunks(all: readonly LineChange[], length: number): LineChange[][] {
  const hunks: LineChange[][] = [];
  for (const change of all) {
    const last = hunks.at(-1);
    const end = last?.at(-1)?.to ?? -Infinity;
    if (last && change.from - end <= 2 * CONTEXT && end <= length) last.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function writeHunk(
  hunk: readonly LineChange[],
  a: readonly string[],
  b: readonly string[],
): string {
  const [first, last] = [hunk[0], hunk.at(-1)];
  if (!first || !last) return '';
  const from = Math.max(0, first.from - CONTEXT);
  const to = Math.min(a.length, last.to + CONTEXT);
  const bFrom = first.newFrom - (first.from - from);
  const bTo = last.newTo + (to - last.to);
  const rows: string[] = [];
  let at = from;
  for (const change of hunk) {
    rows.push(...a.slice(at, change.from).map((line) => ` ${line}`));
    rows.push(...a.slice(change.from, change.to).map((line) => `-${line}`));
    rows.push(...b.slice(change.newFrom, change.newTo).map((line) => `+${line}`));
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
