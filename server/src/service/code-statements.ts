import { CodeSet } from '../codes/ranges';
import type { Kind } from '../codes/types';
import {
  citeFor,
  labelOf,
  type CodeStatusOf,
  type Pack,
  type PackEntry,
  type PackOrigin,
} from '../policy/pack';
import type { Cite, Where } from '../policy/schema';
import { widthFor } from '../policy/where';
import { ruleById } from '../rules/index';
import { reference } from './words';

/** Statements of a policy that name a code, beside its table: at most this many. */
const MOST_STATEMENTS = 4;
/** A statement about more codes than this speaks of none in particular. */
const WIDEST = 400;

/** One statement of a policy about a code, with the rules that hold it. */
export interface CodeStatement {
  /** Markdown, one line. */
  text: string;
  rules: readonly string[];
}

/** What else a policy says that names the code, beside its table, the narrowest first. */
export function packStatements(pack: Pack, of: CodeFacts): CodeStatement[] {
  const byText = new Map<string, string[]>();
  const tell = (label: string, cite: Cite, rule: string[]) => {
    if (cite.says === undefined) return;
    const text = `${cite.policy ?? label}: ${cite.says}${reference(cite)}`;
    byText.set(text, [...new Set([...(byText.get(text) ?? []), ...rule])]);
  };
  const status = pack.statusOf(of.code);
  for (const { entry, width } of entriesNaming(pack, of)) {
    if (entry.where?.not || width > WIDEST || repeats(entry, status)) continue;
    for (const { cite, origin, clauses } of spokenBy(entry))
      tell(labelOf(origin), { ...cite, clauses }, [entry.rule]);
  }
  for (const statement of pack.advice)
    if (statement.codes && new CodeSet(statement.codes).has(of.code))
      tell(labelOf(statement.origin), statement, []);
  return [...byText].map(([text, rules]) => ({ text, rules })).slice(0, MOST_STATEMENTS);
}

/** The rules that hold what a table says of a code. */
export function rulesBehind(
  pack: Pack,
  status: CodeStatusOf,
  code: string,
  kind: Kind | undefined,
): string[] {
  const byTable = [
    status.status === 'not-covered' && 'not-covered',
    status.status === 'review' && 'code-not-listed',
    status.authorization && 'prior-authorization',
  ].filter((rule) => typeof rule === 'string' && pack.entries.some((e) => e.rule === rule));
  const byEntry = entriesNaming(pack, { code, kind })
    .filter(({ entry }) => repeats(entry, status))
    .map(({ entry }) => entry.rule);
  return [...new Set([...byTable, ...byEntry])].filter((rule) => typeof rule === 'string');
}

/** Whether an entry says of a code's payment what the table says, on the same clauses. */
function repeats(entry: PackEntry, status: CodeStatusOf | undefined): boolean {
  const category = ruleById(entry.rule)?.category;
  if (category !== 'payment' && category !== 'setting') return false;
  const cites = spokenBy(entry);
  return (
    cites.length > 0 &&
    cites.every(
      ({ clauses }) =>
        clauses.length > 0 && clauses.every((id) => status?.clauses?.includes(id) ?? false),
    )
  );
}

/**
 * What an entry states, message by message: the payer's own words, else those of what it extends.
 * Messages that say the same are one, with the clauses of all.
 */
function spokenBy(entry: PackEntry): Spoken[] {
  const messages = entry.cites.flatMap(({ cites }) =>
    'byMessage' in cites ? Object.keys(cites.byMessage) : [],
  );
  const spoken: Spoken[] = [];
  // An id that no message has: what stands for all of them.
  for (const message of new Set(['', ...messages])) {
    const said = citeFor(entry, message);
    if (!said) continue;
    const same = spoken.find(
      ({ cite, origin }) => origin === said.origin && cite.says === said.cite.says,
    );
    if (same) same.clauses = [...new Set([...same.clauses, ...said.clauses])];
    else spoken.push(said);
  }
  return spoken;
}

interface Spoken {
  cite: Cite;
  origin: PackOrigin;
  clauses: string[];
}

/** A code, and what tells which entries speak of it. */
export interface CodeFacts {
  code: string;
  kind?: Kind;
  /** The number is no code, or is one no longer. */
  isObsolete?: boolean;
}

/**
 * The entries of a pack whose condition names the code, by number, set or kind; the narrowest first.
 * What speaks of numbers that are no codes, or of codes outside the table, is left out for others.
 */
export function entriesNaming(
  pack: Pack,
  { code, kind, isObsolete = false }: CodeFacts,
): { entry: PackEntry; width: number }[] {
  const status = pack.statusOf(code);
  const isListed = status !== undefined && status.status !== 'review';
  return pack.entries
    .filter(({ rule }) => rule !== 'obsolete-code' || isObsolete)
    .filter(({ rule }) => rule !== 'code-not-listed' || !isListed)
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
