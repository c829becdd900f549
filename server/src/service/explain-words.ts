import type { Checker } from '../check/check';
import { labelOf, type Pack, type PackEntry } from '../policy/pack';
import type { Where } from '../policy/schema';
import { statementsOf, type PackStatement } from '../policy/statements';
import { ruleById } from '../rules/index';
import { ruleOptions } from './rule-options';
import { reference } from './words';

/* What the pages of `explain` share. */

/** Every pack that can be used: what the code sets say first, then the payers by id. */
export function allPacks(checker: Checker): Pack[] {
  const { payers } = checker;
  const shared = [...checker.resources.packs.keys()].filter((id) => !payers.includes(id));
  return [...shared, ...payers].flatMap((id) => checker.pack(id)?.pack ?? []);
}

/** A statement after its place in the pack: `bundled (entry pumps-are-included): Pumps … (Section, OK-14)`. */
export function statementText(statement: PackStatement): string {
  return `${placeText(statement)}: ${saying(statement)}`;
}

/** What is said, after the code set that says it, with section and clauses. */
export function saying(statement: PackStatement): string {
  const { origin, policy, says } = statement;
  const source = policy === undefined || policy === labelOf(origin) ? '' : `${policy}: `;
  return `${source}${says ?? 'as the code set says.'}${reference(statement)}`;
}

/** Statements of one entry that say the same become one, with the clauses of all and no message. */
export function merged(statements: readonly PackStatement[]): PackStatement[] {
  const groups = new Map<string, PackStatement>();
  for (const statement of statements) {
    const { place, policy, section, says } = statement;
    const where = place.kind === 'entry' ? [place.rule, place.entry] : [place];
    const key = JSON.stringify([statement.origin.id, where, policy, section, says]);
    const known = groups.get(key);
    groups.set(
      key,
      known && known.place.kind === 'entry'
        ? {
            ...known,
            clauses: [...new Set([...known.clauses, ...statement.clauses])],
            place: { ...known.place, message: undefined },
          }
        : statement,
    );
  }
  return [...groups.values()];
}

/** Where a statement stands, in words. */
export function placeText({ place }: PackStatement): string {
  switch (place.kind) {
    case 'entry':
      return `${place.rule} (entry ${place.entry}${place.message === undefined ? '' : `, message ${place.message}`})`;
    case 'status':
      return `table of codes (${place.status.status}: ${place.status.codes.join(', ')})`;
    case 'advice':
      return 'advice, never a finding';
    case 'silent':
      return 'allowed, raises nothing';
  }
}

/**
 * What the packs say by entries that name a modifier or a place: in their condition, or in an option
 * whose description speaks of such (`word`). Entries taken over stand with the pack they come from.
 */
export function statementsNaming(
  value: string,
  word: string,
  conditionOf: (where: Where) => readonly string[] | undefined,
  checker: Checker,
): { label: string; statements: string[] }[] {
  return allPacks(checker).flatMap((pack) => {
    const entries = new Set(
      pack.entries.filter((entry) => entryNames(entry, value, word, conditionOf)).map((e) => e.id),
    );
    const statements = merged(
      statementsOf(pack).filter(({ place }) => place.kind === 'entry' && entries.has(place.entry)),
    ).map(statementText);
    return statements.length === 0 ? [] : [{ label: pack.label, statements }];
  });
}

function entryNames(
  { rule, where, with: options }: PackEntry,
  value: string,
  word: string,
  conditionOf: (where: Where) => readonly string[] | undefined,
): boolean {
  const inCondition = (w: Where | undefined): boolean =>
    w !== undefined &&
    ((conditionOf(w)?.includes(value) ?? false) || inCondition(w.same_day) || inCondition(w.not));
  const found = ruleById(rule);
  const speaking = found
    ? ruleOptions(found).filter(({ description }) => description.toLowerCase().includes(word))
    : [];
  return (
    inCondition(where) ||
    speaking.some(({ name }) => [options[name]].flat(2).some((v) => String(v) === value))
  );
}
