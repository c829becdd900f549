import type { ClaimResult, Finding } from '../check/finding';
import { labelOf } from '../policy/pack';
import { ruleById } from '../rules/index';
import type { NameRule } from './rule-links';
import { reference } from './words';

/** The findings that an offset of a claim's document lies in; the end of each counts as inside. */
export function findingsAt(claim: ClaimResult, offset: number): readonly Finding[] {
  return claim.findings.filter(({ span }) => span.start <= offset && offset <= span.end);
}

/**
 * For each finding its rule, a link to the rule's page, and where in the policy it stands. What it
 * says the editor shows already. Markdown.
 */
export function describeFindings(
  findings: readonly Finding[],
  nameRule: NameRule,
): string | undefined {
  const lines = findings.map((finding) => {
    const title = ruleById(finding.rule)?.title;
    return `- ${nameRule(finding.rule)}: ${whereItStands(finding) ?? title ?? ''}`;
  });
  return lines.length === 0 ? undefined : [...new Set(lines)].join('\n');
}

function whereItStands({ source, clauses }: Finding): string | undefined {
  if (!source) return undefined;
  const { payer, policy, section } = source;
  const label = payer === null ? policy : labelOf({ id: payer, policy });
  return `${label}${reference({ section: section ?? undefined, clauses })}`;
}
