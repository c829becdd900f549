import * as assert from 'node:assert/strict';
import { CodeSet } from '../../server/src/codes/ranges';
import type { PackEntry, StatusRow } from '../../server/src/policy/pack';
import type { Where } from '../../server/src/policy/schema';
import { statementsOf } from '../../server/src/policy/statements';
import { RULES } from '../../server/src/rules/index';
import { checkedExamples, type CheckedExample } from '../support/examples';
import { importedExamples } from '../support/imported-examples';
import { packRun, preparedPack, type PackRun } from '../support/pack-runs';
import { checker } from '../support/resources';

/*
 * What the policies say cannot drift away from what is checked: every clause stands in a pack, and
 * every entry of a pack, every message that it cites and every row of its table of codes is seen to
 * work in some draft and to keep silent in another one that comes near.
 */

/** How many clauses each policy has, by the prefix of their ids. */
const POLICIES = [
  { payer: 'common', prefix: 'X', clauses: 16 },
  { payer: 'bcbsok', prefix: 'OK', clauses: 48 },
  { payer: 'php', prefix: 'PH', clauses: 32 },
  { payer: 'cigna', prefix: 'CI', clauses: 48 },
  { payer: 'allways', prefix: 'AW', clauses: 37 },
  { payer: 'bluekc', prefix: 'KC', clauses: 31 },
];

/** Rules that no draft makes fire; each is shown where it can be. */
const NOT_BY_DRAFT: Record<string, string> = {
  'policy-file': 'stands in packs: test/policy/',
  'settings-file': 'stands in settings files: test/cli/settings.test.ts',
  'check-incomplete': 'needs a broken pack or a failing rule: test/cli/, test/check/',
};

type Example = CheckedExample & { run: PackRun };

const check = checker();
const packOf = (payer: string) => preparedPack(check, payer).pack;

/** The entries that the pack's own file writes: what it takes over stands with the pack it comes from. */
function ownEntries(payer: string): PackEntry[] {
  const written = new Set(check.resources.packs.get(payer)?.entries?.map((entry) => entry.id));
  return packOf(payer).entries.filter((entry) => written.has(entry.id));
}

const ownRows = (payer: string): StatusRow[] =>
  packOf(payer).codeStatuses.filter((row) => row.origin.id === payer);

/** Whether a condition picks out lines by what they bill. */
function picksLines(where: Where | undefined): boolean {
  const { codes, kinds, sets, modifiers, purpose, route, category } = where ?? {};
  return [codes, kinds, sets, modifiers, purpose, route, category].some((part) => part !== undefined);
}

/**
 * A near miss of an entry: the entry neither finds anything nor is left open, though its rule had a
 * line before it that meets the entry's condition. Where the condition lets through every line, the
 * draft must be one of those made for the rule. Where the condition is all that there is to meet, no
 * such draft can be: then a draft of the rule says by `# near:` what it comes near to.
 */
function isNearMiss({ rule, id, where }: PackEntry, { folder, near, run }: Example): boolean {
  if (run.spoke.has(id)) return false;
  if (near.includes(id)) return folder === rule;
  return run.looked.has(id) && (folder === rule || picksLines(where));
}

/** Whether a draft shows what a row of a table of codes says, on a line of one of its codes. */
function bearsOut({ row, status }: StatusRow, { result, run }: Example): boolean {
  const codes = new CodeSet(status.codes);
  const lines = (result.draft.fields.lines ?? []).flatMap((line, index) =>
    line?.code !== undefined && codes.has(line.code) ? [index] : [],
  );
  if (lines.length === 0) return false;
  if (status.authorization || status.status === 'review') return run.fired.has(row);
  const told = result.findings.some((f) => f.clauses.some((id) => status.clauses?.includes(id)));
  const isPassed = lines.some((index) =>
    result.findings.every((f) => f.line !== index || f.consequence !== 'deny'),
  );
  switch (status.status) {
    case 'not-covered':
      return run.spoke.has(row);
    case 'included':
    case 'never':
      return told;
    case 'conditional':
      return told || isPassed;
    case 'paid':
      return isPassed;
  }
}

describe('coverage of the policies', () => {
  let checked: CheckedExample[] = [];
  let examples: Example[] = [];
  before(() => {
    checked = [...checkedExamples(), ...importedExamples()];
    examples = checked.flatMap((example) => {
      const { payer } = example.result;
      const known = payer !== null && check.payers.includes(payer);
      return known ? [{ ...example, run: packRun(example.checker, payer, example.result) }] : [];
    });
  });

  for (const { payer, prefix, clauses } of POLICIES) {
    const own = () => statementsOf(packOf(payer));
    /** Examples of the payer; of what holds with every payer, all. */
    const ofPayer = () =>
      examples.filter((e) => payer === 'common' || e.result.payer === payer);
    /** Those among them that the entry is a part of: a payer's pack may change or drop it. */
    const examplesOf = ({ id, rule }: PackEntry) =>
      ofPayer().filter((e) =>
        packOf(e.result.payer ?? '').entries.some((entry) => entry.id === id && entry.rule === rule),
      );

    it(`${payer}: every clause stands in the pack`, () => {
      const stated = new Set(own().flatMap((s) => s.clauses));
      const wanted = Array.from(
        { length: clauses },
        (_, i) => `${prefix}-${String(i + 1).padStart(2, '0')}`,
      );
      assert.deepEqual(
        wanted.filter((id) => !stated.has(id)),
        [],
      );
    });

    it(`${payer}: every clause of an entry is seen in a finding, or proved to raise none`, () => {
      const seen = new Set(
        ofPayer().flatMap((e) => [...e.result.findings.flatMap((f) => f.clauses), ...e.proves]),
      );
      const unseen = own()
        .flatMap((s) => (s.place.kind === 'entry' ? s.clauses : []))
        .filter((id) => !seen.has(id));
      assert.deepEqual([...new Set(unseen)], []);
    });

    it(`${payer}: every entry is seen to fire`, () => {
      const unseen = ownEntries(payer).filter((entry) => !examplesOf(entry).some((e) => e.run.fired.has(entry.id)));
      assert.deepEqual(
        unseen.map((entry) => entry.id),
        [],
      );
    });

    it(`${payer}: every message that an entry cites is seen`, () => {
      const unseen = ownEntries(payer).flatMap((entry) =>
        entry.cites
          .filter(({ origin }) => origin.id === payer)
          .flatMap(({ cites }) => ('all' in cites ? [] : Object.keys(cites.byMessage)))
          .map((message) => `${entry.id} ${message}`)
          .filter((key) => !examplesOf(entry).some((e) => e.run.said.has(key))),
      );
      assert.deepEqual(unseen, []);
    });

    it(`${payer}: every entry is seen to keep silent in a near miss`, () => {
      const unseen = ownEntries(payer).filter((entry) => !examplesOf(entry).some((e) => isNearMiss(entry, e)));
      assert.deepEqual(
        unseen.map((entry) => entry.id),
        [],
      );
    });

    it(`${payer}: every rule that the pack calls for keeps silent in a draft of its own`, () => {
      const called = new Set(ownEntries(payer).map((entry) => entry.rule));
      const missing = [...called].filter(
        (rule) =>
          !ofPayer().some((e) => e.folder === rule && e.result.findings.every((f) => f.rule !== rule)),
      );
      assert.deepEqual(missing, []);
    });

    it(`${payer}: every row of the table of codes says what is found`, () => {
      const unseen = ownRows(payer).filter((row) => !ofPayer().some((e) => bearsOut(row, e)));
      assert.deepEqual(
        unseen.map(({ row, status }) => `${row} ${status.status} ${status.codes.join(' ')}`),
        [],
      );
    });

    it(`${payer}: every allowed thing is proved by a draft that raises nothing`, () => {
      const proved = new Set(ofPayer().flatMap((e) => e.proves));
      const unproved = own()
        .flatMap((s) => (s.place.kind === 'silent' ? s.clauses : []))
        .filter((id) => !proved.has(id));
      assert.deepEqual([...new Set(unproved)], []);
    });
  }

  it('an example that says what it comes near to names entries of its payer that keep silent there', () => {
    const wrong = examples.flatMap((e) =>
      e.near
        .filter((id) => e.run.spoke.has(id) || !packOf(e.result.payer ?? '').entries.some((entry) => entry.id === id))
        .map((id) => `${e.file}: ${id}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('every rule that checks drafts has an example', () => {
    const fired = new Set(checked.flatMap((e) => e.result.findings.map((f) => f.rule)));
    assert.deepEqual(
      RULES.map((rule) => rule.id).filter((id) => !fired.has(id) && !(id in NOT_BY_DRAFT)),
      [],
    );
  });
});
