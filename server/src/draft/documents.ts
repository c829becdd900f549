import type { Span } from './spans';

/**
 * Cuts a file at its document marks, so that a document can be read without the others. A mark is
 * `---` in column 0 followed by white space or the end; YAML forbids it everywhere else, even in
 * scalars. Comments before the first mark belong to the document that it opens. A file with
 * directives (`%`) or end marks (`...`) stays whole: there the marks mean more.
 */
export function cutDocuments(text: string): Span[] {
  return cutStretch(text, undefined, text.length) ?? [{ start: firstOf(text), end: text.length }];
}

/**
 * Cuts a stretch of a file: from a mark, or undefined for the start, up to a mark or the end. Undefined
 * where what stands there keeps the file whole.
 */
export function cutStretch(
  text: string,
  mark: number | undefined,
  end: number,
): Span[] | undefined {
  const isFirst = mark === undefined;
  const start = mark ?? firstOf(text);
  const spans: Span[] = [];
  let from = start;
  for (let line = start; line >= start && line < end; line = text.indexOf('\n', line) + 1 || -1) {
    const first = text.charCodeAt(line);
    if (first === PERCENT || (first === DOT && isAlone('...', text, line))) return undefined;
    if (first !== DASH || !isAlone('---', text, line)) continue;
    const opens = isFirst ? spans.length === 0 && isOnlyComments(text, from, line) : line === start;
    if (opens) continue;
    spans.push({ start: from, end: line });
    from = line;
  }
  spans.push({ start: from, end });
  return spans;
}

function firstOf(text: string): number {
  return text.startsWith('\uFEFF') ? 1 : 0;
}

const [PERCENT, DASH, DOT] = [37, 45, 46];

/** A mark stands there, and white space or the end behind it. */
function isAlone(mark: string, text: string, at: number): boolean {
  return text.startsWith(mark, at) && isBlankAt(text, at + mark.length);
}

/** Nothing but blank lines and comments; line by line, for one pattern over all may overflow. */
function isOnlyComments(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at = text.indexOf('\n', at) + 1)
    if (!/^[ \t]*(?:#.*)?\r?\n$/.test(text.slice(at, text.indexOf('\n', at) + 1))) return false;
  return true;
}

function isBlankAt(text: string, offset: number): boolean {
  const c = text[offset];
  return c === undefined || c === ' ' || c === '\t' || c === '\r' || c === '\n';
}
