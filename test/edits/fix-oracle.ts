import * as assert from 'node:assert/strict';
import type { Checker } from '../../server/src/check/check';
import type { ClaimResult, Finding } from '../../server/src/check/finding';
import type { Fix } from '../../server/src/draft/edits';
import { parseDraft } from '../../server/src/draft/parse';
import { pathKey } from '../../server/src/draft/spans';
import { textEditsFor } from '../../server/src/edits/edit-draft';
import { fixText } from '../../server/src/edits/fix-passes';
import { applyTextEdits } from '../../server/src/edits/text-edits';
import { OPTIONS } from '../support/resources';
import { applyAll, meaning } from './apply-all';
import { plainOf, type PlainMap } from './random-draft';
import { commentsThatMayGo, firstChanged, linesBeside, lostComments } from './touched';

/* What must hold of a draft when a fix has been applied to it, or all safe ones. */

/** Applies one fix as the editor does: see the messages for what must hold. */
export function tryFix(
  check: Checker,
  text: string,
  result: ClaimResult,
  finding: Finding,
  fix: Fix,
): void {
  const { tree, index, offset } = result.draft;
  const after = applied(text, result, fix);
  const label = `${finding.rule}/${finding.messageId} ${finding.path.join('.')}: ${fix.title} ${JSON.stringify(fix.edits)}`;
  // What an alias reads elsewhere is not changed here.
  if (after === undefined) return assert.ok(tree.anchors.size > 0, story(text, label, 'refused'));
  const told = story(text, label, after);
  // A blank that stands there already needs no edit: it waits to be filled.
  if (fix.kind !== 'template') assert.notEqual(after, text, `changes something\n${told}`);

  const fixed = check.checkText(after, OPTIONS).claims[index];
  assert.ok(fixed, told);
  assert.deepEqual(fixed.draft.tree.errors, [], `parses\n${told}`);
  const wanted = meaning(applyAll(plainOf(tree) as PlainMap, fix.edits));
  assert.deepEqual(meaning(plainOf(fixed.draft.tree)), wanted, `means what it says\n${told}`);

  const lost = lostComments(tree.text, fixed.draft.tree.text);
  for (const comment of commentsThatMayGo(tree, fix.edits)) {
    const at = lost.indexOf(comment);
    if (at >= 0) lost.splice(at, 1);
  }
  assert.deepEqual(lost, [], `keeps comments\n${told}`);
  const beside = linesBeside(text, tree, offset, fix.edits);
  assert.equal(firstChanged(beside, linesOf(after)), undefined, `leaves other lines\n${told}`);
  assert.equal(lineEndsOf(after), lineEndsOf(text), `keeps line ends\n${told}`);
  assert.equal(after.startsWith('\ufeff'), text.startsWith('\ufeff'), `keeps its mark\n${told}`);

  if (fix.kind === 'template') return;
  const count = (of: ClaimResult) => of.findings.filter((f) => isAlike(f, finding)).length;
  const moves = fix.edits.some((e) => e.op !== 'set' && e.op !== 'template' && e.op !== 'rename');
  const stays = fixed.findings.some(
    (f) => isAlike(f, finding) && pathKey(f.path) === pathKey(finding.path),
  );
  assert.ok(moves ? count(fixed) < count(result) : !stays, `its finding goes\n${told}`);
}

function isAlike(a: Finding, b: Finding): boolean {
  return a.rule === b.rule && a.messageId === b.messageId;
}

/** Applies all safe fixes. */
export function tryAll(check: Checker, text: string): void {
  const { text: fixed, circled } = fixText(check, text, OPTIONS);
  assert.equal(circled, false, story(text, 'circles', fixed));
  assert.equal(faultsOf(fixed), 0, story(text, 'parses', fixed));
  assert.equal(lineEndsOf(fixed), lineEndsOf(text), story(text, 'line ends', fixed));
  assertSettled(check, text);
}

/** Once is enough: five passes reach the point at which nothing is left to do. */
export function assertSettled(check: Checker, text: string): void {
  const once = fixText(check, text, OPTIONS).text;
  const twice = fixText(check, once, OPTIONS);
  assert.equal(twice.circled, false, story(text, 'circles', once));
  assert.equal(twice.text, once, story(text, `twice\n${once}`, twice.text));
}

/** The file after a fix; undefined where it cannot be made. */
export function applied(text: string, { draft }: ClaimResult, fix: Fix): string | undefined {
  const edits = textEditsFor(draft, fix.edits)?.map((edit) => ({
    start: edit.start + draft.offset,
    end: edit.end + draft.offset,
    newText: edit.newText,
  }));
  return edits && applyTextEdits(text, edits);
}

/** How many faults of syntax a text has. */
export function faultsOf(text: string): number {
  return parseDraft(text).claims.reduce((sum, { tree }) => sum + tree.errors.length, 0);
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Which line ends a text has. */
function lineEndsOf(text: string): string {
  return `${/\r\n/.test(text) ? 'CRLF' : ''} ${/(?<!\r)\n/.test(text) ? 'LF' : ''}`;
}

/** What a failed test shows. */
export function story(before: string, what: string, after: string): string {
  return `${what}\n${before}\n=====\n${after}`;
}
