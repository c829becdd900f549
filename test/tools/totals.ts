/** How many tests have passed and failed. */
export interface Totals {
  passed: number;
  failed: number;
}

const mark = '[totals]';

/** The line by which a suite tells its totals to the program that started it. */
export function formatTotals(totals: Totals): string {
  return `${mark} ${totals.passed} ${totals.failed}`;
}

/** Reads such a line; undefined for any other. */
export function parseTotals(line: string): Totals | undefined {
  const match = /^\[totals\] (\d+) (\d+)$/.exec(line.trim());
  return match ? { passed: Number(match[1]), failed: Number(match[2]) } : undefined;
}

/** Sums up several. */
export function addTotals(all: readonly Totals[]): Totals {
  return all.reduce(
    (sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }),
    { passed: 0, failed: 0 },
  );
}
