import * as assert from 'node:assert/strict';
import type { ModelEdit } from '../../server/src/draft/edits';
import { parseDraft } from '../../server/src/draft/parse';
import { textEditsFor } from '../../server/src/edits/edit-draft';
import { applyTextEdits, type TextEdit } from '../../server/src/edits/text-edits';

/** A draft before and after edits; `null`: they cannot be made. */
export interface Golden {
  does: string;
  before: string;
  edits: readonly ModelEdit[];
  after: string | null;
}

/** The edits of the first claim of a text, in offsets of the file. */
export function editsOf(text: string, edits: readonly ModelEdit[]): TextEdit[] | undefined {
  const [claim] = parseDraft(text).claims;
  assert.ok(claim, 'the text holds a claim');
  return textEditsFor(claim, edits)?.map((edit) => ({
    start: edit.start + claim.offset,
    end: edit.end + claim.offset,
    newText: edit.newText,
  }));
}

/** The text after edits of its first claim; `null` where they cannot be made. */
export function edited(text: string, edits: readonly ModelEdit[]): string | null {
  const made = editsOf(text, edits);
  if (!made) return null;
  made.forEach((edit, i) => {
    assert.ok(edit.start <= edit.end, 'a range runs forward');
    assert.ok(i === 0 || (made[i - 1]?.end ?? 0) < edit.start, 'ascending, apart');
  });
  return applyTextEdits(text, made);
}

/** One test a case and a way of ending lines: LF, CRLF, a byte-order mark, no last line break. */
export function goldenTests(cases: readonly Golden[]): void {
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  const unended = (text: string) => text.replace(/\n$/, '');
  const forms: [string, (text: string) => string][] = [
    ['LF', (text) => text],
    ['CRLF', crlf],
    ['no last line break', unended],
    ['BOM and CRLF', (text) => `\uFEFF${crlf(text)}`],
  ];
  for (const { does, before, edits, after } of cases)
    it(does, () => {
      for (const [form, shape] of forms) {
        const wanted = after === null ? null : shape(after);
        assert.equal(edited(shape(before), edits), wanted, form);
        if (wanted !== null) assertParses(wanted, before);
      }
    });
}

/** No fault of syntax that was not there before. */
function assertParses(after: string, before: string): void {
  const faults = (text: string) =>
    parseDraft(text).claims.flatMap((c) => c.faults.filter((f) => f.rule === 'yaml-syntax'));
  assert.ok(faults(after).length <= faults(before).length, `parses:\n${after}`);
}
