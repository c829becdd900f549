import * as assert from 'node:assert/strict';
import { head, WITHOUT_SH } from '../../support/two-antibiotics';
import { completeAt, inDraft, testCases, type Case } from './complete';

const draft = (what: string, replaced: string, by: string, rest: Omit<Case, 'what' | 'at'>): Case =>
  inDraft(WITHOUT_SH, what, replaced, by, rest);

const line = (fields: string, payer?: string): string => `${head(payer)}  - { ${fields} }\n`;

describe('completion of codes', () => {
  testCases([
    draft('by the start of the number', 'code: S9500', 'code: s95¦', {
      first: ['S9500', 'S9501', 'S9502', 'S9503', 'S9504'],
      not: ['S9325', 'J3370'],
      choose: 'S9501',
      gives: 'code: S9501',
    }),
    draft('by words of what it bills', 'code: S9500', 'code: anti q12¦', {
      first: ['S9501'],
      not: ['S9500', 'S9325'],
      gives: 'code: S9501',
    }),
    draft('by the interval in words', 'code: S9500', 'code: every 12¦', {
      first: ['S9501'],
      not: ['S9500'],
      gives: 'code: S9501',
    }),
    draft('by the name of a drug', 'code: J3370', 'code: vanco¦', {
      first: ['J3370'],
      not: ['J0696'],
      gives: 'code: J3370',
    }),
    draft('by a brand in a flow line', 'code: S9501, units', 'code: rocephin¦, units', {
      first: ['J0696'],
      gives: 'code: J0696, units',
    }),
    draft('in quotes, by words', 'code: S9500', 'code: "every 12¦"', {
      first: ['S9501'],
      gives: 'code: "S9501"',
    }),
    draft('without a blank behind the colon', 'code: S9500', 'code:¦', {
      first: ['S9500'],
      gives: 'code: S9500',
    }),
    draft('in the middle of words', 'code: S9500', 'code: every¦ 12', {
      first: [],
      choose: 'S9501',
      gives: 'code: S9501',
    }),
    {
      what: 'at the end of a file, in braces that are not closed',
      at: `${head()}  - { therapy: ctx, code: ¦`,
      first: ['S9500', 'J0696'],
    },
    {
      what: 'that the therapy needs: its per diem, then its drug',
      at: line('therapy: ctx, code: ¦'),
      first: ['S9500', 'J0696'],
      gives: line('therapy: ctx, code: S9500'),
    },
    {
      what: 'that the therapy needs: of a line with a drug its drug alone',
      at: line('therapy: ctx, drug: { dose: 2 g }, code: ¦'),
      first: ['J0696'],
    },
    {
      what: 'that the therapy needs: what another line bills comes later',
      at: `${line('therapy: ctx, code: S9500')}  - { therapy: ctx, code: ¦ }\n`,
      first: ['J0696', 'S9500'],
    },
    {
      what: 'of any therapy, where the line names none',
      at: line('code: ¦'),
      first: ['S9501', 'S9500', 'J3370'],
    },
  ]);

  it('ranks by what the payer pays: paid, on a condition, unnamed, denied', () => {
    const { items } = completeAt(line('therapy: none, code: infus¦', 'bcbsok'));
    const notes = items
      .filter(({ tags }) => tags === undefined)
      .map(({ labelDetails }) => labelDetails?.description ?? 'unnamed')
      .filter((note) => !note.startsWith('fits'));
    const rank = (note: string) =>
      ['paid', 'paid on', 'unnamed', 'bundled'].findLastIndex((start) => note.startsWith(start));
    const ranks = notes.map(rank);
    assert.deepEqual(
      ranks,
      [...ranks].sort((a, b) => a - b),
    );
    assert.ok(new Set(ranks).size >= 3, notes.join('; '));
  });

  const noteOf = (payer: string, code: string): string | undefined =>
    completeAt(line(`code: ${code}¦`, payer)).item(code).labelDetails?.description;

  it('says what the payer says of a code', () => {
    assert.equal(noteOf('bcbsok', 'S9325'), 'paid');
    assert.equal(noteOf('bcbsok', 'A4222'), 'bundled');
    assert.equal(noteOf('bcbsok', 'S9542'), 'never paid');
    assert.equal(noteOf('bcbsok', 'S9810'), 'paid on a condition');
    assert.equal(noteOf('cigna', 'J0696'), 'fits the therapy');
    assert.equal(noteOf('allways', 'J3490'), undefined);
    assert.equal(noteOf('bluekc', 'S9325'), 'not covered');
  });

  it('says that a code needs an authorization', () => {
    const { codes } = completeAt(line('code: ¦', 'php')).document.checker.resources;
    const pack = completeAt(line('code: ¦', 'php')).document.checker.pack('php')?.pack;
    const code = codes.allCodes().find((c) => pack?.statusOf(c)?.authorization);
    assert.ok(code);
    assert.match(noteOf('php', code) ?? '', /needs prior authorization/);
  });

  it('shows numbers that are no code last and struck through, and what to use instead', () => {
    const { codes } = completeAt('¦').document.checker.resources;
    const gone = codes.allObsolete().filter((code) => !codes.code(code));
    const [code = ''] = gone.filter((c) => codes.obsolete(c)?.instead?.length);
    const { labels, item } = completeAt(line(`code: ${code.slice(0, 3)}¦`));
    assert.deepEqual(item(code).tags, [1]);
    assert.match(item(code).labelDetails?.detail ?? '', /^ use /);
    const isGone = labels.map((label) => item(label).tags !== undefined);
    assert.deepEqual(isGone, [...isGone].sort(), 'they come last');
    assert.ok(!isGone[0]);
  });

  it('offers none that is no code where nothing is typed', () => {
    const { items } = completeAt(line('code: ¦'));
    assert.equal(items.length, 100);
    assert.ok(items.every(({ tags }) => tags === undefined));
  });

  it('is asked again while typing goes on, and keeps its order in the filter of the client', () => {
    const { isIncomplete, items } = completeAt(line('code: pain pump¦'));
    assert.equal(isIncomplete, true);
    assert.ok(items.length > 0);
    for (const { label, filterText } of items) {
      assert.ok(filterText?.startsWith(`pain pump ${label} `), filterText);
    }
    assert.match(items[0]?.filterText ?? '', / pain infusion per diem/);
  });

  it('offers nothing behind a code that is done', () => {
    assert.deepEqual(completeAt(line('code: S9500 ¦')).labels, []);
    assert.deepEqual(completeAt(WITHOUT_SH.replace('code: S9500', 'code: S9500 ¦')).labels, []);
  });
});
