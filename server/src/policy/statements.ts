import type { Effective, Pack, PackOrigin } from './pack';
import type { CodeStatus } from './schema';

/** Where a statement stands in its pack, and with that what it does. */
export type StatementPlace =
  | { kind: 'entry'; entry: string; rule: string; message: string | undefined }
  | { kind: 'status'; status: CodeStatus }
  | { kind: 'advice' }
  | { kind: 'silent' };

/** One statement of a policy pack, with what stands behind it. */
export interface PackStatement {
  origin: PackOrigin;
  /** Where it speaks for a code set: the name of that. */
  policy: string | undefined;
  clauses: readonly string[];
  section: string | undefined;
  /** In our own words; of an entry that says nothing itself, the words of the entry it changes. */
  says: string | undefined;
  effective: Effective | undefined;
  place: StatementPlace;
}

/** What a pack itself states; what it extends states the rest, and is added by its ids in `origins`. */
export function statementsOf(pack: Pack, origins: readonly string[] = [pack.id]): PackStatement[] {
  return [
    ...ofEntries(pack),
    ...ofStatuses(pack),
    ...spoken(pack, 'advice'),
    ...spoken(pack, 'silent'),
  ].filter(({ origin }) => origins.includes(origin.id));
}

function ofEntries(pack: Pack): PackStatement[] {
  return pack.entries.flatMap(({ id, rule, cites, effective }) => {
    const base = cites.flatMap(({ cites: of }) =>
      'all' in of && of.all.says ? [of.all.says] : [],
    );
    return cites.flatMap(({ origin, cites: of }) => {
      const all =
        'all' in of
          ? [{ message: undefined, cite: of.all }]
          : Object.entries(of.byMessage).map(([message, cite]) => ({ message, cite }));
      return all.map(({ message, cite }): PackStatement => ({
        origin,
        policy: cite.policy,
        clauses: cite.clauses ?? [],
        section: cite.section,
        says: cite.says ?? base[0],
        effective,
        place: { kind: 'entry', entry: id, rule, message },
      }));
    });
  });
}

function ofStatuses(pack: Pack): PackStatement[] {
  return pack.codeStatuses.map(({ origin, status }) => ({
    origin,
    policy: undefined,
    clauses: status.clauses ?? [],
    section: status.section,
    says: status.reason,
    effective: status.effective,
    place: { kind: 'status', status },
  }));
}

function spoken(pack: Pack, kind: 'advice' | 'silent'): PackStatement[] {
  return pack[kind].map((statement) => ({
    origin: statement.origin,
    policy: undefined,
    clauses: statement.clauses ?? [],
    section: statement.section,
    says: statement.says,
    effective: undefined,
    place: { kind },
  }));
}
