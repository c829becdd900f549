/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/**
 * Milliseconds that several works take: in each round all in turn, so that what else the machine does
 * meets all alike, and of each the quickest round after some that warm up.
 */
export async function timesOf<Name extends string>(
  works: Readonly<Record<Name, () => unknown>>,
  rounds = 7,
  warming = 3,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, Infinity])) as Record<Name, number>;
  for (let round = 0; round < warming + rounds; round++)
    for (const name of names) {
      const start = performance.now();
      await works[name]();
      if (round >= warming) times[name] = Math.min(times[name], performance.now() - start);
    }
  return times;
}
