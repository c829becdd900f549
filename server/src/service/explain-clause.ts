import type { Checker } from '../check/check';
import type { Pack } from '../policy/pack';
import { statementsOf, type PackStatement } from '../policy/statements';
import { ruleById } from '../rules/index';
import { obsoleteText } from './describe-code';
import { allPacks, placeText } from './explain-words';
import { block, paragraphs, wrapped } from './plain-text';

/** A clause of a policy: its section, what it says in our words, and what checks it. */
export function explainClause(subject: string, checker: Checker): string | undefined {
  const clause = subject.toUpperCase();
  const blocks = allPacks(checker).flatMap((pack) => {
    const own = statementsOf(pack).filter((s) => s.clauses.includes(clause));
    return own.length === 0 ? [] : [`${labelOf(pack)}`, ...bySaying(own).map(sayingText)];
  });
  const codes = codesOf(clause, checker);
  if (blocks.length === 0 && codes.length === 0) return undefined;
  return paragraphs([clause, ...blocks, block('obsolete-code (code tables):', codes)]);
}

/** Every clause that a pack or the code tables name, in order. */
export function allClauses(checker: Checker): string[] {
  const { codes } = checker.resources;
  return [
    ...new Set([
      ...allPacks(checker).flatMap((pack) => statementsOf(pack).flatMap((s) => s.clauses)),
      ...codes.allObsolete().flatMap((code) => codes.obsolete(code)?.clauses ?? []),
    ]),
  ].sort();
}

function labelOf(pack: Pack): string {
  return pack.chain.length > 1 ? `${pack.label}, ${pack.name}` : pack.name;
}

/** Statements that say the same in the same section, together. */
function bySaying(statements: readonly PackStatement[]): PackStatement[][] {
  const groups = new Map<string, PackStatement[]>();
  for (const statement of statements) {
    const key = `${statement.policy ?? ''}\u0001${statement.section ?? ''}\u0001${statement.says ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), statement]);
  }
  return [...groups.values()];
}

function sayingText(group: readonly PackStatement[]): string {
  const [first] = group;
  if (!first) return '';
  const others = [...new Set(group.flatMap((s) => s.clauses))];
  const source = [first.policy, first.section && `section ${first.section}`]
    .filter(Boolean)
    .join(', ');
  return [
    wrapped(first.says ?? 'As the code set says.'),
    block(`${others.join(', ')}${source === '' ? '' : `; ${source}`}:`, [
      ...new Set(group.map((s) => `${placeText(s)}${titleOf(s)}`)),
    ]),
  ].join('\n');
}

function titleOf({ place }: PackStatement): string {
  const title = place.kind === 'entry' ? ruleById(place.rule)?.title : undefined;
  return title === undefined ? '' : `: ${title}`;
}

/** Numbers of the code tables that the clause speaks of; those with one explanation together. */
function codesOf(clause: string, checker: Checker): string[] {
  const { codes } = checker.resources;
  const byText = new Map<string, string[]>();
  for (const code of codes.allObsolete()) {
    const obsolete = codes.obsolete(code);
    if (!obsolete?.clauses?.includes(clause)) continue;
    const text = obsoleteText(obsolete);
    byText.set(text, [...(byText.get(text) ?? []), code]);
  }
  return [...byText].map(([text, numbers]) => `${numbers.join(', ')}: ${text}`);
}
