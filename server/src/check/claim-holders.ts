/** Which file has a claim number first, over files that are looked at in the order of their paths. */
export class ClaimHolders {
  private readonly first = new Map<string, string>();

  /**
   * For each claim of a file the path of a file before that has its number, `null` where none has.
   * @param numbers as the claims state them, `null` where one states none.
   */
  before(numbers: readonly (string | null)[]): (string | null)[] {
    return numbers.map((number) => (number === null ? null : (this.first.get(number) ?? null)));
  }

  /** The next file. */
  add(path: string, numbers: readonly (string | null)[]): void {
    for (const number of numbers)
      if (number !== null && !this.first.has(number)) this.first.set(number, path);
  }
}
