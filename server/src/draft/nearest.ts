/** Edit distance with swaps of neighbours, given up above `limit`. */
export function distance(a: string, b: string, limit = 3): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (previous[j - 2] ?? 0) + 1);
      next.push(best);
    }
    previous = row;
    row = next;
  }
  return row[b.length] ?? limit + 1;
}

/** Candidates that are spelled like `text`, nearest first; at most `most` of them. */
export function nearest(text: string, candidates: Iterable<string>, most = 3): string[] {
  const wanted = text.toLowerCase().slice(0, 64);
  const limit = wanted.length <= 3 ? 1 : 2;
  const found: { candidate: string; d: number }[] = [];
  for (const candidate of candidates) {
    const d = distance(wanted, candidate.toLowerCase(), limit);
    if (d <= limit) found.push({ candidate, d });
  }
  return found
    .sort((a, b) => a.d - b.d || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map((f) => f.candidate);
}
