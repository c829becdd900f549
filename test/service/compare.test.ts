import * as assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check';
import { parseDay } from '../../server/src/draft/days';
import {
  compareAt,
  compareClaim,
  type ComparedCell,
  type Comparison,
} from '../../server/src/service/compare';
import { openQuestionsOf, placesOf, reasonsOf } from '../../server/src/service/compare-reasons';
import { checkDocument, type CheckedDocument } from '../../server/src/service/checked-document';
import { checked } from '../support/marked';
import { OPTIONS, resources } from '../support/resources';
import { WITHOUT_SH } from '../support/two-antibiotics';

function compare(document: CheckedDocument, index = 0): Comparison {
  const claim = document.result.claims[index];
  assert.ok(claim);
  return compareClaim(document, claim);
}

function cell(
  comparison: Comparison,
  serviceLine: number | null,
  rule: string,
  payer: string,
): ComparedCell {
  const row = comparison.rows.find((r) => r.serviceLine === serviceLine && r.rule === rule);
  const found = row?.cells.find((one) => one.payer === payer);
  assert.ok(found, `${rule} on ${serviceLine ?? 'the claim'} for ${payer}`);
  return found;
}

/** A draft of single-day lines, each a flow map without braces. */
function draft(payer: string, ...lines: string[]): string {
  return [
    `claim: T-1\npayer: ${payer}\nplace_of_service: 12`,
    'patient: { id: M1 }\nbilling_provider: { npi: 1234567893 }\nlines:',
    ...lines.map((line) => `  - { date: 2025-10-06, ${line} }`),
    '',
  ].join('\n');
}

describe('comparison of payers', () => {
  it('has a column for every payer, the draft’s own marked', () => {
    const { payers, draftPayer, claim, totalCharge, broken } = compare(checked(WITHOUT_SH));
    assert.deepEqual(
      payers.map(({ id, own }) => [id, own]),
      [
        ['bcbsok', true],
        ['allways', false],
        ['bluekc', false],
        ['cigna', false],
        ['php', false],
      ],
    );
    assert.equal(draftPayer, 'bcbsok');
    assert.equal(claim, 'T-1');
    assert.ok(totalCharge > 0);
    assert.deepEqual(broken, []);
  });

  it('tells finding, clean, not checked and no rule apart', () => {
    const comparison = compare(
      checked(
        draft('bcbsok', 'code: J7050, units: 1, drug: { name: sodium chloride, dose: 250 ml }'),
      ),
    );
    assert.equal(cell(comparison, 1, 'ndc-required', 'allways').state, 'finding');
    assert.equal(cell(comparison, 1, 'ndc-required', 'cigna').state, 'clean');
    assert.equal(cell(comparison, 1, 'ndc-required', 'php').state, 'no-rule');
    const open = cell(comparison, 1, 'iv-solution', 'bcbsok');
    assert.equal(open.state, 'not-checked');
    assert.deepEqual(open.needs, [['lines', 0, 'drug', 'purpose']]);
    assert.equal(open.severity, null);
  });

  it('a finding brings along what a reader needs', () => {
    const document = checked(WITHOUT_SH);
    const { severity, findings, state } = cell(
      compare(document),
      2,
      'concurrent-modifier',
      'cigna',
    );
    assert.equal(state, 'finding');
    assert.equal(severity, 'error');
    const [finding] = findings;
    assert.deepEqual(finding?.clauses, ['CI-33']);
    assert.equal(finding.source?.payer, 'cigna');
    assert.equal(finding.source.policy, 'R14');
    assert.match(finding.message, /59/);
    assert.equal(
      document.lines.text.slice(document.lines.offsetAt(finding.range.start)).slice(0, 5),
      'S9500',
    );
  });

  it('rules of the draft and of the code set hold with every payer', () => {
    const comparison = compare(
      checked(draft('bcbsok', 'code: S9500, units: many', 'code: "99602", units: 1')),
    );
    for (const payer of ['allways', 'bcbsok', 'bluekc', 'cigna', 'php']) {
      assert.equal(cell(comparison, 1, 'invalid-value', payer).severity, 'error', payer);
      assert.equal(cell(comparison, 2, 'add-on-code', payer).state, 'finding', payer);
    }
  });

  it('lists every line, and rows only where a payer has something to say', () => {
    const { lines, rows } = compare(checked(WITHOUT_SH));
    assert.deepEqual(
      lines.map(({ serviceLine, code }) => [serviceLine, code]),
      [
        [1, 'S9501'],
        [2, 'S9500'],
        [3, 'J3370'],
        [4, 'J0696'],
      ],
    );
    for (const { cells } of rows)
      assert.ok(cells.some(({ state }) => state === 'finding' || state === 'not-checked'));
    const places = rows.map(({ serviceLine }) => serviceLine ?? 0);
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
      'the claim, then line by line',
    );
  });

  it('agrees with a check against each payer', () => {
    const document = checked(WITHOUT_SH);
    const comparison = compare(document);
    for (const payer of comparison.payers) {
      const [alone] = document.checker.checkText(WITHOUT_SH, {
        ...OPTIONS,
        payer: payer.id,
      }).claims;
      assert.ok(alone);
      const count = (severity: string) =>
        alone.findings.filter((finding) => finding.severity === severity).length;
      const { error, warning, information, hint, notChecked, chargeAtRisk } = payer;
      assert.deepEqual(
        { error, warning, information, hint, notChecked, chargeAtRisk },
        {
          error: count('error'),
          warning: count('warning'),
          information: count('information'),
          hint: count('hint'),
          notChecked: alone.notChecked.length,
          chargeAtRisk: alone.chargeAtRisk,
        },
        payer.id,
      );
    }
  });

  it('names the lines that a payer denies', () => {
    const { payers } = compare(
      checked(
        draft(
          'php',
          'code: S9336, units: 1, charge: 10',
          'code: S9348, units: 1, charge: 5',
          'code: E0781, units: 1, charge: 3',
        ),
      ),
    );
    const denied = Object.fromEntries(payers.map(({ id, denied: lines }) => [id, lines]));
    assert.deepEqual(denied['php'], [1]);
    assert.deepEqual(denied['bluekc'], [1, 2]);
    assert.ok(denied['bcbsok']?.includes(3));
  });

  it('follows settings and silencing comments', () => {
    const severity = new Map([
      ['concurrent-modifier', 'hint'],
      ['one-date-per-line', 'off'],
    ] as const);
    const comparison = compare(checked(WITHOUT_SH, { severity }));
    assert.equal(cell(comparison, 2, 'concurrent-modifier', 'cigna').severity, 'hint');
    assert.ok(!comparison.rows.some(({ rule }) => rule === 'one-date-per-line'));
    const silenced = compare(
      checked(`# claimlint-ignore-claim concurrent-modifier: told so\n${WITHOUT_SH}`),
    );
    assert.deepEqual(
      silenced.payers.map(({ id, suppressed }) => [id, suppressed]),
      [
        ['bcbsok', 1],
        ['allways', 1],
        ['bluekc', 1],
        ['cigna', 1],
        ['php', 0],
      ],
    );
  });

  it('a draft of an unknown payer is compared all the same', () => {
    const comparison = compare(checked(WITHOUT_SH.replace('payer: bcbsok', 'payer: nobody')));
    assert.equal(comparison.draftPayer, 'nobody');
    assert.ok(comparison.payers.every(({ own }) => !own));
    assert.equal(cell(comparison, 2, 'concurrent-modifier', 'bcbsok').severity, 'error');
    for (const { cells } of comparison.rows.filter(({ rule }) => rule === 'unknown-payer'))
      assert.ok(cells.every(({ state }) => state === 'finding'));
  });

  it('a broken pack is no column, and is named', () => {
    const broken = new Checker({ ...resources(), brokenPacks: new Set(['cigna', 'house']) });
    const document = checkDocument({ uri: 'a', version: 1, text: WITHOUT_SH }, broken, OPTIONS);
    const comparison = compare(document);
    assert.deepEqual(comparison.broken, ['cigna', 'house']);
    assert.ok(!comparison.payers.some(({ id }) => id === 'cigna'));
    for (const { cells } of comparison.rows) assert.equal(cells.length, comparison.payers.length);
  });

  it('a number that stands twice in the file is told with every payer', () => {
    const comparison = compare(checked(`${WITHOUT_SH}---\n${WITHOUT_SH}`), 1);
    assert.equal(comparison.index, 1);
    const row = comparison.rows.find(({ rule }) => rule === 'duplicate-claim');
    assert.ok(row?.cells.every(({ severity }) => severity === 'warning'));
  });

  it('places of a later claim count from the start of the file', () => {
    const first = WITHOUT_SH.replace(/^claim: .*$/m, 'claim: T-0');
    const document = checked(`${first}---\n${WITHOUT_SH}`);
    const { range } = compare(document, 1);
    assert.ok(range.start.line > first.split('\n').length - 1);
    assert.match(document.text.split('\n')[range.start.line] ?? '', /^claim: /);
  });

  it('takes the claim at a position, else the first', () => {
    const document = checked(
      `${WITHOUT_SH.replace(/^claim: .*$/m, 'claim: T-0')}---\n${WITHOUT_SH}`,
    );
    const last = { line: document.lines.count - 1, character: 0 };
    assert.equal(compareAt(document)?.comparison.claim, 'T-0');
    const found = compareAt(document, last);
    assert.equal(found?.comparison.index, 1);
    assert.equal(found.claims, 2);
    assert.equal(found.version, document.version);
    assert.equal(compareAt(checked('')), undefined);
  });

  it('withstands texts that are no drafts', () => {
    for (const text of [
      'a: [',
      'lines: [1, { code: 3 }]',
      '- x',
      'claim: &a *a',
      'lines:\n  - co\n',
    ]) {
      const found = compareAt(checked(text));
      assert.ok(!found || found.comparison.payers.length === 5, text);
    }
  });

  it('judges by the day that counts as today', () => {
    const text = draft('bcbsok', 'code: S9500, units: 1');
    const early = compare(checked(text, { today: parseDay('2025-10-01') ?? 0 }));
    assert.equal(cell(early, 1, 'date-order', 'php').severity, 'error');
  });
});

describe('reasons of a comparison', () => {
  it('are told once for all lines that they concern', () => {
    const reasons = reasonsOf(compare(checked(WITHOUT_SH)));
    const ofDates = reasons.filter(({ who }) => who.includes('AW-14'));
    assert.equal(ofDates.length, 1);
    assert.match(ofDates[0]?.who ?? '', /^allways .*\[AW-14\]$/);
    assert.deepEqual(ofDates[0]?.where, [
      { rule: 'one-date-per-line', serviceLines: [1, 2, 3, 4] },
    ]);
    const keys = reasons.map(({ who, text }) => `${who} ${text}`);
    assert.equal(new Set(keys).size, keys.length);
  });

  it('say what is not checked, with the payers that would want to know', () => {
    const questions = openQuestionsOf(compare(checked(WITHOUT_SH)));
    assert.deepEqual(
      questions.find(({ rule }) => rule === 'homebound'),
      { rule: 'homebound', serviceLine: null, needs: [['homebound']], payers: ['allways'] },
    );
  });

  it('name places in words', () => {
    assert.equal(placesOf([null]), 'the claim');
    assert.equal(placesOf([2]), 'line 2');
    assert.equal(placesOf([2, 3]), 'lines 2 and 3');
    assert.equal(placesOf([null, 1, 2, 4]), 'the claim and lines 1, 2 and 4');
  });
});
