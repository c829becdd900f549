import { CodeSet } from '../codes/ranges';
import type { Kind } from '../codes/types';
import type { Day } from '../draft/days';
import { labelOf, type Pack, type PackEntry, type PackOrigin } from '../policy/pack';
import type { Cite, Status, Where } from '../policy/schema';
import { widthFor } from '../policy/where';

const STATUS_WORDS: Record<Status, string> = {
  paid: 'paid',
  included: 'included in something else',
  never: 'never paid on its own',
  'not-covered': 'not covered',
  conditional: 'paid on a condition',
  review: 'reviewed by the payer',
};

/** What a payer's table says of a code: status, reason, section and clauses. Markdown, one line. */
export function statusLine(pack: Pack, code: string, day?: Day): string {
  const status = pack.statusOf(code, day);
  if (!status) return `**${pack.label}**: its table of codes does not name ${code}.`;
  const authorization = status.authorization ? ', needs prior authorization' : '';
  const reason = status.reason === undefined ? '' : ` — ${status.reason}`;
  return `**${pack.label}**: ${STATUS_WORDS[status.status]}${authorization}${reason}${reference(status)}`;
}

/** Statements of a policy that name a code, beside its table: at most this many. */
const MOST_STATEMENTS = 4;
/** A statement about more codes than this speaks of none in particular. */
const WIDEST = 400;

/** What else a policy says that names the code, the narrowest first. Markdown, one line each. */
export function packStatements(pack: Pack, code: string, kind: Kind | undefined): string[] {
  const ofEntries = entriesNaming(pack, code, kind)
    .filter(({ entry, width }) => !entry.where?.not && width <= WIDEST)
    .flatMap(({ entry }) => citesOf(entry));
  const ofAdvice = pack.advice
    .filter((s) => s.codes && new CodeSet(s.codes).has(code))
    .map((statement): Cited => ({ cite: statement, origin: statement.origin }));
  const lines = [...ofEntries, ...ofAdvice].flatMap(({ cite, origin }) =>
    cite.says === undefined
      ? []
      : [`${cite.policy ?? labelOf(origin)}: ${cite.says}${reference(cite)}`],
  );
  return [...new Set(lines)].slice(0, MOST_STATEMENTS);
}

/** The entries of a pack whose condition names the code, by number, set or kind; the narrowest first. */
export function entriesNaming(
  pack: Pack,
  code: string,
  kind: Kind | undefined,
): { entry: PackEntry; width: number }[] {
  return pack.entries
    .filter(({ where }) => names(where, code, kind, pack))
    .map((entry) => ({ entry, width: widthFor(entry.where, code, pack) }))
    .sort((a, b) => a.width - b.width);
}

function names(
  where: Where | undefined,
  code: string,
  kind: Kind | undefined,
  pack: Pack,
): boolean {
  if (!where || names(where.not, code, kind, pack)) return false;
  const parts = [
    where.codes && new CodeSet(where.codes).has(code),
    where.sets?.some((name) => pack.set(name)?.has(code, kind)),
    where.kinds && kind !== undefined && where.kinds.includes(kind),
  ].filter((part) => part !== undefined);
  return parts.length > 0 && parts.every(Boolean);
}

/** A statement, and the policy that makes it. */
export interface Cited {
  cite: Cite;
  origin: PackOrigin;
}

/** Every statement behind an entry, the payer's own first. */
export function citesOf(entry: PackEntry): Cited[] {
  return entry.cites.flatMap(({ origin, cites }) => {
    const all = 'all' in cites ? [cites.all] : Object.values(cites.byMessage);
    return all.map((cite) => ({ cite, origin }));
  });
}

/** ` (Supply and Equipment Codes, OK-14)`. */
export function reference({
  section,
  clauses,
}: {
  section?: string;
  clauses?: readonly string[];
}): string {
  const parts = [section, ...(clauses ?? [])].filter((part) => part !== undefined);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}
