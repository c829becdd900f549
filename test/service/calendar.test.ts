import * as assert from 'node:assert/strict';
import { calendarAt, type Calendar, type CalendarRow } from '../../server/src/service/calendar';
import { draftText } from '../support/drafts';
import { checked } from '../support/marked';
import { WITHOUT_SH } from '../support/two-antibiotics';

function calendarOf(text: string): Calendar {
  const found = calendarAt(checked(text));
  assert.ok(found);
  return found.calendar;
}

const SIGNS = {
  none: ' ',
  dose: 'd',
  access: '.',
  gap: 'o',
  twice: '2',
  'per-diem': 'P',
  billed: 'b',
} as const;

/** A row as a name and a letter for each day. */
function drawn({ therapy, serviceLine, cells }: CalendarRow): string {
  return `${therapy ?? serviceLine}: ${cells.map(({ state }) => SIGNS[state]).join('')}`;
}

const WEEKLY = [
  'therapies:',
  '  iron: { drug: ferric carboxymaltose, route: iv, frequency: weekly, start: 2024-05-06, end: 2024-05-20 }',
];

describe('service: calendar', () => {
  it('has a row for each therapy, its lines below it, then lines of no therapy', () => {
    const { days, rows } = calendarOf(
      draftText(
        [
          'date: 2024-05-08, code: A4222, units: 1, charge: 5.00',
          'from: 2024-05-06, through: 2024-05-14, code: S9338, units: 2, charge: 5.00, therapy: iron',
          'from: 2024-05-06, through: 2024-05-14, code: J1439, units: 2, charge: 5.00, therapy: iron',
        ],
        WEEKLY,
      ),
    );
    assert.deepEqual([days[0], days.at(-1), days.length], ['2024-05-06', '2024-05-14', 9]);
    assert.deepEqual(rows.map(drawn), [
      'iron: d......d.',
      '2: PPPPPPPPP',
      '3: dbbbbbbdb',
      '1:   b      ',
    ]);
  });

  it('shows days under care without a per diem, and days with two', () => {
    const { rows } = calendarOf(
      draftText(
        [
          'from: 2024-05-06, through: 2024-05-08, code: S9338, units: 3, charge: 5.00, therapy: iron',
          'from: 2024-05-08, through: 2024-05-08, code: S9338, units: 1, charge: 5.00, therapy: iron, modifiers: [SH]',
          'date: 2024-05-11, code: J1439, units: 1, charge: 5.00, therapy: iron',
        ],
        WEEKLY,
      ),
    );
    const [therapy] = rows;
    assert.ok(therapy);
    assert.equal(drawn(therapy), 'iron: d.2ooo');
    assert.deepEqual(
      therapy.cells.map(({ modifiers }) => modifiers),
      [[], [], ['SH'], [], [], []],
    );
  });

  it('is not cut by the end of a therapy, and shows its days where no line has any', () => {
    const lines = ['code: S9338, units: 3, charge: 5.00, therapy: iron'];
    const { days, rows } = calendarOf(draftText(lines, WEEKLY));
    assert.equal(days.length, 15);
    assert.deepEqual(rows.map(drawn), ['iron: d......d......d', `1: ${' '.repeat(15)}`]);
    assert.deepEqual(
      rows.map(({ undated }) => undated),
      [false, true],
    );
  });

  it('puts findings on the rows that they stand on', () => {
    const { rows } = calendarOf(WITHOUT_SH);
    const second = rows.find(({ serviceLine }) => serviceLine === 2);
    assert.equal(second?.severity, 'error');
    assert.match(second?.messages[0] ?? '', /lacks SH/);
    const first = rows.find(({ serviceLine }) => serviceLine === 1);
    assert.deepEqual([first?.severity, first?.messages], [null, []]);
  });

  it('shows at most a quarter and says what is left', () => {
    const { days, left } = calendarOf(
      draftText(['from: 2024-01-01, through: 2024-12-31, code: S9338, units: 366, charge: 5.00']),
    );
    assert.deepEqual([days.length, left], [92, 366 - 92]);
  });

  it('answers on drafts that are half typed', () => {
    for (const text of ['claim: A\n', 'a: [', 'therapies: { x: }\nlines:\n  - co\n', '']) {
      const found = calendarAt(checked(text));
      assert.ok(!found || found.calendar.rows.every(({ cells }) => cells.length === 0), text);
    }
  });

  it('turns to the claim at the cursor', () => {
    const text = `${WITHOUT_SH}---\n${WITHOUT_SH.replace(/^claim: .*$/m, 'claim: T-2')}`;
    const document = checked(text);
    const at = (line: number) => calendarAt(document, { line, character: 0 })?.calendar.claim;
    assert.deepEqual([at(1), at(text.split('\n').length - 3)], ['T-1', 'T-2']);
  });
});
