import * as assert from 'node:assert/strict';
import type { FileResult } from '../../server/src/check/finding';
import type { Level } from '../../server/src/check/severity';
import { compareAt } from '../../server/src/service/compare';
import { draftText } from '../support/drafts';
import { checked } from '../support/marked';
import { checker, OPTIONS } from '../support/resources';

const LINE = 'date: 2023-02-01, code: S9500, units: 1, therapy: v';
const shared = checker();

const check = (text: string, severity: Record<string, Level> = {}) =>
  shared.checkText(text, { ...OPTIONS, severity: new Map(Object.entries(severity)) });

/** What keeps a claim from being checked; it is the first claim of its file. */
function incomplete({ claims }: FileResult): string[] {
  return (claims[0]?.findings ?? [])
    .filter(({ rule }) => rule === 'check-incomplete')
    .map(({ messageId, severity }) => `${severity} ${messageId}`);
}

const lines = (count: number) =>
  draftText(
    Array.from({ length: count }, () => LINE),
    ['therapies: { v: { drug: vancomycin } }'],
    'bcbsok',
  );
const therapies = (count: number) =>
  `${draftText([LINE], [], 'bcbsok')}therapies:\n${Array.from(
    { length: count },
    (_, i) => `  t${i}: { drug: vancomycin }\n`,
  ).join('')}`;
const ndcs = (count: number) =>
  draftText(
    [`${LINE}, ndc: [${Array.from({ length: count }, () => '{ code: 00409651001 }').join(', ')}]`],
    [],
    'bcbsok',
  );

describe('limits of a document', () => {
  for (const { what, of, most } of [
    { what: 'service lines', of: lines, most: 2000 },
    { what: 'therapies', of: therapies, most: 500 },
    { what: 'values', of: ndcs, most: 1000 },
  ])
    it(`checks ${most} ${what}, and says of more that they were not`, () => {
      assert.deepEqual(incomplete(check(of(most))), []);
      const [beyond] = check(of(most + 1)).claims;
      assert.ok(beyond);
      const messages = beyond.findings.map(({ rule, message }) => `${rule}: ${message}`);
      assert.ok(
        messages.some((text) =>
          text.startsWith(
            `check-incomplete: There are ${String(most + 1).replace(/(?=...$)/, most > 999 ? ',' : '')} ${what} here`,
          ),
        ),
        messages.slice(-3).join('\n'),
      );
      assert.ok(beyond.notRun.includes('bundled'), 'no rule was run');
    }).timeout(60_000);

  it('checks 100,000 days of service, and says of more that they were not', () => {
    const year = 'from: 2020-01-01, through: 2020-12-31';
    const of = (days: string, count: number) =>
      draftText(
        Array.from({ length: count }, () => `${days}, code: S9500, units: 1`),
        [],
        'bcbsok',
      );
    assert.equal(incomplete(check(of(year, 273))).length, 0);
    const [beyond] = check(of(year, 274)).claims;
    const found = beyond?.findings.find(({ rule }) => rule === 'check-incomplete');
    assert.match(found?.message ?? '', /^There are 100,284 days of service, .* up to 100,000 are/);
    assert.match(found?.message ?? '', /mend what is mistyped, or divide it into claims\.$/);
    assert.ok(beyond?.notRun.includes('bundled'));
    // A mistyped century keeps nothing from being checked.
    assert.deepEqual(incomplete(check(of('from: 1920-01-01, through: 2020-01-07', 27))), []);
  }).timeout(60_000);

  it('does not read a document of more than two million characters, and reads the next one', () => {
    const text = `${lines(1)}note: ${'x'.repeat(2_000_000)}\n---\n${lines(1)}`;
    const result = check(text);
    assert.deepEqual(incomplete(result), ['warning size']);
    assert.equal(result.claims.length, 2);
    assert.equal(result.claims[1]?.claim, 'HI-2024-0001');
    assert.deepEqual(result.claims[1]?.notRun, []);
  });

  it('lists a thousand faults and counts the others', () => {
    const keys = Array.from({ length: 3000 }, (_, i) => `unknown${i}: 1\n`).join('');
    const result = check(`${lines(1)}${keys}`);
    assert.deepEqual(incomplete(result), ['warning faults']);
    const findings = result.claims[0]?.findings ?? [];
    assert.equal(findings.filter(({ rule }) => rule === 'unknown-field').length, 1000);
    assert.match(
      findings.find(({ messageId }) => messageId === 'faults')?.message ?? '',
      /^This claim has 2,000 more faults/,
    );
  });

  it('holds nothing against the policy where aliases stand for too much', () => {
    const text = `${draftText([LINE], [], 'bcbsok')}${'  - *l\n'.repeat(20_000)}`.replace(
      '- {',
      '- &l {',
    );
    const [claim] = check(text).claims;
    assert.ok(claim?.findings.some(({ messageId }) => messageId === 'aliases'));
    assert.ok(claim?.notRun.includes('bundled'));
    assert.ok(!claim?.findings.some(({ rule }) => rule === 'per-diem-without-drug'));
  });

  it('gives up when the time is up, and names what was not checked', () => {
    let now = 0;
    const [claim] = shared.checkText(lines(2), { ...OPTIONS, clock: () => (now += 400) }).claims;
    const found = claim?.findings.find(({ rule }) => rule === 'check-incomplete');
    assert.ok(claim && claim.notRun.length > 10);
    assert.match(found?.message ?? '', /longer than 10 seconds .* not checked: [a-z-]+, /);
    for (const rule of claim.notRun) assert.ok(found?.message.includes(rule), rule);
    let slow = 0;
    const [whole] = shared.checkText(lines(2), { ...OPTIONS, clock: () => (slow += 1) }).claims;
    assert.deepEqual(whole?.notRun, []);
  });

  it('is told whatever the settings and comments say', () => {
    const text = `# claimlint-ignore-claim check-incomplete: none of it\n${lines(2001)}`;
    assert.deepEqual(incomplete(check(text, { 'check-incomplete': 'off' })), ['hint count']);
    assert.deepEqual(incomplete(check(text, { 'check-incomplete': 'error' })), ['error count']);
  });

  it('is no clean cell in a comparison', () => {
    const document = checked(lines(2001));
    const cells = compareAt(document)?.comparison.rows.flatMap((row) => row.cells) ?? [];
    assert.ok(cells.length > 100);
    const clean = compareAt(document)?.comparison.rows.filter(
      ({ rule, cells: [own] }) => own?.state === 'clean' && rule !== 'check-incomplete',
    );
    assert.deepEqual(clean, []);
  });

  it('keeps large drafts answerable', () => {
    const started = performance.now();
    const head = 'claim: A\npayer: bcbsok\nplace_of_service: 12\n';
    for (const text of [
      `${'\n'.repeat(10_000_000)}---\n${head}`,
      `${head}note: "${'x'.repeat(10_000_000)}"\n`,
      head + '# a line\n'.repeat(100_000),
      `${head}lines:\n${'  - { dat: x, cod: q, unit: no }\n'.repeat(2000)}`,
      head + Array.from({ length: 100_000 }, (_, i) => `key${i}: 1\n`).join(''),
      `${head}therapies: { a: &a { drug: x } }\nlines:\n${'  - *a\n'.repeat(100_000)}`,
    ])
      check(text);
    const seconds = (performance.now() - started) / 1000;
    assert.ok(seconds < 25, `${seconds} s`);
  }).timeout(60_000);
});
