import assert from 'node:assert/strict';
import configuration from '../../syntaxes/claim.language-configuration.json';

const words = new RegExp(configuration.wordPattern.pattern, `g${configuration.wordPattern.flags}`);
const increase = new RegExp(configuration.indentationRules.increaseIndentPattern);
const decrease = new RegExp(configuration.indentationRules.decreaseIndentPattern);

/** What Enter puts before the cursor on the new line, besides the indentation; null: no rule. */
function onEnter(before: string, after = ''): string | null {
  const rule = configuration.onEnterRules.find(
    (r) => new RegExp(r.beforeText).test(before) && new RegExp(r.afterText).test(after),
  );
  return rule === undefined ? null : rule.action.appendText;
}

describe('language configuration: words', () => {
  const CASES: [string, string[]][] = [
    ['code: S9500', ['code', 'S9500']],
    ['{ code: 00409-6510-01, unit: UN }', ['code', '00409-6510-01', 'unit', 'UN']],
    ['from: 2026-02-01', ['from', '2026-02-01']],
    ['diagnoses: [A41.9, L03.115]', ['diagnoses', 'A41.9', 'L03.115']],
    ['place_of_service: 12', ['place_of_service', '12']],
    ['charge: 980.00', ['charge', '980.00']],
    ['modifiers: [SH,"59"]', ['modifiers', 'SH', '59']],
    ['category: anti-infective', ['category', 'anti-infective']],
    ['category: anti-', ['category', 'anti-']],
    ['# claimlint-ignore per-diem-units: no.', ['claimlint-ignore', 'per-diem-units', 'no']],
    ['name: Zoë Sample', ['name', 'Zoë', 'Sample']],
    ['- units: 7', ['units', '7']],
  ];
  for (const [text, wanted] of CASES) {
    it(text, () => assert.deepEqual(text.match(words), wanted));
  }

  it('an empty text is no word', () => assert.equal(''.match(words), null));
});

describe('language configuration: Enter', () => {
  const CASES: [string, string | null][] = [
    ['  - { date: 2026-02-01, code: S9500, units: 1 }', '- '],
    ['  - { code: J0696, drug: { name: ceftriaxone, dose: 2 g }, units: 8 }', '- '],
    ['  - { code: S9500 }   # the second', '- '],
    ['  - { code: J0696, drug: { name: ceftriaxone }', null],
    ['  - from: 2026-02-01', '  '],
    ['  - code: S9500   # once', '  '],
    ['  - modifiers: [SH]', '  '],
    ['  - drug: { name: ceftriaxone }', '  '],
    ['  - drug: { name: ceftriaxone,', null],
    ['  - drug:', '    '],
    ['  - note: |', '    '],
    ['    code: S9500', null],
    ['  - SH', null],
    ['  - ', null],
    ['# - code: S9500', null],
  ];
  for (const [before, wanted] of CASES) {
    it(`after ${JSON.stringify(before)}: ${JSON.stringify(wanted)}`, () => {
      assert.equal(onEnter(before), wanted);
    });
  }

  it('does nothing in the middle of a line', () => {
    assert.equal(onEnter('  - { code: S9500 }', ' # rest'), null);
    assert.equal(onEnter('  - from:', ' 2026-02-01'), null);
  });
});

describe('language configuration: indentation', () => {
  for (const line of ['lines:', '    drug:   # what', 'therapies: &plan', 'note: |', 'note: >-']) {
    it(`more after ${JSON.stringify(line)}`, () => assert.match(line, increase));
  }
  for (const line of ['claim: x', '  - drug:', '# lines:', 'note: a | b', 'payer: bcbsok # x:']) {
    it(`the same after ${JSON.stringify(line)}`, () => assert.doesNotMatch(line, increase));
  }
  it('less at a closing bracket', () => {
    for (const line of ['  ]', '    },', '  } # end']) assert.match(line, decrease);
    for (const line of ['  - }', '  code: S9500', '}x']) assert.doesNotMatch(line, decrease);
  });
});

describe('language configuration: the rest', () => {
  it('comments with #, folds by indentation and by region marks', () => {
    assert.equal(configuration.comments.lineComment, '#');
    assert.equal(configuration.folding.offSide, true);
    assert.match('  # region first week', new RegExp(configuration.folding.markers.start));
    assert.match('# endregion', new RegExp(configuration.folding.markers.end));
    assert.doesNotMatch('# regional office', new RegExp(configuration.folding.markers.start));
  });

  it('closes brackets and quotes, but not in texts and comments', () => {
    for (const pair of configuration.autoClosingPairs) {
      assert.deepEqual(pair.notIn, ['string', 'comment']);
    }
    assert.deepEqual(
      configuration.autoClosingPairs.map((pair) => pair.open + pair.close),
      ['{}', '[]', '""', "''"],
    );
  });

  it('no pattern is slow on long lines', () => {
    const patterns = [
      increase,
      decrease,
      words,
      ...configuration.onEnterRules.map((r) => new RegExp(r.beforeText)),
    ];
    const lines = ['a '.repeat(20_000), `- {${'{}'.repeat(20_000)}`, `- a: ${'{ '.repeat(20_000)}`];
    const start = performance.now();
    for (const pattern of patterns) for (const line of lines) line.match(pattern);
    assert.ok(performance.now() - start < 2_000);
  });
});
