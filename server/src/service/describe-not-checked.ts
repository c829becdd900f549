import type { ClaimResult, NotChecked } from '../check/finding';
import { pathKey } from '../draft/spans';
import { ruleById } from '../rules/index';
import type { Token } from './find-token';
import type { NameRule } from './rule-links';
import { fieldList } from './words';

/** What could not be checked of the line whose code, or of the claim whose number, a token is. Markdown. */
export function notCheckedAt(
  claim: ClaimResult,
  token: Token,
  nameRule: NameRule,
): string | undefined {
  const entries = claim.notChecked.filter((entry) => standsAt(entry, token));
  if (entries.length === 0) return undefined;
  const lines = entries.map(({ rule, needs }) => {
    const title = ruleById(rule)?.title;
    return `- ${nameRule(rule)}${title ? ` (${title})` : ''} needs ${fieldList(needs)}`;
  });
  return `Not checked:\n\n${lines.join('\n')}`;
}

function standsAt({ line, needs }: NotChecked, { path }: Token): boolean {
  if (needs.some((need) => pathKey(need) === pathKey(path))) return true;
  if (line === null) return path.length === 1 && path[0] === 'claim';
  return path.length === 3 && path[0] === 'lines' && path[1] === line && path[2] === 'code';
}
