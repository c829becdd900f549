import * as assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { locate } from '../../server/src/draft/claim-draft';
import { parseDraft } from '../../server/src/draft/parse';
import { claimOf, WHOLE } from './reading';

/** A draft that uses all of YAML that a person may type. */
const SAMPLE = `# head
claim: HI-1   # claimlint-ignore unknown-code: a reason
payer: "bcbsok"
patient: { id: M0001, name: 'Test O''Patient', birth_date: 1961-04-02 }
diagnoses: [A41.9, # sepsis
  L03.115]
therapies:
  vanc: &v { drug: vancomycin, frequency: q12h }
  other: *v
lines:
  - { from: 2023-02-01, through: 2023-02-07, code: S9501, units: 7, charge: 980.00 }
  - from: 2023-02-01
    through: 2023-02-07
    code: !!str J3370
    modifiers:
    - SH
    drug: { dose: 2 g }
    note: |-
      two
      # lines
  - co
  - &l
    code: "S95
      01"
---
%x
? a
: b
...
`;

const samplesDir = join(__dirname, '..', '..', 'samples');
const samples = readdirSync(samplesDir)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(join(samplesDir, name), 'utf8'));
const texts = [SAMPLE, SAMPLE.replaceAll('\n', '\r\n'), WHOLE, ...samples];

/** Reads a text; every position that comes of it lies in the text. */
function readSoundly(text: string): void {
  for (const claim of parseDraft(text).claims) {
    const { length } = claim.tree.text;
    assert.equal(claim.tree.text, text.slice(claim.offset, claim.offset + length));
    const within = ({ start, end }: { start: number; end: number }, what: string) =>
      assert.ok(0 <= start && start <= end && end <= length, `${what}\n${text}`);
    for (const fault of claim.faults) {
      if (fault.span) within(fault.span, fault.messageId);
      within(locate(claim, fault.path).span, fault.path.join('.'));
    }
    for (const comment of claim.comments) within(comment, comment.text);
    within(claim.tree.span, 'document');
  }
}

describe('draft: any text', () => {
  it('any prefix of a draft is read', () => {
    for (const text of [SAMPLE, SAMPLE.replaceAll('\n', '\r\n')])
      for (let end = 0; end <= text.length; end++) readSoundly(text.slice(0, end));
  });

  it('any prefix of a sample is read', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (text, part) => readSoundly(text.slice(0, Math.round(text.length * part))),
      ),
      { numRuns: 200 },
    );
  });

  it('a draft with anything typed into it is read', () => {
    const typed = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        ':',
        ': ',
        '- ',
        '\n',
        '\t',
        '&a ',
        '*v',
        '!',
        '|',
        '#',
        '%',
        '---\n',
        '...\n',
        '\r',
        '\u0000',
        '\uFEFF',
        '\ud800',
        '<<: *v',
        '? ',
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(20), typed, (text, at, cut, junk) => {
        const start = at % (text.length + 1);
        readSoundly(text.slice(0, start) + junk + text.slice(start + cut));
      }),
      { numRuns: 800 },
    );
  });

  it('what is no draft at all is read', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), readSoundly), { numRuns: 300 });
    for (const text of [
      '[]',
      '{}',
      '- ',
      '- - - ',
      '"',
      '|',
      '>',
      '&',
      '*',
      '!',
      '%',
      '@',
      '`',
      ':',
      '?',
      '- co',
      'code:',
      '\t',
      '\r',
      '{',
      '[',
      '{{',
      '? ?',
      '<<',
    ])
      readSoundly(text);
  });
});

describe('draft: hostile and large texts', () => {
  it('deep nesting is named, not followed', () => {
    for (const deep of [
      'a: ' + '['.repeat(100_000),
      'a: ' + '{b: '.repeat(50_000),
      '- '.repeat(100_000),
      '? '.repeat(10_000),
      '[{'.repeat(300),
      Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}-`).join('\n'),
    ]) {
      readSoundly(deep);
      assert.ok(claimOf(deep).faults.length > 0);
    }
    assert.equal(claimOf('[{'.repeat(300)).faults[0]?.rule, 'check-incomplete');
  });

  it('brackets in texts and comments nest nothing', () => {
    const noted = WHOLE + '# see [1 and {2\n'.repeat(500);
    assert.deepEqual(claimOf(noted).faults, []);
    assert.deepEqual(claimOf(`${WHOLE}note: "${'['.repeat(500)}"\n`).faults, []);
  });

  it('aliases that multiply are given up', () => {
    const bomb = [
      'therapies:',
      '  a: &a { drug: x }',
      'lines:',
      '  - &l0 [x, x, x, x, x, x, x, x, x, x]',
      ...Array.from(
        { length: 9 },
        (_, i) => `  - &l${i + 1} [${Array.from({ length: 10 }, () => `*l${i}`).join(', ')}]`,
      ),
    ].join('\n');
    const maps = [
      'therapies:',
      '  t0: &t0 { drug: a }',
      'lines:',
      ...Array.from({ length: 30_000 }, () => '  - *t0'),
    ].join('\n');
    for (const text of [bomb, maps]) {
      const started = performance.now();
      readSoundly(text);
      assert.ok(performance.now() - started < 5000);
    }
    assert.ok(claimOf(maps).faults.some((f) => f.rule === 'check-incomplete'));
  });

  it('a hundred thousand lines are named, not read', () => {
    const item =
      '  - { from: 2023-02-01, through: 2023-02-07, code: S9501, units: 7, charge: 980.00 }\n';
    const text = WHOLE + item.repeat(100_000);
    const started = performance.now();
    const claim = claimOf(text);
    const seconds = (performance.now() - started) / 1000;
    assert.equal(claim.fields.lines, undefined);
    assert.deepEqual(
      claim.faults.map(({ rule, messageId }) => `${rule}/${messageId}`),
      ['check-incomplete/size'],
    );
    assert.ok(seconds < 5, `${seconds} s`);
  }).timeout(60_000);

  it('many faults, many documents and long lines are read in seconds', () => {
    const started = performance.now();
    for (const text of [
      'claim: A\n---\n'.repeat(2000),
      'x: "\\q"\n'.repeat(10_000),
      `note: ${'word '.repeat(200_000)}\n`,
      `${'k'.repeat(200_000)}: v\n`,
      '# c [\n'.repeat(50_000),
      'a: {'.repeat(50),
      '-\n'.repeat(10_000),
      ' '.repeat(100_000),
      `%${'-\n'.repeat(10_000)}`,
    ])
      parseDraft(text);
    assert.ok(performance.now() - started < 15_000);
  }).timeout(60_000);
});
