import * as assert from 'node:assert/strict';
import type { Finding } from '../../server/src/check/finding';
import { CASES, claimText, fields, findingsOf, Random } from './cases';
import { datesText, daysOf, FIRST_DAY, type Range } from './calendar';

/** What marks the second and the third or later therapy of a day. */
const MARKS: Readonly<Record<string, readonly [second: string[], third: string[]]>> = {
  bcbsok: [['SH'], ['SJ']],
  allways: [['SH'], ['SJ']],
  cigna: [
    ['59', 'SH'],
    ['59', 'SJ'],
  ],
};

/** Per diems of infused therapies; each payer counts them. */
const CODES = ['S9500', 'S9501', 'S9502', 'S9338', 'S9348', 'S9330', 'S9346', 'S9365', 'S9374'];
/** Per diems that are not counted. */
const BESIDE = ['S9340', 'S5498', 'S9335'];
const COUNTED_BY_NOBODY = new Set(BESIDE);

interface Line {
  range: Range;
  code: string;
  /** Position among the therapies; undefined where the line names none. */
  therapy: number | undefined;
  modifiers: string[];
}

interface Calendar {
  /** The rank of each therapy, where the plan of care gives one. */
  ranks: (number | undefined)[];
  lines: Line[];
}

/** Which therapy a line counts as: its own code where it names none. */
function therapyOf({ therapy, code }: Line): string {
  return therapy === undefined ? code : `t${therapy}`;
}

/** The therapies of a claim in their order: by rank, then by where their first per diem stands. */
function inOrder({ ranks, lines }: Calendar): string[] {
  const met = [...new Set(lines.filter(isCounted).map(therapyOf))];
  const rankOf = (name: string) =>
    (name.startsWith('t') ? ranks[Number(name.slice(1))] : undefined) ?? Infinity;
  return met
    .map((name, at) => ({ name, at, rank: rankOf(name) }))
    .sort((a, b) => (a.rank === b.rank ? a.at - b.at : a.rank - b.rank))
    .map(({ name }) => name);
}

function isCounted({ code }: Line): boolean {
  return !COUNTED_BY_NOBODY.has(code);
}

function covers({ range }: Line, day: number): boolean {
  return range.from <= day && day <= range.through;
}

/** 0, 1 or 2 for each day of a line: the first, the second, a later therapy of that day. */
function placesOf(line: Line, calendar: Calendar): number[] {
  const order = inOrder(calendar);
  return daysOf(line.range).map((day) => {
    const present = new Set(
      calendar.lines.filter((other) => isCounted(other) && covers(other, day)).map(therapyOf),
    );
    const before = order.slice(0, order.indexOf(therapyOf(line)));
    return Math.min(2, before.filter((name) => present.has(name)).length);
  });
}

/** What the rule has to say of a line: the modifiers it should carry, a split, or nothing. */
function expectedOf(line: Line, calendar: Calendar, payer: string): string | undefined {
  if (!isCounted(line)) return undefined;
  const places = new Set(placesOf(line, calendar));
  if (places.size > 1) return `split ${runsOf(line, calendar)}`;
  const [place = 0] = places;
  const wanted = marksAt(payer, place);
  const stray = ['SH', 'SJ'].filter((m) => line.modifiers.includes(m) && !wanted.includes(m));
  const lacking = wanted.filter((m) => !line.modifiers.includes(m));
  if (stray.length + lacking.length === 0) return undefined;
  return [...wanted, ...line.modifiers.filter((m) => !['SH', 'SJ', ...wanted].includes(m))]
    .sort()
    .join(' ');
}

function marksAt(payer: string, place: number): readonly string[] {
  return place === 0 ? [] : (MARKS[payer]?.[place - 1] ?? []);
}

/** `1-3:SH`: the days of a line, counted from 0, that need the same. */
function runsOf(line: Line, calendar: Calendar): string {
  const runs: { from: number; through: number; place: number }[] = [];
  placesOf(line, calendar).forEach((place, i) => {
    const last = runs.at(-1);
    if (last?.place === place) last.through = i;
    else runs.push({ from: i, through: i, place });
  });
  return runs.map((run) => `${run.from}-${run.through}`).join(' ');
}

/** What the product says of a line, in the same words. */
function saidOf(finding: Finding | undefined, line: Line): string | undefined {
  if (!finding) return undefined;
  const [edit] = finding.fixes[0]?.edits ?? [];
  if (edit?.op === 'remove') return '';
  if (edit?.op === 'set' && Array.isArray(edit.value)) return [...edit.value].sort().join(' ');
  if (edit?.op !== 'split') return `no fix: ${finding.message}`;
  const runs = edit.parts.map((part) => {
    const value = (key: string) => {
      const found = part.find((p) => p.op === 'set' && p.path.join('.') === key);
      return found?.op === 'set'
        ? Date.parse(String(found.value)) / 86_400_000 - line.range.from
        : undefined;
    };
    const from = value('date') ?? value('from') ?? 0;
    const through = value('date') ?? value('through') ?? line.range.through - line.range.from;
    return `${from}-${through}`;
  });
  return `split ${runs.join(' ')}`;
}

function randomCalendar(random: Random): Calendar {
  const count = random.between(1, 5);
  const isRanked = random.chance(0.5);
  const places = Array.from({ length: count }, (_, i) => i + 1);
  const ranks = places.map(() => {
    const rank = places.splice(random.below(places.length), 1)[0];
    return isRanked && random.chance(0.8) ? rank : undefined;
  });
  const lines: Line[] = [];
  const near = random.chance(0.5);
  ranks.forEach((_, therapy) => {
    for (let n = random.pick([1, 1, 1, 2, 3]); n > 0; n--) {
      const from = FIRST_DAY + (near ? 0 : random.below(10));
      const range = { from, through: from + (near ? 6 : random.below(9)) };
      const code = random.chance(0.08) ? random.pick(BESIDE) : (CODES[therapy] ?? 'S9500');
      lines.push({ range, code, therapy, modifiers: randomModifiers(random) });
    }
  });
  if (random.chance(0.2)) {
    const range = { from: FIRST_DAY + 2, through: FIRST_DAY + 5 };
    lines.push({
      range,
      code: CODES[7] ?? '',
      therapy: undefined,
      modifiers: randomModifiers(random),
    });
  }
  return { ranks, lines: lines.sort(() => random.between(-1, 1)) };
}

function randomModifiers(random: Random): string[] {
  return random.pick([
    [],
    [],
    ['SH'],
    ['SJ'],
    ['59'],
    ['59', 'SH'],
    ['SJ', '59'],
    ['SH', 'SJ'],
    ['SS'],
    ['SS', 'SH'],
  ]);
}

function textOf(payer: string, { ranks, lines }: Calendar): string {
  const therapies = ranks.map(
    (rank, i) =>
      `t${i}: { ${fields({ drug: `drug ${i}`, route: 'iv', frequency: 'q24h', rank })} }`,
  );
  return claimText(
    payer,
    therapies,
    lines.map(({ range, code, therapy, modifiers }) =>
      [
        datesText(range),
        fields({
          code,
          units: daysOf(range).length,
          therapy: therapy === undefined ? undefined : `t${therapy}`,
        }),
        ...(modifiers.length > 0 ? [`modifiers: [${modifiers.join(', ')}]`] : []),
      ].join(', '),
    ),
  );
}

describe('second road: order of concurrent therapies', function () {
  this.timeout(0);

  const payers = Object.keys(MARKS);
  it(`${CASES} calendars`, () => {
    const random = new Random('concurrency');
    for (let done = 0; done < CASES; done++) {
      const payer = random.pick(payers);
      const calendar = randomCalendar(random);
      const text = textOf(payer, calendar);
      const findings = findingsOf('concurrent-modifier', text);
      calendar.lines.forEach((line, i) => {
        const found = findings.filter((f) => f.line === i);
        const expected = expectedOf(line, calendar, payer);
        const story = `line ${i} ${found.map((f) => f.message).join(' ')}\n${text}`;
        assert.ok(found.length <= 1, story);
        assert.equal(saidOf(found[0], line), expected, story);
      });
    }
  });
});
