import * as assert from 'node:assert/strict';
import type { Range } from 'vscode-languageserver-types';
import { HINT_KINDS, inlayHints, type HintKind } from '../../server/src/service/inlay-hints';
import { CTX_DRUG, head, VANC_PER_DIEM, WITHOUT_SH } from '../support/two-antibiotics';
import { applyEdits, checked, LINE_ENDS } from '../support/marked';

const WHOLE: Range = {
  start: { line: 0, character: 0 },
  end: { line: 100_000, character: 0 },
};

function only(...kinds: HintKind[]): Record<HintKind, boolean> {
  const wanted = HINT_KINDS.map((kind) => [kind, kinds.includes(kind)]);
  return Object.fromEntries(wanted) as Record<HintKind, boolean>;
}

/** The draft with its hints written into it: `units: 28«28 × 500 mg = 14 g»`. */
function hinted(text: string, ...kinds: HintKind[]): string {
  const hints = inlayHints(checked(text), WHOLE, only(...kinds));
  const edits = hints.map(({ position, label }) => {
    assert.ok(typeof label === 'string' && label !== '');
    return { range: { start: position, end: position }, newText: `«${label}»` };
  });
  return applyEdits(text, edits);
}

/** The tooltips of the hints of a kind. */
function tooltips(text: string, kind: HintKind): string[] {
  return inlayHints(checked(text), WHOLE, only(kind)).map(({ tooltip }) => String(tooltip));
}

/** A claim of these lines (flow maps without braces). */
function claim(...lines: string[]): string {
  return head() + lines.map((line) => `  - { ${line} }\n`).join('');
}

const WEEK = 'from: 2023-02-01, through: 2023-02-07';

interface Case {
  kind: HintKind;
  what: string;
  /** A service line with its hints. */
  line: string;
}

const CASES: Case[] = [
  {
    kind: 'units',
    what: 'what the units of a drug are',
    line: 'code: J3370, units: 28«28 × 500 mg = 14 g»',
  },
  { kind: 'units', what: 'one unit', line: 'code: J3370, units: 1«500 mg», charge: 5' },
  {
    kind: 'units',
    what: 'units of which a started one counts',
    line: 'code: J0120, units: 3«3 × up to 250 mg = up to 750 mg»',
  },
  {
    kind: 'units',
    what: 'thousands',
    line: 'code: J0561, units: 12«12 × 100,000 units = 1,200,000 units»',
  },
  { kind: 'units', what: 'nothing of days', line: 'code: S9501, units: 7' },
  { kind: 'units', what: 'nothing of units that are none', line: 'code: J3370, units: seven' },
  {
    kind: 'units',
    what: 'units in quotes',
    line: 'code: "J3370", units: "28"«28 × 500 mg = 14 g»',
  },
  {
    kind: 'codeNames',
    what: 'the name of a code',
    line: 'code: j3370«Vancomycin 500 mg», units: 28',
  },
  { kind: 'codeNames', what: 'nothing of a code that is none', line: 'code: X0000, units: 28' },
  {
    kind: 'ndc',
    what: 'the digits of a short labeler',
    line: 'code: J3370, ndc: { code: 0409-6510-01«00409651001» }',
  },
  {
    kind: 'ndc',
    what: 'the digits of a short product, with its prefix',
    line: 'code: J3370, ndc: { code: N400409-651-01«00409065101» }',
  },
  {
    kind: 'ndc',
    what: 'the digits of a short package',
    line: 'code: J3370, ndc: { code: "00409-6510-1"«00409651001» }',
  },
  {
    kind: 'ndc',
    what: 'each of a list',
    line: 'code: J3370, ndc: [{ code: 0409-6510-01«00409651001» }, { code: 0409-6510-02«00409651002» }]',
  },
  {
    kind: 'ndc',
    what: 'nothing where the eleven digits stand',
    line: 'code: J3370, ndc: { code: 00409-6510-01 }',
  },
  {
    kind: 'ndc',
    what: 'nothing where they stand without hyphens',
    line: 'code: J3370, ndc: { code: N400409651001 }',
  },
  { kind: 'ndc', what: 'no guess at ten digits', line: 'code: J3370, ndc: { code: 0409651001 }' },
  { kind: 'ndc', what: 'nothing of what is no NDC', line: 'code: J3370, ndc: { code: 04 }' },
  { kind: 'days', what: 'the days of a range', line: `${WEEK}«7 days», code: S9501` },
  {
    kind: 'days',
    what: 'a range of one day',
    line: 'through: 2023-02-01«1 day», from: 2023-02-01, code: S9501',
  },
  { kind: 'days', what: 'nothing of a date', line: 'date: 2023-02-01, code: S9501' },
  {
    kind: 'days',
    what: 'nothing of a range the wrong way round',
    line: 'from: 2023-02-07, through: 2023-02-01',
  },
  { kind: 'days', what: 'nothing of half a range', line: 'from: 2023-02-07, code: S9501' },
];

describe('inlay hints', () => {
  for (const { kind, what, line } of CASES)
    it(`tell ${what}`, () => {
      const plain = claim(line.replace(/«[^»]*»/g, ''));
      const lines = hinted(plain, kind).split('\n');
      assert.equal(lines.at(-2), `  - { ${line} }`);
    });

  it('tell the days of a therapy', () => {
    const text = hinted(WITHOUT_SH, 'days');
    assert.match(text, /vanc: .*start: 2023-02-01, end: 2023-02-07«7 days» }/);
  });

  it('tell what the lines of a claim come to, once, behind lines:', () => {
    const text = hinted(WITHOUT_SH, 'total');
    assert.equal(text, WITHOUT_SH.replace('\nlines:', '\nlines:«4 lines, $2,422.00»'));
    const commented = WITHOUT_SH.replace('\nlines:', '\nlines : # the lines');
    assert.match(hinted(commented, 'total'), /^lines :«4 lines, \$2,422\.00» # the lines$/m);
    const without = claim('code: S9501, charge: 0.10', 'code: S9500, charge: 0.20', 'code: S9500');
    assert.match(hinted(without, 'total'), /^lines:«3 lines, \$0\.30, 1 without charge»$/m);
    assert.equal(hinted(claim('code: S9501'), 'total'), claim('code: S9501'));
  });

  it('say where the total differs from the one that is stated', () => {
    assert.deepEqual(tooltips(WITHOUT_SH, 'total'), ['The sum of the line charges.']);
    const stated = WITHOUT_SH.replace('payer: bcbsok', 'payer: bcbsok\ntotal_charge: 2400');
    assert.match(tooltips(stated, 'total')[0] ?? '', /total_charge says \$2,400\.00/);
  });

  it('explain the units by the dose, and the days by the schedule', () => {
    assert.deepEqual(tooltips(WITHOUT_SH, 'units'), [
      'By the dose: 2000 mg a day ÷ 500 mg a unit = 4 units a day, × 7 days = 28.',
      'By the dose: 2 g a day ÷ 250 mg a unit = 8 units a day, × 7 days = 56.',
    ]);
    assert.deepEqual(tooltips(claim('code: J3370, units: 2'), 'units'), [
      'One unit of J3370 is 500 mg.',
    ]);
    const weekly = WITHOUT_SH.replace('frequency: q12h', 'frequency: q3d');
    assert.equal(
      tooltips(weekly, 'days')[0],
      'By the schedule given on 3 days: 2023-02-01, 2023-02-04 and 2023-02-07.',
    );
    assert.equal(tooltips(WITHOUT_SH, 'days')[0], 'By the schedule given on each of them.');
  });

  it('keep long names short', () => {
    const names = inlayHints(
      checked(claim(...['S9351', 'S9590', 'S9810', 'J0558'].map((code) => `code: ${code}`))),
      WHOLE,
      only('codeNames'),
    ).map(({ label }) => String(label));
    assert.equal(names.length, 4);
    for (const name of names) assert.ok(name.length <= 36, name);
    assert.ok(names.some((name) => name.endsWith('…')));
  });

  it('are those of the kinds that are wanted, and of no other', () => {
    assert.deepEqual(inlayHints(checked(WITHOUT_SH), WHOLE, only()), []);
    const all = inlayHints(checked(WITHOUT_SH), WHOLE, only(...HINT_KINDS));
    const single = HINT_KINDS.flatMap((kind) => inlayHints(checked(WITHOUT_SH), WHOLE, only(kind)));
    assert.equal(all.length, single.length);
    const places = all.map(({ position }) => position.line * 1000 + position.character);
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
  });

  it('are those of the range', () => {
    const text = `${WITHOUT_SH}---\n${WITHOUT_SH}`;
    const row = text.split('\n').lastIndexOf('    code: J3370');
    const range = {
      start: { line: row, character: 0 },
      end: { line: row + 1, character: 13 },
    };
    const labels = inlayHints(checked(text), range, only(...HINT_KINDS)).map(({ label }) => label);
    assert.deepEqual(labels, ['Vancomycin 500 mg', '28 × 500 mg = 14 g']);
  });

  it('stand at the alias, and once at what stands elsewhere', () => {
    const text =
      head() + '  - &line { code: &code J3370, units: 2 }\n  - { code: *code }\n  - *line\n';
    assert.equal(
      hinted(text, 'codeNames', 'units'),
      text
        .replace('J3370', 'J3370«Vancomycin 500 mg»')
        .replace('units: 2', 'units: 2«2 × 500 mg = 1 g»')
        .replace('code: *code', 'code: *code«Vancomycin 500 mg»'),
    );
  });

  for (const { name, convert } of LINE_ENDS)
    it(`stand rightly with ${name}, a byte-order mark and an emoji before them`, () => {
      const line = 'note: 💊, code: J3370, units: 28';
      const text = `\uFEFF${convert(claim(line) + VANC_PER_DIEM + CTX_DRUG)}`;
      const found = hinted(text, 'units');
      assert.ok(found.includes('note: 💊, code: J3370, units: 28«28 × 500 mg = 14 g» }'));
      assert.ok(found.includes(convert('units: 56«56 × 250 mg = 14 g»\n')));
    });
});
