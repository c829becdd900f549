/*
 * Names of products as billers write them: letter case, dots, hyphens and blanks do not count, and a
 * strength may stand anywhere in the text.
 */

/** A text in words: letters, numbers with decimals, percent signs. `MTE-4` and `mte 4` are the same. */
function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{L}+|\d+(?:\.\d+)?|%/gu) ?? []
  );
}

/** Where a name stands in a text, as whole words however they are divided; undefined when nowhere. */
function endOf(name: readonly string[], text: readonly string[]): number | undefined {
  const wanted = name.join('');
  for (let start = 0; start < text.length; start++) {
    let joined = '';
    for (let end = start; end < text.length && joined.length < wanted.length; end++) {
      joined += text[end] ?? '';
      if (joined === wanted) return end + 1;
    }
  }
  return undefined;
}

/** The first of the items whose name is the longest one found in the text, with its strength. */
export function productIn<T extends { names: readonly string[] }>(
  text: string,
  products: readonly T[],
): { product: T; percent: number | undefined } | undefined {
  const words = wordsIn(text);
  let best: { product: T; length: number; end: number } | undefined;
  for (const product of products)
    for (const name of product.names) {
      const nameWords = wordsIn(name);
      const end = nameWords.length > 0 ? endOf(nameWords, words) : undefined;
      const length = nameWords.join('').length;
      if (end !== undefined && length > (best?.length ?? 0)) best = { product, length, end };
    }
  if (!best) return undefined;
  return { product: best.product, percent: percentIn(words, best.end) };
}

/** The percentage behind the name, else the first one of the text. */
function percentIn(words: readonly string[], from: number): number | undefined {
  const behind = percentages(words.slice(from))[0];
  return behind ?? percentages(words)[0];
}

function percentages(words: readonly string[]): number[] {
  return words.flatMap((word, i) =>
    words[i + 1] === '%' && /^\d/.test(word) ? [Number(word)] : [],
  );
}
