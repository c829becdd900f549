import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { FileResult } from '../../server/src/check/finding';
import { commentsOf } from '../../server/src/draft/comments';
import { parseDraft } from '../../server/src/draft/parse';
import type { Path } from '../../server/src/draft/spans';
import { findNode } from '../../server/src/draft/syntax';
import { formatting } from '../../server/src/service/formatting';
import { render } from '../edits/layouts';
import { Choices, plainOf, randomClaim, tapes } from '../edits/random-draft';
import { applyEdits, LINE_ENDS } from '../support/marked';
import { checker, OPTIONS, ROOT } from '../support/resources';

const TWO = { tabSize: 2 };
const LAYOUT = { aliases: true, comments: ['# claimlint-ignore bundled: agreed with the plan'] };

function formatted(text: string, options = TWO): string {
  return applyEdits(text, formatting(text, options));
}

/** Texts and structure of all claims; maps are compared without regard to order. */
function contentOf(text: string) {
  return parseDraft(text).claims.map((claim) => ({
    content: plainOf(claim.tree),
    faults: claim.faults.filter(({ rule }) => rule === 'yaml-syntax').length,
  }));
}

function commentTextsOf(text: string): string[] {
  return commentsOf(text.replaceAll('\r\n', '\n'))
    .map((comment) => comment.text.trimEnd())
    .sort();
}

/** Drafts of people, as far as they are in the repository. */
function drafts(): { name: string; text: string }[] {
  return ['samples', 'test/rules', 'test/fixtures/contradictions'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.claim\.ya?ml$/.test(name))
      .map((name) => ({ name, text: readFileSync(join(ROOT, folder, name), 'utf8') })),
  );
}

/** Findings, and what was not checked, whatever place in the text they have. */
function saidOf(result: FileResult): string[] {
  return result.claims.map((claim) => {
    const findings = claim.findings.map(({ rule, messageId, severity, path }) =>
      [severity, rule, messageId, path.join('.')].join(' '),
    );
    const open = claim.notChecked.map(({ rule, path }) => `${rule} ${path.join('.')}`);
    return JSON.stringify([findings.sort(), open.sort(), claim.suppressed]);
  });
}

describe('formatting of any draft', function () {
  this.timeout(60_000);

  it('keeps content and comments, and has nothing left to do the second time', () => {
    let changed = 0;
    let left = 0;
    fc.assert(
      fc.property(tapes, fc.constantFrom(2, 4), (tape, tabSize) => {
        const choices = new Choices(tape);
        const text = render(randomClaim(choices), choices, LAYOUT);
        const after = formatted(text, { tabSize });
        if (after === text) left++;
        else changed++;
        assert.deepEqual(contentOf(after), contentOf(text));
        assert.deepEqual(commentTextsOf(after), commentTextsOf(text));
        assert.deepEqual(formatting(after, { tabSize }), []);
        assert.equal(after.includes('\r\n'), text.includes('\r\n'));
        if (after !== text) assert.ok(!/[ \t]\r?$/m.test(after), 'no blanks at line ends');
        if (after !== text) assert.ok(!/\n\r?\n\r?\n/.test(after), 'one blank line at most');
      }),
      { numRuns: 600 },
    );
    assert.ok(changed > left * 5, `${changed} of ${changed + left} drafts were formatted`);
  });

  it('formats some rows as safely as all of them', () => {
    fc.assert(
      fc.property(tapes, fc.nat(40), fc.nat(12), (tape, line, count) => {
        const choices = new Choices(tape);
        const text = render(randomClaim(choices), choices, LAYOUT);
        const range = {
          start: { line, character: 0 },
          end: { line: line + count, character: 1 },
        };
        const after = applyEdits(text, formatting(text, TWO, range));
        assert.deepEqual(contentOf(after), contentOf(text));
        assert.deepEqual(commentTextsOf(after), commentTextsOf(text));
      }),
      { numRuns: 400 },
    );
  });

  for (const { name, convert } of LINE_ENDS)
    it(`changes nothing that is found in samples and examples (${name})`, () => {
      const check = checker();
      let changed = 0;
      for (const draft of drafts()) {
        const text = convert(draft.text);
        const after = formatted(text);
        if (after === text) continue;
        changed++;
        const [before, now] = [text, after].map((t) => saidOf(check.checkText(t, OPTIONS)));
        assert.deepEqual(now, before, draft.name);
        assert.deepEqual(commentTextsOf(after), commentTextsOf(text), draft.name);
        assert.deepEqual(formatting(after, TWO), [], draft.name);
      }
      assert.ok(changed > 100);
    });

  it('never touches a half-typed draft in a way that loses something', () => {
    const text = readFileSync(join(ROOT, 'samples', 'two-antibiotics.claim.yaml'), 'utf8');
    for (let end = 0; end < text.length; end += 7) {
      const part = text.slice(0, end);
      const after = formatted(part);
      assert.deepEqual(commentTextsOf(after), commentTextsOf(part));
      assert.deepEqual(contentOf(after), contentOf(part));
    }
  });

  it('keeps every scalar as it is written', () => {
    const text =
      'claim: "007"\npayer: \'bcbsok\'\nlines:\n- {units: 07, code: S9501, charge: 1.50}\n';
    const [claim] = parseDraft(formatted(text)).claims;
    const path: Path = ['lines', 0, 'units'];
    assert.ok(claim);
    assert.equal(plainOf(claim.tree, findNode(claim.tree, path)?.value), '07');
    for (const scalar of ['"007"', "'bcbsok'", '07', '1.50'])
      assert.ok(claim.tree.text.includes(` ${scalar}`), scalar);
  });
});
