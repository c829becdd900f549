import * as assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fixText } from '../../server/src/edits/fix-passes';
import { applyTextEdits } from '../../server/src/edits/text-edits';
import { textEditsFor } from '../../server/src/edits/edit-draft';
import type { Fix } from '../../server/src/draft/edits';
import type { ClaimResult, Finding } from '../../server/src/check/finding';
import { checker, OPTIONS } from '../support/resources';
import {
  commentTexts,
  describeFindings,
  describeNotChecked,
  expectationsOf,
  parses,
} from '../support/example';

/*
 * Every draft under test/rules/<rule>/ and samples/ says in its comments what is to be found in it,
 * and gets exactly that. Its fixes are tried, one by one and all safe ones together.
 */

const RULES_DIR = __dirname;
const check = checker();
const drafts = (dir: string) => readdirSync(dir).filter((name) => /\.claim\.ya?ml$/.test(name));

for (const rule of readdirSync(RULES_DIR).filter((n) => statSync(join(RULES_DIR, n)).isDirectory()))
  describe(`rule ${rule}`, () => {
    for (const file of drafts(join(RULES_DIR, rule)))
      exampleTests(join(RULES_DIR, rule, file), file, rule);
  });

describe('samples', () => {
  const dir = join(RULES_DIR, '..', '..', 'samples');
  for (const file of existsSync(dir) ? drafts(dir) : [])
    exampleTests(join(dir, file), file, undefined);
});

function exampleTests(path: string, name: string, rule: string | undefined): void {
  const text = readFileSync(path, 'utf8');

  it(`${name} gives what it says`, () => {
    const { claims } = check.checkText(text, OPTIONS);
    assert.ok(claims.length > 0, 'an example holds a claim');
    for (const result of claims) {
      const { expect, notChecked } = expectationsOf(result.draft.tree.text);
      assert.ok(expect.length > 0, 'an example says what to expect');
      const wanted = expect.filter((line) => line !== 'nothing').sort();
      assert.deepEqual(describeFindings(result).sort(), wanted, messagesOf(result));
      const isOurs = (line: string) => rule === undefined || line.startsWith(`${rule} `);
      if (rule !== undefined || notChecked.length > 0)
        assert.deepEqual(
          describeNotChecked(result).filter(isOurs).sort(),
          notChecked.filter(isOurs).sort(),
          `not checked\n${messagesOf(result)}`,
        );
    }
  });

  it(`${name}: the safe fixes together`, () => {
    const fixed = fixText(check, text, OPTIONS);
    assert.equal(fixed.circled, false, 'the fixes run in a circle');
    assert.ok(!parses(text) || parses(fixed.text), 'the fixed text parses');
    assert.deepEqual(missingComments(text, fixed.text), [], 'comments are kept');
    const left = check
      .checkText(fixed.text, OPTIONS)
      .claims.flatMap((c) =>
        c.findings.filter((f) =>
          f.fixes.some((fix) => fix.kind === 'safe' && textEditsFor(c.draft, fix.edits)),
        ),
      );
    assert.deepEqual(
      left.map((f) => f.message),
      [],
      'no finding with a safe fix is left',
    );
    assert.equal(fixText(check, fixed.text, OPTIONS).text, fixed.text, 'again changes nothing');
  });

  it(`${name}: each fix by itself`, () => {
    for (const result of check.checkText(text, OPTIONS).claims)
      for (const finding of result.findings)
        for (const fix of finding.fixes) tryFix(text, result, finding, fix);
  });
}

function tryFix(text: string, result: ClaimResult, finding: Finding, fix: Fix): void {
  const edits = textEditsFor(result.draft, fix.edits);
  if (!edits) return;
  // A blank that stands there already needs no edit: it waits to be filled.
  if (fix.kind === 'template' && edits.length === 0) return;
  const { offset, index } = result.draft;
  const fixed = applyTextEdits(
    text,
    edits.map((e) => ({ ...e, start: e.start + offset, end: e.end + offset })),
  );
  const label = `${finding.rule}: ${fix.title}\n${fixed}`;
  assert.notEqual(fixed, text, `${label}\nchanges something`);
  assert.ok(!parses(text) || parses(fixed), `${label}\nparses`);
  if (fix.kind === 'template') return;
  if (expectationsOf(result.draft.tree.text).staysAfter.includes(fix.title)) return;
  const after = check.checkText(fixed, OPTIONS).claims[index];
  const count = (claim: ClaimResult | undefined) =>
    (claim?.findings ?? []).filter(
      (f) => f.rule === finding.rule && f.messageId === finding.messageId,
    ).length;
  assert.ok(count(after) < count(result), `${label}\nthe finding is gone`);
}

function missingComments(before: string, after: string): string[] {
  const left = commentTexts(after);
  return commentTexts(before).filter((comment) => {
    const at = left.indexOf(comment);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function messagesOf(result: ClaimResult): string {
  const found = describeFindings(result);
  return [
    'found:',
    ...result.findings.map((f, i) => `${found[i]}\n    ${f.message}`),
    'not checked:',
    ...describeNotChecked(result),
  ].join('\n');
}
