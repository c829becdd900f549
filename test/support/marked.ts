import { checkDocument, type CheckedDocument } from '../../server/src/service/checked-document';
import { LineTable } from '../../server/src/service/positions';
import { checker, OPTIONS } from './resources';
import type { CheckOptions } from '../../server/src/check/check';
import type { Checker } from '../../server/src/check/check';
import type { Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';

/** Marks the cursor in the text of a test. */
const CURSOR = '¦';

export interface Marked {
  text: string;
  offset: number;
  position: Position;
}

/** Takes the cursor's mark out of a text. */
export function marked(text: string): Marked {
  const offset = text.indexOf(CURSOR);
  if (offset < 0 || text.includes(CURSOR, offset + 1)) throw new Error('mark one cursor by ¦');
  const plain = text.replace(CURSOR, '');
  return { text: plain, offset, position: new LineTable(plain).positionAt(offset) };
}

export const LINE_ENDS = [
  { name: 'LF', convert: (text: string) => text },
  { name: 'CRLF', convert: (text: string) => text.replaceAll('\n', '\r\n') },
];

let shared: Checker | undefined;

/** A draft as the features see it, checked against the project's own packs. */
export function checked(text: string, options: Partial<CheckOptions> = {}): CheckedDocument {
  shared ??= checker();
  return checkDocument({ uri: 'file:///drafts/test.claim.yaml', version: 3, text }, shared, {
    ...OPTIONS,
    ...options,
  });
}

/** The text after protocol edits. They may not overlap and must lie within the text. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineTable(text);
  const at = (range: Range) => ({
    start: lines.offsetAt(range.start),
    end: lines.offsetAt(range.end),
  });
  const sorted = edits.map((e) => ({ ...at(e.range), newText: e.newText }));
  sorted.sort((a, b) => a.start - b.start);
  let result = '';
  let from = 0;
  for (const { start, end, newText } of sorted) {
    if (start < from) throw new Error('edits overlap');
    result += text.slice(from, start) + newText;
    from = end;
  }
  return result + text.slice(from);
}

/** The edits of a workspace edit, which must be of one version of the one document. */
export function editsOf(edit: WorkspaceEdit | undefined, document: CheckedDocument): TextEdit[] {
  const [change, ...others] = edit?.documentChanges ?? [];
  if (!change || others.length > 0 || edit?.changes)
    throw new Error('one versioned edit is wanted');
  if (!('textDocument' in change) || change.textDocument.uri !== document.uri)
    throw new Error('the edit is of another document');
  if (change.textDocument.version !== document.version)
    throw new Error('the edit is of another version');
  return change.edits.map((e) => ({ range: e.range, newText: 'newText' in e ? e.newText : '' }));
}
