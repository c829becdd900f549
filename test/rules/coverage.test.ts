import * as assert from 'node:assert/strict';
import { CodeSet } from '../../server/src/codes/ranges';
import type { Pack, PackEntry } from '../../server/src/policy/pack';
import { statementsOf } from '../../server/src/policy/statements';
import { RULES } from '../../server/src/rules/index';
import { checkedExamples, type CheckedExample } from '../support/examples';
import { checker } from '../support/resources';

/*
 * What the policies say cannot drift away from what is checked: every clause stands in a pack, every
 * entry of a pack is seen to fire and to keep silent in some draft.
 */

/** How many clauses each payer's policy has, by the prefix of their ids. */
const POLICIES = [
  { payer: 'bcbsok', prefix: 'OK', clauses: 48 },
  { payer: 'php', prefix: 'PH', clauses: 32 },
  { payer: 'cigna', prefix: 'CI', clauses: 48 },
  { payer: 'allways', prefix: 'AW', clauses: 37 },
  { payer: 'bluekc', prefix: 'KC', clauses: 31 },
];

/** Rules that speak of a table which a user imports: no draft alone makes them fire. */
const NEEDS_IMPORT = new Set(['bluekc KC-12', 'bluekc unit-limit', 'bluekc medically-unlikely-edits']);

const check = checker();
const packOf = (payer: string): Pack => {
  const prepared = check.pack(payer);
  assert.ok(prepared, `the pack ${payer} is whole`);
  return prepared.pack;
};

/** Whether a finding of the example can come from the entry: its rule, a clause of its own, its codes. */
function fires(entry: PackEntry, payer: string, { result }: CheckedExample): boolean {
  const clauses = entry.cites
    .filter((c) => c.origin.id === payer)
    .flatMap(({ cites }) => ('all' in cites ? [cites.all] : Object.values(cites.byMessage)))
    .flatMap((cite) => cite.clauses ?? []);
  const codes = entry.where?.codes && new CodeSet(entry.where.codes);
  return result.findings.some((f) => {
    const code = f.line === null ? undefined : result.draft.fields.lines?.[f.line]?.code;
    return (
      f.rule === entry.rule &&
      (clauses.length === 0 || f.clauses.some((id) => clauses.includes(id))) &&
      (!codes || code === undefined || codes.has(code))
    );
  });
}

describe('coverage of the policies', () => {
  let examples: CheckedExample[] = [];
  before(() => {
    examples = checkedExamples();
  });

  for (const { payer, prefix, clauses } of POLICIES) {
    const own = () => statementsOf(packOf(payer));
    const ofPayer = () => examples.filter((e) => e.result.payer === payer);

    it(`${payer}: every clause stands in the pack`, () => {
      const stated = new Set(own().flatMap((s) => s.clauses));
      const wanted = Array.from({ length: clauses }, (_, i) => `${prefix}-${String(i + 1).padStart(2, '0')}`);
      assert.deepEqual(
        wanted.filter((id) => !stated.has(id)),
        [],
      );
    });

    it(`${payer}: every clause of an entry or a table of codes is seen to fire`, () => {
      const fired = new Set(
        ofPayer().flatMap((e) => [...e.result.findings.flatMap((f) => f.clauses), ...e.proves]),
      );
      const elsewhere = new Set(
        own().flatMap((s) => (s.place.kind === 'advice' || s.place.kind === 'silent' ? s.clauses : [])),
      );
      const unseen = own()
        .flatMap((s) => (s.place.kind === 'entry' ? s.clauses : []))
        .filter((id) => id.startsWith(`${prefix}-`) && !fired.has(id) && !elsewhere.has(id))
        .filter((id) => !NEEDS_IMPORT.has(`${payer} ${id}`));
      assert.deepEqual([...new Set(unseen)], []);
    });

    it(`${payer}: every rule that the pack calls for is seen to fire and to keep silent`, () => {
      const called = new Set(packOf(payer).entries.filter((e) => e.cites.some((c) => c.origin.id === payer)).map((e) => e.rule));
      const missing = [...called].flatMap((rule) => {
        const fires = ofPayer().some((e) => e.result.findings.some((f) => f.rule === rule));
        const silent = ofPayer().some(
          (e) => e.folder === rule && e.result.findings.every((f) => f.rule !== rule),
        );
        return [...(fires || NEEDS_IMPORT.has(`${payer} ${rule}`) ? [] : [`${rule} never fires`]), ...(silent ? [] : [`${rule} has no near miss`])];
      });
      assert.deepEqual(missing, []);
    });

    it(`${payer}: every entry of the pack is seen to fire`, () => {
      const unseen = packOf(payer)
        .entries.filter((entry) => entry.cites.some((c) => c.origin.id === payer))
        .filter((entry) => !ofPayer().some((e) => fires(entry, payer, e)))
        .map((entry) => entry.id)
        .filter((id) => !NEEDS_IMPORT.has(`${payer} ${id}`));
      assert.deepEqual(unseen, []);
    });

    it(`${payer}: every allowed thing is proved by a draft that raises nothing`, () => {
      const proved = new Set(ofPayer().flatMap((e) => e.proves));
      const unproved = own()
        .flatMap((s) => (s.place.kind === 'silent' ? s.clauses : []))
        .filter((id) => !proved.has(id));
      assert.deepEqual([...new Set(unproved)], []);
    });
  }

  it('every rule that checks drafts has an example', () => {
    const fired = new Set(examples.flatMap((e) => e.result.findings.map((f) => f.rule)));
    const notByDraft = new Set(['policy-file', 'settings-file', 'check-incomplete', 'ndc-unknown']);
    assert.deepEqual(
      RULES.map((rule) => rule.id).filter((id) => !fired.has(id) && !notByDraft.has(id)),
      [],
    );
  });
});
