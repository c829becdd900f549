import * as assert from 'node:assert/strict';
import type { ClaimResult } from '../../server/src/check/finding';
import { checkerWith } from '../support/packs';
import { draftText } from '../support/drafts';
import { OPTIONS } from '../support/resources';

const S9500 = 'date: 2024-03-04, code: S9500, units: 1, charge: 70.00';

function check(
  entries: string,
  lines: readonly string[] = [S9500],
  fields: readonly string[] = [],
): ClaimResult {
  const pack = `id: acme\nname: Acme\npolicy: AC-7\neffective: { from: 2023-01-01 }\nentries:\n${entries}`;
  const [claim] = checkerWith([pack]).checkText(draftText(lines, fields), OPTIONS).claims;
  assert.ok(claim);
  return claim;
}

const WIDE = `  - id: wide
    rule: code-not-listed
    where: { codes: [S9325-S9590] }
    severity: error
    cites: { clauses: [AC-1, AC-3], section: Codes, says: The interval is not listed. }
`;
const NARROW = `  - id: narrow
    rule: code-not-listed
    where: { codes: [S9500] }
    cites: { clauses: [AC-2, AC-3], section: Codes, says: S9500 is not listed. }
`;

describe('findings of several entries', () => {
  it('become one at one place, with the clauses of the narrowest first and its text', () => {
    const { findings } = check(WIDE + NARROW);
    assert.equal(findings.length, 1);
    assert.deepEqual(findings[0]?.clauses, ['AC-2', 'AC-3', 'AC-1']);
    assert.match(findings[0].message, /ACME AC-7, Codes: S9500 is not listed\./);
    assert.doesNotMatch(findings[0].message, /interval/);
    assert.deepEqual(findings[0].source, {
      payer: 'acme',
      policy: 'AC-7',
      section: 'Codes',
      says: 'S9500 is not listed.',
      effective: '2023-01-01',
    });
  });

  it('take the worst severity, be it set or follow from the consequence', () => {
    assert.equal(check(WIDE + NARROW).findings[0]?.severity, 'error');
    const denies = WIDE.replace('severity: error', 'consequence: deny');
    assert.equal(check(denies + NARROW).findings[0]?.severity, 'error');
    const milder = NARROW.replace(
      'rule: code-not-listed',
      'rule: code-not-listed\n    severity: information',
    );
    assert.equal(check(denies + milder).findings[0]?.severity, 'error');
  });

  it('name all the entries that they came from', () => {
    assert.deepEqual(check(WIDE + NARROW).findings[0]?.from, ['narrow', 'wide']);
    assert.deepEqual(check(WIDE).findings[0]?.from, ['wide']);
  });

  it('name the rows of a table of codes that they speak from', () => {
    const table = `  - { id: wide, rule: not-covered }
codes:
  - { codes: [S9501], status: paid }
  - { codes: [S9500-S9504], status: not-covered, reason: It is not. }
`;
    assert.deepEqual(
      check(table).findings.map((f) => [f.rule, f.from]),
      [['not-covered', ['wide', 'acme#1']]],
    );
  });

  it('name the entries whose findings a missing or unreadable value stands for', () => {
    const entries = `  - { id: units, rule: missing-field, with: { fields: [units] }, cites: { says: Units count. } }
  - { id: paper, rule: claim-form, with: { forms: [ub04] }, cites: { clauses: [AC-4] } }
`;
    const { findings } = check(entries, ['date: 2024-03-04, code: S9500'], ['form: paper']);
    assert.deepEqual(
      findings.filter((f) => f.from.length > 0).map((f) => [f.rule, f.path, f.from]),
      [
        ['invalid-value', ['form'], ['paper']],
        ['missing-field', ['lines', 0, 'units'], ['units']],
      ],
    );
  });

  it('stay apart on two lines', () => {
    const { findings } = check(WIDE, [S9500, 'date: 2024-03-04, code: S9501, units: 1']);
    assert.deepEqual(
      findings.map((f) => f.line),
      [0, 1],
    );
  });
});

describe('what an entry governs', () => {
  const dated = (effective: string) => WIDE.replace('severity: error', `effective: ${effective}`);

  it('are lines whose last day lies on or after its first', () => {
    assert.equal(check(dated('{ from: 2024-03-05 }')).findings.length, 0);
    assert.equal(check(dated('{ from: 2024-03-04 }')).findings.length, 1);
    const range = ['from: 2024-03-01, through: 2024-03-07, code: S9500, units: 7'];
    assert.equal(check(dated('{ from: 2024-03-07 }'), range).findings.length, 1);
    assert.equal(check(dated('{ to: 2024-02-29 }'), range).findings.length, 0);
  });

  it('names its own date as the source', () => {
    const [finding] = check(dated('{ from: 2024-03-04 }')).findings;
    assert.equal(finding?.source?.effective, '2024-03-04');
  });

  it('could not be told without dates', () => {
    const { findings, notChecked } = check(dated('{ from: 2024-03-04 }'), [
      'code: S9500, units: 1',
    ]);
    assert.deepEqual(
      findings.map((f) => f.rule),
      ['missing-field'],
    );
    assert.deepEqual(
      notChecked.map((n) => n.rule),
      ['code-not-listed'],
    );
  });
});

describe('what could not be told', () => {
  it('is an entry whose condition no field decides', () => {
    const entry =
      '  - { id: a, rule: code-not-listed, where: { codes: [S9500], line_of_business: ppo } }\n';
    const { findings, notChecked } = check(entry);
    assert.deepEqual(findings, []);
    assert.deepEqual(notChecked, [
      {
        rule: 'code-not-listed',
        line: 0,
        path: ['lines', 0],
        span: { start: 199, end: 204 },
        from: ['a'],
        needs: [['line_of_business']],
      },
    ]);
    assert.equal(check(entry, [S9500], ['line_of_business: ppo']).findings.length, 1);
    assert.deepEqual(check(entry, [S9500], ['line_of_business: hmo']).notChecked, []);
  });

  it('is listed once a rule and line, with every field once', () => {
    const entry = (id: string, where: string) =>
      `  - { id: ${id}, rule: code-not-listed, where: { codes: [S9500], ${where} } }\n`;
    const { notChecked } = check(
      entry('a', 'line_of_business: ppo') +
        entry('b', 'line_of_business: hmo, route: iv') +
        entry('c', 'group: L1'),
      [S9500, S9500.replace('03-04', '03-05')],
    );
    const needs = (line: number) => [
      ['line_of_business'],
      ['lines', line, 'drug', 'route'],
      ['group'],
    ];
    assert.deepEqual(
      notChecked.map(({ line, needs: of }) => [line, of]),
      [
        [0, needs(0)],
        [1, needs(1)],
      ],
    );
  });

  it('is not told of a rule that is off', () => {
    const pack = 'id: acme\nname: Acme\nentries:\n  - { id: a, rule: visit-units }\n';
    const text = draftText(['date: 2024-03-04, code: G0068, units: 1']);
    const rules = (level?: 'off') =>
      checkerWith([pack])
        .checkText(text, { ...OPTIONS, severity: new Map(level ? [['visit-units', level]] : []) })
        .claims[0]?.notChecked.map((n) => n.rule);
    assert.deepEqual(rules(), ['visit-units']);
    assert.deepEqual(rules('off'), []);
  });
});

describe('the order of findings', () => {
  it('is that of their places, then the worst first', () => {
    const { findings } = check(
      `${NARROW}  - { id: b, rule: visit-units }\n`,
      [
        S9500,
        'date: 2024-03-05, code: S9500, units: 0',
        'date: 2024-03-04, code: G0068, units: 2, visit: { minutes: 15 }',
      ],
      ['colour: red'],
    );
    const starts = findings.map((f) => f.span.start);
    assert.deepEqual(
      starts,
      [...starts].sort((a, b) => a - b),
    );
    assert.deepEqual(
      findings.map((f) => f.rule),
      ['unknown-field', 'code-not-listed', 'code-not-listed', 'invalid-value', 'visit-units'],
    );
  });
});

describe('charges', () => {
  const of = (entries: string, lines: readonly string[]) => {
    const { totalCharge, chargeAtRisk } = check(entries, lines);
    return [totalCharge, chargeAtRisk];
  };

  it('add up in cents', () => {
    assert.deepEqual(
      of('  []\n', [
        `${S9500.replace('70.00', '0.10')}`,
        'date: 2024-03-05, code: S9500, units: 1, charge: 0.20',
      ]),
      [0.3, 0],
    );
  });

  it('are at risk once a line that may be denied or has an error', () => {
    const two = [S9500, 'date: 2024-03-04, code: S9501, units: 1, charge: 30.00'];
    assert.deepEqual(of(NARROW, two), [100, 0], 'a hint of advice');
    assert.deepEqual(
      of(NARROW.replace('rule:', 'consequence: deny\n    severity: hint\n    rule:'), two),
      [100, 70],
    );
    assert.deepEqual(of(WIDE, two), [100, 100], 'errors of advice');
    const twice = `${WIDE}  - { id: place, rule: place-of-service, with: { home: ["31"] } }\n`;
    assert.deepEqual(of(twice, [`${S9500}, place_of_service: 21`]), [70, 70]);
  });

  it('are not at risk by findings of the claim, or by what is silenced', () => {
    const text = draftText([
      `${S9500} } # claimlint-ignore code-not-listed: agreed\n  - { ${S9500.replace('03-04', '03-05')}`,
    ]);
    const pack = `id: acme\nname: Acme\nentries:\n${WIDE}`;
    const [claim] = checkerWith([pack]).checkText(text, OPTIONS).claims;
    assert.equal(claim?.suppressed, 1);
    assert.equal(claim.chargeAtRisk, 70);
  });
});

describe('a claim number in the file twice', () => {
  const two = draftText([S9500]) + '---\n' + draftText([S9500]);
  const rules = (text: string, severity: ReadonlyMap<string, 'off'> = new Map()) =>
    checkerWith(['id: acme\nname: Acme\n'])
      .checkText(text, { ...OPTIONS, severity })
      .claims.map((c) => [
        c.findings.map((f) => `${f.severity} ${f.rule}/${f.messageId}`),
        c.suppressed,
      ]);

  it('is a warning on the second', () => {
    assert.deepEqual(rules(two), [
      [[], 0],
      [['warning duplicate-claim/same-file'], 0],
    ]);
  });

  it('can be silenced and switched off', () => {
    const comment = '# claimlint-ignore-claim duplicate-claim: a corrected claim\n';
    assert.deepEqual(rules(two.replace('---\n', `---\n${comment}`)), [
      [[], 0],
      [[], 1],
    ]);
    assert.deepEqual(rules(two, new Map([['duplicate-claim', 'off']])), [
      [[], 0],
      [[], 0],
    ]);
  });
});
