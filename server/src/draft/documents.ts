import type { Span } from './spans';

/** Blanks and comments up to a line end, or nothing. */
const ONLY_COMMENTS = /^(?:[ \t]*(?:#.*)?\r?\n)*$/;

/**
 * Cuts a file at its document marks, so that a document can be read without the others. A mark is
 * `---` in column 0 followed by white space or the end; YAML forbids it everywhere else, even in
 * scalars. Comments before the first mark belong to the document that it opens. A file with
 * directives (`%`) or end marks (`...`) stays whole: there the marks mean more.
 */
export function cutDocuments(text: string): Span[] {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  if (/^(?:%|\.\.\.(?:\s|$))/m.test(text.slice(start))) return [{ start, end: text.length }];
  const spans: Span[] = [];
  const mark = /^---(?=[ \t\r\n]|$)/gm;
  let from = start;
  for (let m = mark.exec(text); m; m = mark.exec(text)) {
    if (spans.length === 0 && ONLY_COMMENTS.test(text.slice(from, m.index))) continue;
    spans.push({ start: from, end: m.index });
    from = m.index;
  }
  if (from < text.length || spans.length === 0) spans.push({ start: from, end: text.length });
  return spans;
}
