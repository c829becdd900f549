import { isScalar, visit, type Node } from 'yaml';
import type { ClaimDraft } from '../draft/claim-draft';
import type { Finding } from '../check/finding';
import { lineBreakOf, lineEnd, lineStart } from '../edits/layout';
import type { TextEdit } from '../edits/text-edits';

/** What stands where the biller writes why. */
export const REASON = 'say here why this is right';

/** Faults that no comment can silence: the text is broken there, or the comment is itself the fault. */
const NEVER = new Set(['yaml-syntax', 'suppression', 'check-incomplete']);

export function canSuppress(finding: Pick<Finding, 'rule'>): boolean {
  return !NEVER.has(finding.rule);
}

/**
 * A comment that silences a finding: on a line of its own above the finding's, as deep as that; or
 * behind it where no line can come between. Undefined where neither can be. Offsets are those of the
 * claim's document.
 */
export function suppressHere(draft: ClaimDraft, finding: Finding): TextEdit | undefined {
  return commentAt(draft, finding.span.start, `# claimlint-ignore ${finding.rule}: ${REASON}`);
}

/** A comment at the head of the claim that silences its rule in all of it. */
export function suppressInClaim(draft: ClaimDraft, finding: Finding): TextEdit | undefined {
  const top = draft.tree.root?.range?.[0];
  const text = `# claimlint-ignore-claim ${finding.rule}: ${REASON}`;
  return top === undefined ? undefined : commentAt(draft, top, text);
}

function commentAt(draft: ClaimDraft, at: number, comment: string): TextEdit | undefined {
  const { text } = draft.tree;
  const start = lineStart(text, at);
  const row = text.slice(start, lineEnd(text, at));
  if (!row.startsWith('---') && !cutsScalar(draft, start)) {
    const indent = /^[ \t]*/.exec(row)?.[0] ?? '';
    return { start, end: start, newText: `${indent}${comment}${lineBreakOf(text)}` };
  }
  const end = lineEnd(text, at);
  const free = !/(?:^|\s)#/.test(row) && !cutsScalar(draft, end);
  return free ? { start: end, end, newText: ` ${comment}` } : undefined;
}

/** True where an offset lies inside a scalar, so that a comment there would become part of it. */
function cutsScalar({ tree }: ClaimDraft, at: number): boolean {
  let inside = false;
  visit(tree.root as Node, {
    Scalar(_key, node) {
      const [start, end] = node.range ?? [0, 0];
      if (isScalar(node) && start < at && at < end) inside = true;
      return inside ? visit.BREAK : undefined;
    },
  });
  return inside;
}
