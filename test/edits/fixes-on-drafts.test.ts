import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fixText } from '../../server/src/edits/fix-passes';
import { checker, OPTIONS } from '../support/resources';
import { applied, assertSettled, faultsOf, story, tryAll, tryFix } from './fix-oracle';
import { Choices, tapes } from './random-draft';
import { drawFile } from './whole-drafts';

/*
 * Claims like real ones, in any layout, checked with the project's own packs. Every fix of every
 * finding is applied alone, and all safe ones together. `FIX_DRAFTS=5000` tries so many drafts.
 */

const DRAFTS = Number(process.env['FIX_DRAFTS'] ?? 250);
const check = checker();

describe('edits: fixes on whole drafts', function () {
  this.timeout(0);

  it(`each fix by itself, and all safe ones together, in ${DRAFTS} drafts`, () => {
    fc.assert(
      fc.property(tapes, (tape) => {
        const choices = new Choices(tape);
        const text = drawFile(choices);
        for (const result of check.checkText(text, OPTIONS).claims)
          for (const finding of result.findings)
            for (const fix of finding.fixes) tryFix(check, text, result, finding, fix);
        tryAll(check, text);
      }),
      { numRuns: DRAFTS },
    );
  });

  it('a fault of syntax beside them', () => {
    const junk = fc.constantFrom('{', '"', ': ', '\n', '\t', '- ', ']', '#', '&x ', "'", ',');
    fc.assert(
      fc.property(tapes, fc.nat(), junk, (tape, place, inserted) => {
        const text = drawFile(new Choices(tape));
        const at = place % (text.length + 1);
        const broken = text.slice(0, at) + inserted + text.slice(at);
        const faults = faultsOf(broken);
        for (const result of check.checkText(broken, OPTIONS).claims)
          for (const { fixes } of result.findings)
            for (const fix of fixes) {
              const after = applied(broken, result, fix);
              if (after !== undefined)
                assert.ok(faultsOf(after) <= faults, story(broken, fix.title, after));
            }
        const fixed = fixText(check, broken, OPTIONS);
        assert.ok(faultsOf(fixed.text) <= faults, story(broken, 'all', fixed.text));
        assertSettled(check, broken);
      }),
      { numRuns: Math.ceil(DRAFTS / 4) },
    );
  });
});
