import type { Checker } from '../check/check';
import { severityOf } from '../check/severity';
import type { Pack, PackEntry } from '../policy/pack';
import { statementsOf } from '../policy/statements';
import { RULES } from '../rules/index';
import type { AnyRule } from '../rules/rule';

/*
 * What `claimlint rules --format json` lists. Every clause of a pack stands in one of the four
 * lists: entries of rules, the table of codes, advice, what is allowed in silence.
 */

/** A rule, with the entries by which packs call it. */
export interface ListedRule {
  id: string;
  title: string;
  category: string;
  severity: string;
  clauses: string[];
  packs: { payer: string; entry: string; severity: string; clauses: string[] }[];
}

/** A row of a pack's table of codes. */
export interface ListedStatus {
  payer: string;
  codes: readonly string[];
  status: string;
  authorization: boolean;
  clauses: readonly string[];
  section: string | null;
  reason: string | null;
}

/** A statement that is no finding. */
export interface ListedStatement {
  payer: string;
  clauses: readonly string[];
  section: string | null;
  says: string;
}

export interface Listing {
  rules: ListedRule[];
  statuses: ListedStatus[];
  advice: ListedStatement[];
  silent: ListedStatement[];
}

/** Lists the rules and what the packs of these ids state. */
export function listRules(checker: Checker, ids: readonly string[]): Listing {
  const packs = ids.flatMap((id) => checker.pack(id)?.pack ?? []);
  const statements = packs.flatMap((pack) => statementsOf(pack));
  const spoken = (kind: 'advice' | 'silent') =>
    statements
      .filter(({ place }) => place.kind === kind)
      .map(({ origin, clauses, section, says }): ListedStatement => ({
        payer: origin.id,
        clauses,
        section: section ?? null,
        says: says ?? '',
      }));
  return {
    rules: RULES.map((rule) => listed(rule, packs)),
    statuses: statements.flatMap(({ origin, place, clauses, section, says }) =>
      place.kind === 'status'
        ? [
            {
              payer: origin.id,
              codes: place.status.codes,
              status: place.status.status,
              authorization: place.status.authorization ?? false,
              clauses,
              section: section ?? null,
              reason: says ?? null,
            },
          ]
        : [],
    ),
    advice: spoken('advice'),
    silent: spoken('silent'),
  };
}

function listed(rule: AnyRule, packs: readonly Pack[]): ListedRule {
  const used = packs.flatMap((pack) =>
    pack.entries
      .filter((entry) => entry.rule === rule.id)
      .map((entry) => ({
        payer: pack.id,
        entry: entry.id,
        severity: severity(rule, entry),
        clauses: clausesOf(entry),
      })),
  );
  return {
    id: rule.id,
    title: rule.title,
    category: rule.category,
    severity: severity(rule, undefined),
    clauses: [...new Set(used.flatMap((u) => u.clauses))],
    packs: used,
  };
}

function severity(rule: AnyRule, entry: PackEntry | undefined): string {
  return severityOf({
    setting: undefined,
    entry: entry?.severity,
    reported: undefined,
    rule: rule.severity,
    consequence: entry?.consequence ?? rule.consequence,
  });
}

/** Every clause that stands behind an entry, of all its messages. */
function clausesOf(entry: PackEntry): string[] {
  const cites = entry.cites.flatMap(({ cites: c }) =>
    'all' in c ? [c.all] : Object.values(c.byMessage),
  );
  return [...new Set(cites.flatMap((cite) => cite.clauses ?? []))];
}
