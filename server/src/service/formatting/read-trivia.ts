import { skipBlanks } from '../../edits/layout';
import { Unsafe } from '../../edits/unsafe';
import type { OwnLine, Remark } from './layout-tree';

/** What stands between two parts of a document: blanks, line breaks, comments, in flow style commas. */
export interface Gap {
  /** Comment on the line on which the gap begins. */
  remark: Remark | undefined;
  lines: OwnLine[];
  hasBreak: boolean;
  commas: number;
}

/** Reads the text from one part to the next. Anything unexpected there makes the document unsafe to format. */
export function readGap(text: string, from: number, to: number): Gap {
  const gap: Gap = { remark: undefined, lines: [], hasBreak: false, commas: 0 };
  let isBlankLine = false;
  for (let at = from; at < to;) {
    const c = text[at];
    if (c === '#') {
      const end = endOfLine(text, at);
      if (end > to) throw new Unsafe();
      const comment = text.slice(at, end).trimEnd();
      if (!gap.hasBreak) gap.remark = { text: comment, column: columnAt(text, at) };
      else gap.lines.push(comment);
      isBlankLine = false;
      at = end;
    } else if (c === '\n') {
      if (gap.hasBreak && isBlankLine) gap.lines.push('');
      gap.hasBreak = true;
      isBlankLine = true;
      at++;
    } else if (c === ',') {
      gap.commas++;
      isBlankLine = false;
      at++;
    } else if (c === ' ') at++;
    // What holds of a tab holds of all blanks behind it.
    else if (c === '\t' && isIdleTab(text, at)) at = skipBlanks(text, at);
    else throw new Unsafe();
  }
  return gap;
}

/** A tab that indents nothing: only the end of the line or a comment behind something follows. */
function isIdleTab(text: string, at: number): boolean {
  const end = endOfLine(text, at);
  const rest = text.slice(at, end).trimStart();
  const isFirst = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim() === '';
  return rest === '' || (rest.startsWith('#') && !isFirst);
}

export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

export function columnAt(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}

/** At most one blank line in a row. */
export function withoutBlankRuns(lines: readonly OwnLine[]): OwnLine[] {
  return lines.filter((line, i) => line !== '' || lines[i - 1] !== '');
}

/** Without blank lines at the start. */
export function withoutLeadingBlanks(lines: readonly OwnLine[]): OwnLine[] {
  const first = lines.findIndex((line) => line !== '');
  return first < 0 ? [] : lines.slice(first);
}

/** Without blank lines at the end. */
export function withoutTrailingBlanks(lines: readonly OwnLine[]): OwnLine[] {
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}
