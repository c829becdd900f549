import type { Range, TextEdit } from 'vscode-languageserver-types';
import { cutDocuments } from '../draft/documents';
import { lineBreakOf } from '../edits/layout';
import { formatDocument, type Rows } from './formatting/format-document';
import { LineTable } from './positions';
import { changesBetween } from './text-changes';

export interface FormattingOptions {
  /** Columns of one level, as the editor has it. */
  tabSize: number;
}

/**
 * Edits that bring a draft into the form of the format's own examples: the order of its keys, two
 * columns a level, neighbouring lines in braces aligned. Comments, quotes and the choice between
 * braces and lines stay the writer's. With a range, only the service lines, therapies and fields
 * that it touches. A document in which anything would be at risk is left as it is.
 */
export function formatting(
  text: string,
  { tabSize }: FormattingOptions,
  range?: Range,
): TextEdit[] {
  const plain = text.replaceAll('\r\n', '\n');
  if (plain.includes('\r')) return [];
  const style = { step: Math.min(Math.max(Math.trunc(tabSize) || 2, 2), 8) };
  const rows = range && rowsOf(range);
  const spans = cutDocuments(plain);
  const lines = new LineTable(plain);
  const formatted = spans.map((span, i) => {
    const document = plain.slice(span.start, span.end);
    const isLast = i === spans.length - 1;
    if (!rows) return formatDocument(document, style, { isLast });
    const above = lines.rowAt(span.start);
    const own = { first: rows.first - above, last: rows.last - above };
    const touches = rows.first <= lines.rowAt(span.end) && rows.last >= above;
    return touches ? formatDocument(document, style, { isLast, rows: own }) : document;
  });
  const after = plain.slice(0, spans[0]?.start ?? 0) + formatted.join('');
  return protocolEdits(plain, after, lineBreakOf(text));
}

/** The rows that a range touches; one that ends before the first character of a row does not touch it. */
function rowsOf({ start, end }: Range): Rows {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return { first: start.line, last };
}

/** The lines that differ as edits; rows are the same whatever the line breaks. */
function protocolEdits(before: string, after: string, eol: string): TextEdit[] {
  const lines = new LineTable(before);
  return changesBetween(before, after)
    .flatMap((edit) => narrowed(before, edit))
    .map(({ newText, ...span }) => ({
      range: lines.rangeOf(span),
      newText: newText.replaceAll('\n', eol),
    }));
}

interface Change {
  start: number;
  end: number;
  newText: string;
}

/** Where as many lines come as go, each is changed only between what stays at its ends. */
function narrowed(text: string, change: Change): Change[] {
  const old = text.slice(change.start, change.end).split('\n');
  const lines = change.newText.split('\n');
  if (old.length !== lines.length) return [change];
  let at = change.start;
  return old.flatMap((line, i): Change[] => {
    const start = at;
    at += line.length + 1;
    return line === lines[i] ? [] : [narrowedLine(start, line, lines[i] ?? '')];
  });
}

function narrowedLine(start: number, before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  if (isHighSurrogate(before.charCodeAt(head - 1))) head--;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  if (isLowSurrogate(before.charCodeAt(before.length - tail))) tail--;
  return {
    start: start + head,
    end: start + before.length - tail,
    newText: after.slice(head, after.length - tail),
  };
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
