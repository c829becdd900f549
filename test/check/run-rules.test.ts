import * as assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { Checker } from '../../server/src/check/check';
import { preparePack } from '../../server/src/check/prepare';
import { runRules } from '../../server/src/check/run-rules';
import {
  defineRule,
  type AnyRule,
  type Reporter,
  type RuleInput,
} from '../../server/src/rules/rule';
import { draftText, claimOf } from '../support/drafts';
import { BARE_COMMON, checkerWith, packOf, packsOf } from '../support/packs';
import { OPTIONS, resources, TODAY } from '../support/resources';

const LINE = 'date: 2024-03-04, code: S9500, units: 1';

function ruleOf(id: string, check: (input: RuleInput, report: Reporter) => void): AnyRule {
  return defineRule({
    id,
    title: id,
    category: 'visit',
    severity: 'error',
    consequence: 'deny',
    docs: { what: '', why: '', todo: '' },
    options: z.strictObject({}),
    check: (input, _options, report) => check(input, report),
  });
}

function run(rules: readonly AnyRule[], isOff: (rule: string) => boolean = () => false) {
  const pack = packOf('acme', 'id: acme\nname: Acme\n');
  return runRules({
    claim: claimOf([LINE]),
    prepared: {
      pack,
      running: rules.map((rule) => ({
        rule,
        entry: {
          id: rule.id,
          rule: rule.id,
          where: undefined,
          with: {},
          cites: [],
          severity: undefined,
          consequence: undefined,
          effective: undefined,
        },
        options: {},
        from: [rule.id],
      })),
      citing: new Map(),
    },
    codes: resources().codes,
    payers: ['acme'],
    today: TODAY,
    imported: {},
    isOff,
  });
}

const finding = { at: ['lines', 0], message: 'm', what: 'Wrong.', todo: 'Mend.' };
const good = (id: string) => ruleOf(id, (_input, report) => report(finding));
const bad = ruleOf('bad', (_input, report) => {
  report(finding);
  report.notChecked(['lines', 0], [['group']]);
  throw new Error('failed');
});

describe('running rules', () => {
  it('loses of a rule that throws that rule alone', () => {
    const { findings, notChecked, failed } = run([good('a'), bad, good('b')]);
    assert.deepEqual(
      findings.map((f) => f.rule.id),
      ['a', 'b'],
    );
    assert.deepEqual(
      findings.map((f) => f.from),
      [['a'], ['b']],
    );
    assert.deepEqual(notChecked, []);
    assert.deepEqual(failed, ['bad']);
  });

  it('names a rule that fails twice once', () => {
    assert.deepEqual(run([bad, bad]).failed, ['bad']);
  });

  it('does not run what is off', () => {
    assert.deepEqual(
      run([bad], (rule) => rule === 'bad'),
      {
        findings: [],
        notChecked: [],
        failed: [],
        notRun: [],
      },
    );
  });

  it('tells the user of a rule that failed', () => {
    const pack = 'id: acme\nname: Acme\nentries:\n  - { id: s, rule: code-not-listed }\n';
    const checker = checkerWith([pack], {
      imported: {
        ndcDirectory: {
          has: () => {
            throw new Error('no directory');
          },
        },
      },
    });
    const ndc =
      'date: 2024-03-04, code: J0696, units: 8, ndc: { code: 00781-3209-95, quantity: 1, unit: UN }';
    const [claim] = checker.checkText(draftText([LINE, ndc]), OPTIONS).claims;
    const found = claim?.findings.map(
      (f) => `${f.severity} ${f.rule}/${f.messageId} ${String(f.line)}`,
    );
    assert.deepEqual(found, [
      'warning check-incomplete/rule-failed null',
      'hint code-not-listed/not-listed 0',
      'hint code-not-listed/not-listed 1',
    ]);
    assert.match(claim?.findings[0]?.message ?? '', /ndc-unknown/);
  });
});

describe('a broken pack', () => {
  it('is told to the drafts that name it, which are checked all the same', () => {
    const checker = checkerWith([], { brokenPacks: new Set(['acme']) });
    assert.deepEqual(found(checker), ['check-incomplete/broken-pack', 'duplicate-line/same']);
    assert.equal(checker.checkText(draftText([LINE]), OPTIONS).claims[0]?.policy, null);
  });

  it('is told to the drafts that name a pack which extends it', () => {
    const base = 'id: base\nname: Base\nentries:\n  - { id: a, rule: bundld }\n';
    const packs = packsOf(BARE_COMMON, base, 'id: acme\nname: Acme\nextends: base\n');
    assert.deepEqual(found(new Checker({ codes: resources().codes, packs })), [
      'check-incomplete/broken-pack',
      'duplicate-line/same',
    ]);
  });

  const found = (checker: Checker) =>
    checker
      .checkText(draftText([LINE, LINE]), OPTIONS)
      .claims[0]?.findings.map((f) => `${f.rule}/${f.messageId}`);
});

describe('tying a pack to the rules', () => {
  const faults = (entry: string) =>
    preparePack(packOf('acme', `id: acme\nname: Acme\nentries:\n  - ${entry}\n`)).faults.map(
      (f) => `${f.entry} ${f.path.join('.')} ${f.messageId}`,
    );

  it('reports a rule that there is none of, with near ones', () => {
    assert.deepEqual(faults('{ id: a, rule: bundle }'), ['a rule unknown-rule']);
    const { faults: found } = preparePack(
      packOf('acme', 'id: acme\nname: Acme\nentries:\n  - { id: a, rule: bundld }\n'),
    );
    assert.match(found[0]?.todo ?? '', /bundled/);
  });

  it('reports options that the rule does not take, at their place', () => {
    assert.deepEqual(faults('{ id: a, rule: visit-units, with: { gap: 30 } }'), [
      'a with.gap unknown-key',
    ]);
    assert.deepEqual(faults('{ id: a, rule: visit-units, with: { gap_days: many } }'), [
      'a with.gap_days value',
    ]);
    assert.deepEqual(faults('{ id: a, rule: single-initial, with: { codes: [96365, 9636] } }'), [
      'a with.codes.1 value',
    ]);
    assert.deepEqual(faults('{ id: a, rule: visit-units, with: { gap_days: 30 } }'), []);
  });

  it('runs the rules of the draft without an entry, and with one once', () => {
    const running = (text: string) =>
      preparePack(packOf('acme', text))
        .prepared.running.map((r) => r.rule.id)
        .filter((id) => id === 'duplicate-line' || id === 'visit-units');
    assert.deepEqual(running('id: acme\nname: Acme\n'), ['duplicate-line']);
    const entry = 'entries:\n  - { id: d, rule: duplicate-line }\n';
    assert.deepEqual(running(`id: acme\nname: Acme\n${entry}`), ['duplicate-line']);
  });
});
