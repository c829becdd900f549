import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  addMonths,
  contains,
  daysIn,
  formatDay,
  formatRange,
  lengthOf,
  overlap,
  parseDay,
} from '../../server/src/draft/days';
import {
  doseOf,
  formatDose,
  formatNumber,
  isDoseUnit,
  parseDose,
  parseDuration,
} from '../../server/src/draft/doses';
import { dosesPerDay, parseFrequency } from '../../server/src/draft/frequency';
import { distance, nearest } from '../../server/src/draft/nearest';
import {
  elevenDigits,
  ndcForm,
  padNdc,
  readingsOf,
  stripQualifier,
} from '../../server/src/draft/ndc';

const day = (text: string) => parseDay(text) ?? assert.fail(`${text} is a day`);

describe('draft: days', () => {
  it('reads days of the calendar only', () => {
    assert.equal(parseDay('1970-01-02'), 1);
    assert.notEqual(parseDay('1000-01-01'), undefined);
    assert.equal(formatDay(day('2024-02-29')), '2024-02-29');
    for (const bad of [
      '2023-02-29',
      '2023-13-01',
      '2023-00-10',
      '2023-04-31',
      '2023-2-1',
      '0999-01-01',
      '20230201',
      '2023-02-01T00:00',
      ' 2023-02-01',
      '',
    ])
      assert.equal(parseDay(bad), undefined, bad);
  });

  it('writes what it reads', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 2_900_000 }), (n) => {
        assert.equal(parseDay(formatDay(n)), n);
      }),
    );
  });

  it('adds months, to the last day where a month is shorter', () => {
    const plus = (text: string, months: number) => formatDay(addMonths(day(text), months));
    assert.equal(plus('2023-01-31', 1), '2023-02-28');
    assert.equal(plus('2024-01-31', 1), '2024-02-29');
    assert.equal(plus('2023-12-15', 1), '2024-01-15');
    assert.equal(plus('2023-03-31', -1), '2023-02-28');
    assert.equal(plus('2023-01-31', 14), '2024-03-31');
  });

  it('counts both ends of a range', () => {
    const range = { from: day('2023-02-27'), through: day('2023-03-01') };
    assert.equal(lengthOf(range), 3);
    assert.deepEqual(daysIn(range).map(formatDay), ['2023-02-27', '2023-02-28', '2023-03-01']);
    assert.ok(contains(range, range.from) && contains(range, range.through));
    assert.ok(!contains(range, range.through + 1) && !contains(range, range.from - 1));
    assert.equal(lengthOf({ from: 5, through: 3 }), 0);
    assert.deepEqual(daysIn({ from: 5, through: 3 }), []);
    assert.equal(formatRange(range), '2023-02-27 to 2023-03-01');
    assert.equal(formatRange({ from: 0, through: 0 }), '1970-01-01');
  });

  it('finds the days that two ranges share', () => {
    assert.deepEqual(overlap({ from: 1, through: 5 }, { from: 5, through: 9 }), {
      from: 5,
      through: 5,
    });
    assert.equal(overlap({ from: 1, through: 4 }, { from: 5, through: 9 }), undefined);
  });
});

describe('draft: doses', () => {
  it('reads an amount and a unit, in the base unit of its kind', () => {
    const cases: [string, number, string][] = [
      ['2000 mg', 2000, 'mg'],
      ['2 g', 2000, 'mg'],
      ['250MCG', 0.25, 'mg'],
      ['.5 mg', 0.5, 'mg'],
      ['1.5 l', 1500, 'ml'],
      ['5000 units', 5000, 'unit'],
      ['5000 IU', 5000, 'unit'],
      ['20 mEq', 20, 'meq'],
      [' 100 kcal ', 100, 'kcal'],
      ['0.1 g', 100, 'mg'],
    ];
    for (const [text, inBase, base] of cases) {
      const dose = parseDose(text);
      assert.deepEqual([dose?.inBase, dose?.base], [inBase, base], text);
    }
  });

  it('reads nothing else', () => {
    for (const bad of [
      '',
      'mg',
      '2',
      '2 mg/kg',
      '-2 mg',
      '2,000 mg',
      '1e3 mg',
      '2 oz',
      '5 constructor',
    ])
      assert.equal(parseDose(bad), undefined, bad);
    assert.equal(isDoseUnit('constructor'), false);
    assert.equal(isDoseUnit('ml'), true);
  });

  it('writes without float noise', () => {
    assert.equal(formatNumber(0.1 + 0.2), '0.3');
    assert.equal(doseOf(0.1 + 0.2, 'g').inBase, 300);
    assert.equal(formatDose({ amount: 1, unit: 'unit' }), '1 unit');
    assert.equal(formatDose({ amount: 500, unit: 'unit' }), '500 units');
    assert.equal(formatDose({ amount: 2.5, unit: 'g' }), '2.5 g');
  });

  it('reads lengths of time in hours', () => {
    assert.equal(parseDuration('90 min'), 1.5);
    assert.equal(parseDuration('2h'), 2);
    assert.equal(parseDuration('0.5 H'), 0.5);
    assert.equal(parseDuration(' 1.25 h '), 1.25);
    assert.equal(parseDose('1.25 mg')?.inBase, 1.25);
    assert.equal(parseDose('.25 mg')?.inBase, 0.25);
    for (const bad of ['90', '2 hours', '1 d', 'h', '-1 h'])
      assert.equal(parseDuration(bad), undefined, bad);
  });
});

describe('draft: frequency', () => {
  it('reads schedules', () => {
    const hours = (text: string) => parseFrequency(text)?.everyHours;
    assert.deepEqual(
      ['q12h', 'Q8H', 'q10d', 'daily', 'bid', 'tid', 'qid', 'weekly'].map(hours),
      [12, 8, 240, 24, 12, 8, 6, 168],
    );
    assert.equal(parseFrequency(' Monthly ')?.kind, 'monthly');
    assert.equal(parseFrequency('ONCE')?.text, 'once');
    assert.equal(parseFrequency('continuous')?.everyHours, undefined);
    for (const bad of [
      'q0h',
      'q12',
      'q-1h',
      'q1.5h',
      'every day',
      'constructor',
      '',
      'q12345h',
      'xq12h',
      'q12hx',
    ])
      assert.equal(parseFrequency(bad), undefined, bad);
  });

  it('tells the doses of a day where the schedule does', () => {
    const doses = (text: string) => dosesPerDay(parseFrequency(text));
    assert.deepEqual(
      ['q12h', 'q6h', 'daily', 'q48h', 'weekly', 'monthly', 'once'].map(doses),
      [2, 4, 1, 1, 1, 1, 1],
    );
    assert.deepEqual(['continuous', 'q5h', 'nonsense'].map(doses), [
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('draft: NDC', () => {
  it('knows the label forms', () => {
    const forms: Record<string, string> = {
      '00409-6510-01': '5-4-2',
      '0409-6510-01': '4-4-2',
      '00409-651-01': '5-3-2',
      '00409-6510-1': '5-4-1',
      '000409-6510-01': '6-4-2',
      '00409651001': 'plain-11',
      '0409651001': 'plain-10',
      '409651001': 'other',
      '00409-65100-1': 'other',
      '00409-6510-0A': 'other',
      'A00409-6510-01': 'other',
      '00409-6510-01A': 'other',
      A00409651001: 'other',
      '00409651001A': 'other',
      '004096510012': 'other',
      A0409651001: 'other',
      '0409651001A': 'other',
      '': 'other',
    };
    for (const [code, form] of Object.entries(forms)) assert.equal(ndcForm(code), form, code);
  });

  it('pads the short segment', () => {
    for (const code of ['0409-6510-01', '00409-6510-01', '00409-6510-1'])
      assert.equal(padNdc(code), '00409-6510-01', code);
    assert.equal(padNdc('00409-651-01'), '00409-0651-01');
    for (const bad of ['00409651001', '0409651001', '000409-6510-01'])
      assert.equal(padNdc(bad), undefined, bad);
  });

  it('gives eleven digits where there is one way, three readings of ten', () => {
    assert.equal(elevenDigits('0409-6510-01'), '00409651001');
    assert.equal(elevenDigits('00409651001'), '00409651001');
    assert.equal(elevenDigits('0409651001'), undefined);
    assert.deepEqual(
      readingsOf('0409651001').map((r) => [r.form, r.padded]),
      [
        ['4-4-2', '00409-6510-01'],
        ['5-3-2', '04096-0510-01'],
        ['5-4-1', '04096-5100-01'],
      ],
    );
    assert.deepEqual(readingsOf('00409651001'), []);
  });

  it('takes the prefix of paper claims off', () => {
    assert.equal(stripQualifier(' N400409651001 '), '00409651001');
    assert.equal(stripQualifier('n4 00409-6510-01'), '00409-6510-01');
    assert.equal(stripQualifier('N4A'), 'N4A');
    assert.equal(stripQualifier('00409N4651001'), '00409N4651001');
  });
});

describe('draft: spelling', () => {
  it('measures distance with swaps', () => {
    assert.equal(distance('units', 'units'), 0);
    assert.equal(distance('untis', 'units'), 1);
    assert.equal(distance('unit', 'units'), 1);
    assert.equal(distance('modifer', 'modifiers'), 2);
    assert.ok(distance('a', 'abcdefgh') > 3);
  });

  it('offers what is near, nearest first, few for short words', () => {
    assert.deepEqual(nearest('Chrage', ['charge', 'change', 'note']), ['charge', 'change']);
    assert.deepEqual(nearest('iv', ['iv', 'im', 'sc', 'oral']), ['iv', 'im']);
    assert.deepEqual(nearest('zzzzzz', ['charge']), []);
    assert.equal(nearest('ab', ['aa', 'ac', 'ad', 'ae'], 2).length, 2);
    assert.deepEqual(nearest('x'.repeat(1_000_000), ['charge']), []);
  });
});
