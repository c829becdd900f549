import { wordsOf, type CodeInfo, type CodeTables } from '../../codes/tables';
import type { ObsoleteEntry } from '../../codes/types';

/** A code, or a number that is none, with the words by which it is found. */
export interface FindableCode {
  code: string;
  info: CodeInfo | undefined;
  obsolete: ObsoleteEntry | undefined;
  name: string;
  /** Words of its name and drugs, each with a blank before. */
  first: string;
  /** Further words: of its text, category, kind, schedule. */
  further: string;
}

/** How a code was found, by number, by name or by other words: the lower the better. */
export type Match = 0 | 1 | 2;
export const MATCHES = 3;

const findable = new WeakMap<CodeTables, readonly FindableCode[]>();

/** Every code of the tables, in order, then the numbers that are none. Made once. */
export function findableCodes(codes: CodeTables): readonly FindableCode[] {
  let known = findable.get(codes);
  if (!known) findable.set(codes, (known = gather(codes)));
  return known;
}

function gather(codes: CodeTables): FindableCode[] {
  const valid = codes.allCodes().flatMap((code) => {
    const info = codes.code(code);
    return info ? [ofCode(info)] : [];
  });
  const invalid = codes.allObsolete().flatMap((code) => {
    const entry = codes.obsolete(code);
    return entry && !codes.code(code) ? [ofObsolete(code, entry)] : [];
  });
  return [...valid, ...invalid];
}

/** Schedules by another name. */
const NAMES_OF_INTERVALS: Record<number, string> = { 6: 'qid', 8: 'tid', 12: 'bid', 24: 'daily' };

function ofCode(info: CodeInfo): FindableCode {
  const { code, name, every_hours: hours } = info;
  const interval = hours
    ? `every ${hours} hours q${hours}h ${NAMES_OF_INTERVALS[hours] ?? ''}`
    : '';
  return {
    code,
    info,
    obsolete: undefined,
    name,
    first: searched([name, ...(info.drug ?? []), ...(info.brands ?? []), ...(info.also ?? [])]),
    further: searched([
      interval,
      info.text,
      info.category,
      info.family,
      info.kind,
      ...(info.routes ?? []),
    ]),
  };
}

function ofObsolete(code: string, obsolete: ObsoleteEntry): FindableCode {
  const name = obsolete.instead?.length ? `use ${obsolete.instead.join(' or ')}` : 'no code';
  const first = searched([obsolete.text, ...(obsolete.instead ?? [])]);
  return { code, info: undefined, obsolete, name, first, further: '' };
}

function searched(parts: readonly (string | undefined)[]): string {
  return ` ${wordsOf(parts.filter((part) => part !== undefined).join(' '))}`;
}

/** A code that was found. */
export interface FoundCode<T> {
  found: T;
  match: Match;
}

/** Those of the codes that begin as typed, or have a word that begins with each typed one. */
export function searchCodes<T extends FindableCode>(
  codes: readonly T[],
  typed: string,
): FoundCode<T>[] {
  const number = typed.trim().toUpperCase();
  const words = wordsOf(typed)
    .split(' ')
    .filter(Boolean)
    .map((word) => ` ${word}`);
  const result: FoundCode<T>[] = [];
  for (const found of codes) {
    const match = matchOf(found, number, words);
    if (match !== undefined) result.push({ found, match });
  }
  return result;
}

function matchOf(
  { code, first, further }: FindableCode,
  number: string,
  words: readonly string[],
): Match | undefined {
  if (code.startsWith(number)) return 0;
  if (words.length === 0) return undefined;
  if (words.every((word) => first.includes(word))) return 1;
  return words.every((word) => first.includes(word) || further.includes(word)) ? 2 : undefined;
}
