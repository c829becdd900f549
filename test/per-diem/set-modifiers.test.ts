import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatDay, parseDay } from '../../server/src/draft/days';
import { textEditsFor } from '../../server/src/edits/edit-draft';
import { applyTextEdits } from '../../server/src/edits/text-edits';
import {
  concurrentModifierEdits,
  concurrentOptions,
} from '../../server/src/rules/shared/concurrent-modifiers';
import { checker, OPTIONS } from '../support/resources';
import { claimOf, draftOf } from './claims';

const SH_SJ = concurrentOptions.parse({});
const WITH_59 = concurrentOptions.parse({ second: ['59', 'SH'], third: ['59', 'SJ'] });

/** The text after the action that sets SH and SJ in the whole claim. */
function afterSetting(text: string, options = SH_SJ): string {
  const claim = claimOf(text);
  const edits = textEditsFor(claim.draft, concurrentModifierEdits(claim, options, 'administered'));
  return applyTextEdits(text, edits ?? []);
}

const WEEK = 'from: 2023-02-01, through: 2023-02-07';
const modifiersOf = (text: string) => claimOf(text).lines.map((line) => line.modifiers.join(' '));

describe('setting SH and SJ in a whole claim', () => {
  it('sets all lines at once and leaves catheter care alone', () => {
    const text = draftOf(
      [],
      [
        `${WEEK}, code: S5502, modifiers: [SJ], units: 7`,
        `${WEEK}, code: S9500, modifiers: [SH], units: 7, therapy: a`,
        `${WEEK}, code: S9326, units: 7, therapy: b`,
        `${WEEK}, code: S9338, modifiers: [22, SH], units: 7, therapy: c`,
      ],
    );
    assert.deepEqual(modifiersOf(afterSetting(text)), ['SJ', '', 'SH', 'SJ 22']);
  });

  it('writes the required ones first and keeps 59 where it stands alone', () => {
    const text = draftOf(
      [],
      [
        `${WEEK}, code: S9500, modifiers: [59], units: 7, therapy: a`,
        `${WEEK}, code: S9326, modifiers: [22, SJ, 59], units: 7, therapy: b`,
      ],
    );
    assert.deepEqual(modifiersOf(afterSetting(text, WITH_59)), ['59', '59 SH 22']);
  });

  it('splits a line where its place changes', () => {
    const text = draftOf(
      [],
      [
        'from: 2023-02-01, through: 2023-02-04, code: S9500, units: 4, therapy: a',
        'from: 2023-02-03, through: 2023-02-06, code: S9326, modifiers: [SH], units: 4, charge: 400, therapy: b',
      ],
    );
    const after = claimOf(afterSetting(text));
    assert.deepEqual(
      after.lines.map((line) => [line.units, line.charge, line.modifiers.join(' ')]),
      [
        [4, undefined, ''],
        [2, 200, 'SH'],
        [2, 200, ''],
      ],
    );
  });

  it('leaves lines with modifiers that do not fit into four as they are', () => {
    const text = draftOf(
      [],
      [
        `${WEEK}, code: S9500, units: 7, therapy: a`,
        `${WEEK}, code: S9326, modifiers: [22, 76, 77, 78], units: 7, therapy: b`,
      ],
    );
    assert.equal(afterSetting(text), text);
  });

  it('leaves modifiers that cannot be read as they are typed', () => {
    const text = draftOf(
      [],
      [
        `${WEEK}, code: S9500, units: 7, therapy: a`,
        `${WEEK}, code: S9326, modifiers: [SHH], units: 7, therapy: b`,
      ],
    );
    assert.equal(afterSetting(text), text);
  });

  it('leaves no finding, whatever overlaps with what', () => {
    const first = parseDay('2023-02-01') ?? 0;
    const line = fc.record({
      from: fc.nat(9),
      length: fc.integer({ min: 1, max: 9 }),
      code: fc.constantFrom('S9500', 'S9326', 'S9338', 'S9366', 'S5502', 'S9372'),
      modifiers: fc.constantFrom('', 'SH', 'SJ', '22', 'SH, 22', 'SJ, SH'),
      // Lines that name no therapy change their like when a line between them is split.
      therapy: fc.constantFrom('a', 'b', 'c'),
    });
    const ranks = fc.array(fc.option(fc.integer({ min: 1, max: 3 })), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), ranks, (lines, rank) => {
        const text = draftOf(
          ['a', 'b', 'c'].map(
            (id, i) => `${id}: { drug: d${rank[i] ? `, rank: ${rank[i]}` : ''} }`,
          ),
          lines.map(
            (l) =>
              `from: ${formatDay(first + l.from)}, through: ${formatDay(first + l.from + l.length - 1)}, code: ${l.code}, modifiers: [${l.modifiers}], units: ${l.length}, therapy: ${l.therapy}`,
          ),
        );
        const findings = checker()
          .checkText(afterSetting(text), OPTIONS)
          .claims.flatMap((c) => c.findings.filter((f) => f.rule === 'concurrent-modifier'));
        assert.deepEqual(
          findings.map((f) => f.message),
          [],
        );
      }),
      { numRuns: 150 },
    );
  });
});
