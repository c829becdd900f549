import type { Span } from './spans';

const MARK = '---';

/**
 * Cuts a file at its document marks, so that a document can be read without the others. A mark is
 * `---` in column 0 followed by white space or the end; YAML forbids it everywhere else, even in
 * scalars. Comments before the first mark belong to the document that it opens. A file with
 * directives (`%`) or end marks (`...`) stays whole: there the marks mean more.
 */
export function cutDocuments(text: string): Span[] {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  if (!isPlain(text, start)) return [{ start, end: text.length }];
  const spans: Span[] = [];
  let from = start;
  for (let at = lineWith(text, MARK, start); at >= 0; at = lineWith(text, MARK, at + 1)) {
    if (!isBlankAt(text, at + MARK.length)) continue;
    if (spans.length === 0 && isOnlyComments(text, from, at)) continue;
    spans.push({ start: from, end: at });
    from = at;
  }
  if (from < text.length || spans.length === 0) spans.push({ start: from, end: text.length });
  return spans;
}

/** Nothing but blank lines and comments; line by line, for one pattern over all may overflow. */
function isOnlyComments(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at = text.indexOf('\n', at) + 1)
    if (!/^[ \t]*(?:#.*)?\r?\n$/.test(text.slice(at, text.indexOf('\n', at) + 1))) return false;
  return true;
}

/** Neither directives nor end marks. */
function isPlain(text: string, start: number): boolean {
  if (lineWith(text, '%', start) >= 0) return false;
  for (let at = lineWith(text, '...', start); at >= 0; at = lineWith(text, '...', at + 1))
    if (isBlankAt(text, at + 3)) return false;
  return true;
}

/** The next line, from an offset on, that begins with these characters. */
function lineWith(text: string, head: string, from: number): number {
  const atStart = from === 0 || (from === 1 && text.startsWith('\uFEFF'));
  if (atStart && text.startsWith(head, from)) return from;
  const found = text.indexOf(`\n${head}`, Math.max(0, from - 1));
  return found < 0 ? -1 : found + 1;
}

function isBlankAt(text: string, offset: number): boolean {
  const c = text[offset];
  return c === undefined || c === ' ' || c === '\t' || c === '\r' || c === '\n';
}
