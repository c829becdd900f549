import { locate } from '../draft/claim-draft';
import { ruleById } from '../rules/index';
import { inOrder } from './compose';
import type { ClaimResult, Finding } from './finding';
import { severityOf, type Level } from './severity';

const RULE = 'duplicate-claim';

/** Adds a finding to every claim whose number stands in the file before. */
export function duplicateNumbers(
  claims: readonly ClaimResult[],
  settings: ReadonlyMap<string, Level>,
): ClaimResult[] {
  const seen = new Map<string, number>();
  return claims.map((result) => {
    const number = result.draft.fields.claim;
    if (number === undefined) return result;
    const first = seen.get(number);
    if (first === undefined) {
      seen.set(number, result.draft.index);
      return result;
    }
    return withDuplicate(
      result,
      `Claim ${first + 1} of this file has the number ${number} too.`,
      'same-file',
      settings,
    );
  });
}

/** Adds a hint that another file checked in the same run has a claim of this number. */
export function withDuplicate(
  result: ClaimResult,
  what: string,
  messageId: 'same-file' | 'other-file',
  settings: ReadonlyMap<string, Level>,
): ClaimResult {
  const severity = severityOf({
    setting: settings.get(RULE),
    entry: undefined,
    reported: messageId === 'other-file' ? 'hint' : undefined,
    rule: ruleById(RULE)?.severity ?? 'warning',
    consequence: null,
  });
  const silenced = result.draft.comments.some((comment) =>
    /^#\s*claimlint-ignore(-claim)?\s+duplicate-claim\s*:\s*\S/.test(comment.text),
  );
  if (severity === 'off') return result;
  if (silenced) return { ...result, suppressed: result.suppressed + 1 };
  const parts = [what, 'Give each claim a number of its own.'];
  const finding: Finding = {
    rule: RULE,
    messageId,
    severity,
    consequence: null,
    parts,
    message: parts.join(' '),
    span: locate(result.draft, ['claim']).span,
    path: ['claim'],
    line: null,
    clauses: [],
    from: [],
    source: null,
    related: [],
    fixes: [],
  };
  return { ...result, findings: [...result.findings, finding].sort(inOrder) };
}
