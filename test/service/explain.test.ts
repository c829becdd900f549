import assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check';
import { packSchema, type Cite, type Cites } from '../../server/src/policy/schema';
import { RULES } from '../../server/src/rules/index';
import { explain, explainable } from '../../server/src/service/explain';
import { kindText } from '../../server/src/service/kind-words';
import { ruleOptions } from '../../server/src/service/rule-options';
import { plainOf } from '../../server/src/service/words';
import { checker, resources } from '../support/resources';

const input = { checker: checker() };
const { codes, packs } = resources();

const known = new Map<string, string | undefined>();

/** The page of a subject, drawn up once for all tests. */
function told(subject: string): string | undefined {
  if (!known.has(subject)) known.set(subject, explain(subject, input));
  return known.get(subject);
}

/** A page as one line, so that where its lines break does not matter. */
function page(subject: string): string {
  const text = told(subject);
  assert.ok(text, `nothing is said of ${subject}`);
  assert.ok(text.endsWith('\n') && !text.includes('undefined') && !text.includes('[object'), text);
  return oneLine(text);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function includes(text: string, part: string): void {
  assert.ok(text.includes(oneLine(part)), `"${part}" is not in:\n${text}`);
}

/** Every statement in the packs as their files have it, walked apart from the code that explains. */
function statements(): {
  pack: string;
  rule?: string;
  entry?: string;
  clause: string;
  section?: string;
  says?: string;
}[] {
  return [...packs.values()].flatMap((pack) => [
    ...(pack.entries ?? []).flatMap((entry) => {
      const { cites }: { cites?: Cites } = entry;
      const all: Cite[] = !cites
        ? []
        : 'all' in cites
          ? [cites.all]
          : Object.values(cites.byMessage);
      return all.flatMap((cite) =>
        (cite.clauses ?? []).map((clause) => ({
          ...cite,
          pack: pack.id,
          entry: entry.id,
          rule: entry.rule,
          clause,
        })),
      );
    }),
    ...(pack.codes ?? []).flatMap(({ clauses = [], section, reason }) =>
      clauses.map((clause) => ({ pack: pack.id, clause, section, says: reason })),
    ),
    ...[...(pack.advice ?? []), ...(pack.silent ?? [])].flatMap(({ clauses = [], section, says }) =>
      clauses.map((clause) => ({ pack: pack.id, clause, section, says })),
    ),
  ]);
}

describe('explain', () => {
  describe('a rule', () => {
    for (const rule of RULES)
      it(rule.id, () => {
        const text = page(rule.id);
        includes(text, `${rule.id} — ${rule.title}`);
        for (const part of [rule.docs.what, rule.docs.why, rule.docs.todo])
          includes(text, plainOf(part));
        for (const option of ruleOptions(rule)) {
          assert.notEqual(option.description, '', option.name);
          includes(text, `- ${option.name}: ${plainOf(option.description)}`);
        }
        for (const pack of packs.values())
          for (const entry of pack.entries ?? [])
            if (entry.rule === rule.id && !entry.off) includes(text, `- ${entry.id}:`);
      });

    it('names severity, default and listed values', () => {
      includes(page('concurrent-modifier'), 'severity error (consequence: modifier)');
      includes(page('concurrent-modifier'), 'Default: SH.');
      includes(page('nursing-visit'), 'Required.');
    });

    it('in any letter case', () => {
      assert.equal(explain('BUNDLED', input), explain('bundled', input));
    });
  });

  describe('a code', () => {
    it('every code of the tables: name, words, kind', () => {
      for (const code of codes.allCodes()) {
        const text = page(code);
        const info = codes.code(code);
        includes(text, `${code} — ${info?.name ?? ''}`);
        includes(text, info?.text ?? '');
        assert.ok(info);
        includes(text, `Kind: ${kindText(info)}`);
      }
    });

    it('every number that is no code: why, and what instead', () => {
      for (const code of codes.allObsolete()) {
        const text = page(code);
        const obsolete = codes.obsolete(code);
        includes(text, obsolete?.text ?? '');
        for (const other of obsolete?.instead ?? []) includes(text, other);
        for (const clause of obsolete?.clauses ?? []) includes(text, clause);
      }
    });

    it('every code that a table of a policy names by itself: status, reason, clauses', () => {
      let rows = 0;
      for (const id of input.checker.payers) {
        const pack = input.checker.pack(id)?.pack;
        assert.ok(pack);
        for (const code of codes.allCodes()) {
          const status = pack.statusOf(code);
          if (!status) continue;
          rows++;
          const text = page(code);
          if (status.reason) includes(text, status.reason);
          for (const clause of status.clauses ?? []) includes(text, clause);
        }
      }
      assert.ok(rows > 500, `${rows} rows`);
    });

    it('with every payer, those that say nothing too', () => {
      const text = page('S9500');
      for (const id of input.checker.payers)
        includes(text, `${input.checker.pack(id)?.pack.label ?? ''} (`);
      includes(
        text,
        'BLUEKC POL-PP-120 (Blue Cross and Blue Shield of Kansas City): - its table of codes does not name S9500.',
      );
    });

    it('dosing interval, daily volume, billing unit, exclusions', () => {
      includes(page('S9501'), 'Dosing interval: every 12 hours');
      includes(page('S9366'), 'Daily volume: more than 1 L, up to 2 L');
      includes(page('J0696'), 'Billing unit: 250 mg');
      includes(page('S9364'), 'Never with: S9365');
    });

    it('the entries of each payer that hold it, by number, set or kind', () => {
      const text = page('E0781');
      for (const id of input.checker.payers) {
        const pack = input.checker.pack(id)?.pack;
        for (const entry of pack?.entries ?? [])
          if (entry.rule === 'bundled' && entry.where?.codes?.includes('E0781'))
            includes(text, `bundled (entry ${entry.id})`);
      }
      includes(
        page('A4206'),
        'bundled (entry supplies-are-included): Medical and surgical supplies',
      );
    });

    it('in lower case', () => {
      assert.equal(explain('s9500', input), explain('S9500', input));
    });
  });

  describe('a clause', () => {
    it('every clause of every pack: section, our words, rule and entry', () => {
      const all = statements();
      assert.ok(all.length > 300, `${all.length} statements`);
      for (const { pack, clause, section, says, rule, entry } of all) {
        // An entry that is switched off states nothing.
        const resolved = input.checker.pack(pack)?.pack;
        if (entry !== undefined && !resolved?.entries.some((e) => e.id === entry)) continue;
        const text = page(clause);
        if (section) includes(text, `section ${section}`);
        if (says) includes(text, says);
        if (entry) includes(text, `(entry ${entry}`);
        if (rule) includes(text, `- ${rule} (entry`);
      }
    });

    it('every clause that the code tables name', () => {
      for (const code of codes.allObsolete())
        for (const clause of codes.obsolete(code)?.clauses ?? []) includes(page(clause), code);
    });

    it('says what is advice, what is allowed, what stands in a table', () => {
      includes(page('OK-48'), 'advice, never a finding');
      includes(page('OK-33'), 'allowed, raises nothing');
      includes(page('OK-30'), 'table of codes (never: S9537');
    });

    it('in lower case, and none that there is not', () => {
      assert.equal(explain('ok-41', input), explain('OK-41', input));
      assert.equal(explain('OK-99', input), undefined);
    });
  });

  it('every modifier, with the entries that ask for it', () => {
    for (const modifier of codes.allModifiers()) {
      includes(page(modifier), `Modifier ${modifier} — ${codes.modifier(modifier)?.name ?? ''}`);
      includes(page(modifier), codes.modifier(modifier)?.text ?? '');
    }
    includes(
      page('sh'),
      'BCBSOK CPCP019: - concurrent-modifier (entry concurrent-therapies): The second',
    );
    includes(page('59'), 'concurrent-modifier (entry concurrent-therapies)');
  });

  it('every place of service, with the entries that speak of it', () => {
    for (const place of codes.allPlaces()) {
      includes(page(place), `Place of service ${place} — ${codes.place(place)?.name ?? ''}`);
      includes(page(place), codes.place(place)?.text ?? '');
    }
    includes(page('12'), 'place-of-service (entry place-of-service-is-home');
  });

  it('what is a modifier and a place is explained as both', () => {
    const both = codes.allModifiers().find((m) => codes.place(m));
    assert.ok(both);
    includes(page(both), `Modifier ${both} — `);
    includes(page(both), `Place of service ${both} — `);
  });

  it('every payer, with all that it states', () => {
    for (const pack of packs.values()) {
      const text = page(pack.id);
      includes(text, pack.name);
      for (const { clause, pack: of } of statements()) if (of === pack.id) includes(text, clause);
    }
    includes(page('bcbsok'), 'Effective from 2023-01-03');
  });

  it('everything that it calls explainable', () => {
    for (const subject of explainable(input)) page(subject);
  });

  for (const subject of ['', ' ', 'S0000', 'nonsense', '__proto__', 'constructor', 'toString'])
    it(`nothing of ${JSON.stringify(subject)}`, () => {
      assert.equal(explain(subject, input), undefined);
    });

  it("a pack of the user's own stands beside the others, with what it takes over", () => {
    const own = packSchema.parse({
      id: 'prairie-plan',
      name: 'Prairie Plan',
      policy: 'PP-1',
      extends: 'bcbsok',
      entries: [
        {
          id: 'poles-are-included',
          rule: 'bundled',
          where: { codes: ['E0776'] },
          cites: { clauses: ['PP-01'], says: 'Poles are part of the per diem.' },
        },
      ],
    });
    const all = new Map([...packs, ['prairie-plan', own]]);
    const mine = { checker: new Checker({ codes, packs: all }) };
    includes(
      oneLine(explain('PP-01', mine) ?? ''),
      'PRAIRIE-PLAN PP-1, Prairie Plan Poles are part of the per diem.',
    );
    const code = oneLine(explain('E0776', mine) ?? '');
    includes(code, 'bundled (entry poles-are-included): Poles are part of the per diem. (PP-01)');
    includes(code.slice(code.indexOf('PRAIRIE-PLAN')), 'OK-13');
    includes(oneLine(explain('prairie-plan', mine) ?? ''), 'Extends bcbsok');
  });

  it('keeps its lines short', () => {
    for (const subject of explainable(input))
      for (const line of told(subject)?.split('\n') ?? [])
        assert.ok(line.length <= 100 || !line.trim().includes(' '), `${subject}: ${line}`);
  });
});
