import type { Span } from '../draft/spans';
import {
  backOverBlanks,
  columnOf,
  commaAfter,
  isFirstOnLine,
  isLastOnLine,
  lineEnd,
  lineStart,
  nextLineStart,
  previousLineEnd,
  skipBlanks,
  skipSpace,
} from './layout';
import type { TextEdit } from './text-edits';
import { Unsafe } from './unsafe';

/** What happens to the entries of a map or list: pairs, or items (in block style with their dash). */
export interface EntryChanges {
  removed: ReadonlySet<number>;
  /** New text of whole entries. */
  replaced: ReadonlyMap<number, string>;
  /** New entries, each behind the entry of that position (-1: before all), in the order given. */
  inserted: readonly { after: number; text: string }[];
}

/** A collection whose every entry goes while others come keeps the place of the first entry. */
function settle(count: number, changes: EntryChanges): EntryChanges {
  const [first, ...rest] = changes.inserted;
  if (changes.removed.size < count || !first || count === 0) return changes;
  return {
    removed: new Set([...changes.removed].filter((i) => i !== 0)),
    replaced: new Map([...changes.replaced, [0, first.text]]),
    inserted: rest.map(({ text }) => ({ after: 0, text })),
  };
}

/** The last entry at or before `after` that stays; -1 where there is none. */
function keptBefore(after: number, removed: ReadonlySet<number>): number {
  let i = after;
  while (i >= 0 && removed.has(i)) i--;
  return i;
}

function replacements(entries: readonly Span[], changes: EntryChanges): TextEdit[] {
  return [...changes.replaced].flatMap(([i, newText]) => {
    const entry = entries[i];
    return entry ? [{ ...entry, newText }] : [];
  });
}

/** Edits of a collection in block style: whole lines come and go, each with its own comment. */
export function changeBlock(
  text: string,
  entries: readonly Span[],
  asked: EntryChanges,
  eol: string,
  kind: 'map' | 'list',
): TextEdit[] {
  const changes = settle(entries.length, asked);
  const { removed } = changes;
  const first = entries[0];
  if (!first) throw new Unsafe();
  const indent = ' '.repeat(columnOf(text, first.start));
  const edits = [...replacements(entries, changes), ...removedLines(text, entries, removed)];
  for (const { after, text: entry } of changes.inserted) {
    const before = entries[keptBefore(after, removed)];
    if (before) {
      const at = lineEnd(text, before.end);
      if (!isLastOnLine(text, before.end)) throw new Unsafe();
      edits.push({ start: at, end: at, newText: eol + indent + entry });
      continue;
    }
    const next = entries.find((_, i) => !removed.has(i));
    if (!next) throw new Unsafe();
    const above = kind === 'list' && isFirstOnLine(text, next.start);
    const at = above ? aboveComments(text, next.start) : next.start;
    edits.push({
      start: at,
      end: at,
      newText: above ? indent + entry + eol : entry + eol + indent,
    });
  }
  return edits;
}

/** Start of the first of the comment lines directly above: they belong to what stands below. */
function aboveComments(text: string, at: number): number {
  let start = lineStart(text, at);
  for (;;) {
    const above = start > 0 ? lineStart(text, start - 1) : start;
    if (above === start || text[skipBlanks(text, above)] !== '#') return start;
    start = above;
  }
}

function removedLines(
  text: string,
  entries: readonly Span[],
  removed: ReadonlySet<number>,
): TextEdit[] {
  const edits: TextEdit[] = [];
  // Where the next entry moves up behind the dash of the one that goes.
  let movesUpTo: number | undefined;
  for (const i of [...removed].sort((a, b) => a - b)) {
    const { start, end } = entries[i] ?? unknownEntry();
    if (!isLastOnLine(text, end)) throw new Unsafe();
    if (start === movesUpTo || (i === 0 && !isFirstOnLine(text, start))) {
      movesUpTo = skipSpace(text, lineEnd(text, end));
      edits.push({ start, end: movesUpTo, newText: '' });
      continue;
    }
    const from = previousLineEnd(text, start);
    edits.push(
      from === undefined
        ? { start: 0, end: nextLineStart(text, end), newText: '' }
        : { start: from, end: lineEnd(text, end), newText: '' },
    );
  }
  return edits;
}

function unknownEntry(): never {
  throw new Unsafe();
}

/** Edits of a collection in braces or brackets: entries come and go with their commas. */
export function changeFlow(
  text: string,
  whole: Span,
  entries: readonly Span[],
  asked: EntryChanges,
  eol: string,
): TextEdit[] {
  if (entries.length === 0) return fillFlow(text, whole, asked);
  const changes = settle(entries.length, asked);
  const { removed } = changes;
  const edits = [...replacements(entries, changes), ...removedFromFlow(text, entries, removed)];
  for (const [i, texts] of byPlace(changes)) {
    const before = entries[i];
    const next = entries.find((_, j) => !removed.has(j));
    if (before) {
      const tailGoes = i + 1 < entries.length && entries.every((_, j) => j <= i || removed.has(j));
      edits.push(
        ...(tailGoes
          ? [insertion(before.end, `, ${texts.join(', ')}`)]
          : insertBehind(text, before, entries[i + 1]?.start ?? whole.end - 1, texts, eol)),
      );
    } else if (next) {
      const own = isFirstOnLine(text, next.start);
      const gap = own ? eol + text.slice(lineStart(text, next.start), next.start) : ' ';
      edits.push(insertion(next.start, texts.map((entry) => `${entry},${gap}`).join('')));
    } else {
      throw new Unsafe();
    }
  }
  return edits;
}

/** What is inserted, by the entry that stays before it. */
function byPlace({ inserted, removed }: EntryChanges): Map<number, string[]> {
  const places = new Map<number, string[]>();
  for (const { after, text } of inserted) {
    const i = keptBefore(after, removed);
    places.set(i, [...(places.get(i) ?? []), text]);
  }
  return places;
}

function insertion(at: number, newText: string): TextEdit {
  return { start: at, end: at, newText };
}

function fillFlow(text: string, whole: Span, changes: EntryChanges): TextEdit[] {
  const filling = changes.inserted.map((i) => i.text).join(', ');
  const start = whole.start + 1;
  const end = whole.end - 1;
  if (text.slice(start, end).trim() !== '') throw new Unsafe();
  return [{ start, end, newText: text[whole.start] === '{' ? ` ${filling} ` : filling }];
}

/** New entries follow an entry that has a line to itself on lines of their own, else on its line. */
function insertBehind(
  text: string,
  before: Span,
  follower: number,
  texts: readonly string[],
  eol: string,
): TextEdit[] {
  const comma = commaAfter(text, before.end);
  const lastHere = lineEnd(text, before.end);
  const ownLine =
    isFirstOnLine(text, before.start) &&
    follower > lastHere &&
    (comma === undefined || (comma < lastHere && isLastOnLine(text, comma + 1)));
  if (!ownLine) return [insertion(before.end, `, ${texts.join(', ')}`)];
  const indent = eol + text.slice(lineStart(text, before.start), before.start);
  if (comma !== undefined)
    return [insertion(lastHere, texts.map((entry) => `${indent}${entry},`).join(''))];
  return [insertion(before.end, ','), insertion(lastHere, indent + texts.join(`,${indent}`))];
}

function removedFromFlow(
  text: string,
  entries: readonly Span[],
  removed: ReadonlySet<number>,
): TextEdit[] {
  const lastKept = keptBefore(entries.length - 1, removed);
  const kept = entries[lastKept];
  if (!kept) throw new Unsafe();
  const edits: TextEdit[] = [];
  entries.forEach((entry, i) => {
    if (removed.has(i) && i < lastKept) edits.push(removeWithComma(text, entry));
  });
  const last = entries.at(-1);
  if (last && last !== kept) edits.push(...removeTail(text, entries.slice(lastKept)));
  return edits;
}

/** An entry that others follow goes with the comma behind it, and with its line where it has one of its own. */
function removeWithComma(text: string, entry: Span): TextEdit {
  const comma = commaAfter(text, entry.end);
  if (comma === undefined) throw new Unsafe();
  const next = skipBlanks(text, comma + 1);
  if (!isLastOnLine(text, comma + 1)) return { start: entry.start, end: next, newText: '' };
  if (isFirstOnLine(text, entry.start)) {
    const start = previousLineEnd(text, entry.start) ?? entry.start;
    return { start, end: lineEnd(text, comma), newText: '' };
  }
  return { start: backOverBlanks(text, entry.start), end: comma + 1, newText: '' };
}

/** The entries behind the first of `entries` go to the end of the collection. */
function removeTail(text: string, entries: readonly Span[]): TextEdit[] {
  const [kept, ...tail] = entries;
  const last = tail.at(-1);
  if (!kept || !last) return [];
  if (!text.slice(kept.end, last.end).includes('\n'))
    return [{ start: kept.end, end: last.end, newText: '' }];
  const comma = commaAfter(text, kept.end);
  if (comma === undefined) throw new Unsafe();
  const edits: TextEdit[] = [{ start: comma, end: comma + 1, newText: '' }];
  for (const entry of tail) {
    const end = (commaAfter(text, entry.end) ?? entry.end - 1) + 1;
    const first = isFirstOnLine(text, entry.start);
    const lineBefore = previousLineEnd(text, entry.start);
    if (first && isLastOnLine(text, end) && lineBefore !== undefined)
      edits.push({ start: lineBefore, end: lineEnd(text, end), newText: '' });
    else if (first) edits.push({ start: entry.start, end: skipBlanks(text, end), newText: '' });
    else edits.push({ start: backOverBlanks(text, entry.start), end, newText: '' });
  }
  return edits;
}
