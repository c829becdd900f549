import { lineEnd, lineStart } from '../../edits/layout';

/** The word at the cursor, in offsets of the file. */
export interface TypedWord {
  text: string;
  start: number;
  end: number;
  offset: number;
}

/** The word at the cursor, of which nothing lies before `from`. */
export function typedWordAt(text: string, offset: number, from = 0): TypedWord {
  const before = text.slice(Math.max(lineStart(text, offset), from), offset);
  // A dash that nothing stands behind opens an item; it is no part of a word.
  const isDash = /^[ \t]*(?:-[ \t]+)*-$/.test(before);
  let start = offset;
  if (!isDash) while (start > offset - before.length && isOfWord(text, start - 1)) start--;
  let end = offset;
  while (isOfWord(text, end)) end++;
  return { text, start, end, offset };
}

function isOfWord(text: string, at: number): boolean {
  return /[\w.-]/.test(text[at] ?? '');
}

/** Stands for what is being typed, so that YAML sees something there. */
export const STAND_IN = 'x';

/** One way in which what is typed may be meant. */
export interface StandIn {
  /** What has to be written before it. */
  lead: string;
  /** It is meant as a key, and its colon is missing. */
  key: boolean;
  /** The quote that is still open. */
  closing: string;
  /** It stands at the start of a line or an item: there a wrong guess breaks the syntax. */
  isHead: boolean;
}

/** The ways in which the word at the cursor may be meant, the likeliest first. */
export function standIns({ text, start, end }: TypedWord): StandIn[] {
  const before = text.slice(lineStart(text, start), start);
  const after = text.slice(end, lineEnd(text, end));
  const value = (lead: string, closing = ''): StandIn => ({
    lead,
    key: false,
    closing,
    isHead: false,
  });
  if (/^[ \t]*(?:-[ \t]+)*-?$/.test(before)) return atHead(text, end, before, after);
  if (isBehindColon(before) || /[^\s,[{],$/.test(before)) return [value(' ')];
  return [value('', openQuote(before, after))];
}

/** At the start of a line or of an item everything may come: a key, an item, a value. */
function atHead(text: string, end: number, before: string, after: string): StandIn[] {
  const hasColon = /^[ \t]*:(?:\s|$)/.test(after);
  const meant = (lead: string): StandIn[] => [
    { lead, key: !hasColon, closing: '', isHead: true },
    ...(hasColon ? [] : [{ lead, key: false, closing: '', isHead: true }]),
  ];
  if (before.endsWith('-')) return meant(' ');
  if (before.includes('-')) return meant('');
  const isBlank = before.trim() === '' && after.trim() === '';
  const missing = isBlank ? indentBelow(text, end).slice(before.length) : '';
  const [key, ...value] = meant('');
  return [
    ...(key ? [key] : []),
    ...meant('- '),
    ...value,
    // Nothing belongs at this column: what stands below tells the right one.
    ...(missing === '' ? [] : [...meant(missing), ...meant(`${missing}- `)]),
  ];
}

/** The indentation of the next line that has text. */
function indentBelow(text: string, at: number): string {
  for (let from = text.indexOf('\n', at); from >= 0; from = text.indexOf('\n', from + 1)) {
    const row = text.slice(from + 1, lineEnd(text, from + 1));
    if (row.trim() !== '') return /^ */.exec(row)?.[0] ?? '';
  }
  return '';
}

/** `payer:|` — and not the colon of `09:30` or of a quoted text. */
function isBehindColon(before: string): boolean {
  return /(?:^|[\s{,])["']?[a-z_]+["']?:$/.test(before);
}

/** The quote that is open at the end of a text and not closed behind it, if any. */
function openQuote(before: string, after: string): string {
  let open = '';
  for (let i = 0; i < before.length; i++) {
    const c = before[i] ?? '';
    if (open === '' && (c === '"' || c === "'") && /[\s[{,]/.test(before[i - 1] ?? ' ')) open = c;
    else if (c === open && !(c === '"' && before[i - 1] === '\\')) open = '';
  }
  return open !== '' && !after.includes(open) ? open : '';
}
