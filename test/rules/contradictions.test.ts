import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClaimResult } from '../../server/src/check/finding';
import { compareClaim, type ComparedCell, type Comparison } from '../../server/src/service/compare';
import { checked } from '../support/marked';

/*
 * Where the five policies contradict each other. The drafts say in their comments what each payer
 * makes of a line: `# row:` names a topic of the table below, then one statement a line, every payer
 * in it. A statement speaks of whether the line is paid, or of the rules that it names behind a comma:
 *
 *   # line 3 E0781: allways included AW-11 | bcbsok included OK-14 OK-21 | … | php paid
 *   # line 2 J0696, ndc-required: allways error missing AW-21 AW-16 | bcbsok nothing | …
 */

const TOPICS = [
  'S per diem codes',
  'S9336 anticoagulant',
  'S9353 insulin',
  'S9355 chelation',
  'S9538 transfusion',
  'per diems of injections',
  'S5035 and S5036',
  'pumps E0779-E0781',
  'E0782-E0786',
  'A4220-A4223',
  'A4300 and A4301',
  'A4305 and A4306',
  'added trace elements with TPN',
  'heparin with TPN',
  'J1642',
  'J7050 and J7030',
  'SH and SJ',
  'date ranges',
  'NDC',
  'authorization',
  'place of service',
  'JW',
  'JZ',
  'self-administered',
  'inhaled drugs',
  '99601 and 99602',
  'age of text',
];

/** Rules by which a policy says whether it pays a line, and their words for the severities. */
const PAYMENT: Record<string, Partial<Record<string, string>>> = {
  bundled: { error: 'included', warning: 'doubtful' },
  'tpn-component': { error: 'included', warning: 'doubtful' },
  'iv-solution': { error: 'included' },
  'not-covered': { error: 'not-covered' },
  'excluded-drug': { error: 'excluded', warning: 'doubtful' },
  'self-administered': { error: 'excluded', warning: 'doubtful' },
  'injectable-therapy': { error: 'excluded' },
  'code-not-listed': { warning: 'not-listed', information: 'review', hint: 'not-listed' },
};

const DIR = join(__dirname, '..', 'fixtures', 'contradictions');

interface Statement {
  topic: string;
  text: string;
  place: string;
  rules: string[] | undefined;
  /** What is said, by payer. */
  says: Record<string, string>;
}

describe('contradictions between the payers', () => {
  const proved = new Set<string>();
  for (const file of readdirSync(DIR)) {
    const document = checked(readFileSync(join(DIR, file), 'utf8'));
    for (const claim of document.result.claims) {
      const comparison = compareClaim(document, claim);
      const statements = statementsOf(claim);
      it(`${file}: ${claim.claim ?? ''} states something`, () => assert.ok(statements.length > 0));
      for (const statement of statements) {
        proved.add(statement.topic);
        it(`${statement.topic}: ${statement.text}`, () => {
          const found = comparison.payers.map(({ id }, at): [string, string] => [
            id,
            wordsOf(comparison, at, statement),
          ]);
          assert.deepEqual(Object.fromEntries(found), statement.says);
        });
      }
    }
  }

  it('every row of the table is proved by a draft', () => {
    assert.deepEqual([...proved].sort(), [...TOPICS].sort());
  });

  it('a text of another year governs with each payer', () => {
    const document = checked(readFileSync(join(DIR, 'age-of-texts.claim.yaml'), 'utf8'));
    const [claim] = document.result.claims;
    assert.ok(claim);
    const { payers } = compareClaim(document, claim);
    const years = payers.map(({ id, effective }) => [id, effective?.slice(0, 4)]);
    assert.deepEqual(Object.fromEntries(years), {
      allways: '2021',
      bcbsok: '2023',
      bluekc: '2025',
      cigna: '2018',
      php: '2023',
    });
  });
});

function statementsOf({ draft }: ClaimResult): Statement[] {
  let topic = '';
  return draft.tree.text.split('\n').flatMap((row): Statement[] => {
    topic = /^# row: (.+)$/.exec(row)?.[1] ?? topic;
    const [, place, rules, text] =
      /^# (the claim|line \d+ \w+)(?:, ([a-z, -]+))?: (.+)$/.exec(row) ?? [];
    if (place === undefined || text === undefined) return [];
    const says = text.split(' | ').map((said) => {
      const [payer = '', ...words] = said.split(' ');
      return [payer, words.join(' ')];
    });
    return [
      {
        topic,
        text: row.slice(2),
        place,
        rules: rules?.split(', '),
        says: Object.fromEntries(says) as Record<string, string>,
      },
    ];
  });
}

/** What a payer says of a place, in the words of the statements. */
function wordsOf({ lines, rows }: Comparison, at: number, { place, rules }: Statement): string {
  const [, number, code] = /^line (\d+) (\w+)$/.exec(place) ?? [];
  const line = lines.find((one) => one.serviceLine === Number(number));
  assert.equal(line?.code, code, `${place} is another code`);
  const wanted = rules ?? Object.keys(PAYMENT);
  const cells = rows
    .filter((row) => row.serviceLine === (line?.serviceLine ?? null) && wanted.includes(row.rule))
    .flatMap(({ rule, cells }) => {
      const cell = cells[at];
      return cell ? [{ rule, cell }] : [];
    });
  const words = cells.flatMap(({ rule, cell }) => (rules ? inFull(cell) : inWords(rule, cell)));
  return [...new Set(words)].join(', ') || (rules ? 'nothing' : 'paid');
}

function inWords(rule: string, cell: ComparedCell): string[] {
  if (cell.state === 'not-checked') return ['unknown'];
  return cell.findings.map(({ severity, clauses }) =>
    [PAYMENT[rule]?.[severity] ?? `${severity} of ${rule}`, ...clauses].join(' '),
  );
}

function inFull(cell: ComparedCell): string[] {
  if (cell.state === 'not-checked') return ['unknown'];
  return cell.findings.map(({ severity, messageId, clauses }) =>
    [severity, messageId, ...clauses].join(' '),
  );
}
