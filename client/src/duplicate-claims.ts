import { ClaimHolders } from '../../server/src/check/claim-holders';

/** A checked draft: its key, its folder and the path below that, and its claim numbers. */
export interface PlacedDraft {
  key: string;
  folder: string;
  path: string;
  numbers: readonly (string | null)[];
}

/**
 * For each draft, by its key, and each of its claims the path of a draft before it in its folder that
 * has the same number, `null` where none has. Drafts that share no number are left out.
 */
export function numbersElsewhere(drafts: readonly PlacedDraft[]): Map<string, (string | null)[]> {
  const sorted = [...drafts].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const folders = new Map<string, ClaimHolders>();
  const elsewhere = new Map<string, (string | null)[]>();
  for (const { key, folder, path, numbers } of sorted) {
    const holders = folders.get(folder) ?? new ClaimHolders();
    folders.set(folder, holders);
    const others = holders.before(numbers);
    holders.add(path, numbers);
    if (others.some((other) => other !== null)) elsewhere.set(key, others);
  }
  return elsewhere;
}
