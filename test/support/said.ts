import type { ClaimResult, Finding } from '../../server/src/check/finding';
import type { Fix } from '../../server/src/draft/edits';
import type { Path } from '../../server/src/draft/spans';
import { textEditsFor } from '../../server/src/edits/edit-draft';
import { applyTextEdits } from '../../server/src/edits/text-edits';

/**
 * What a person is told by the findings of one rule in a draft: words, places and what each fix makes
 * of the draft; and what the rule would need to know. The policy's own statement stands as `…`, since
 * it is the pack's.
 */
export function saidOf(rule: string, name: string, claims: readonly ClaimResult[]): string[] {
  return claims.flatMap((result) => {
    const findings = result.findings.filter((f) => f.rule === rule);
    const open = result.notChecked.filter((n) => n.rule === rule);
    if (findings.length + open.length === 0) return [];
    const claim = claims.length > 1 ? `, claim ${claims.indexOf(result) + 1}` : '';
    return [
      `${name}${claim}`,
      ...findings.flatMap((f) => saidBy(f, result)),
      ...open.map(({ path, needs }) => openAt(path, needs)),
      '',
    ];
  });
}

/** What keeps a rule from telling, and where. */
function openAt(path: Path, needs: readonly Path[]): string {
  const lacking = needs.length > 0 ? `, for ${needs.map(placeOf).join(', ')}` : '';
  return `  not checked at ${placeOf(path)}${lacking}`;
}

const placeOf = (path: Path): string => path.join('.') || '.';

function saidBy(finding: Finding, result: ClaimResult): string[] {
  const says = finding.source?.says ?? '';
  return [
    `  ${finding.messageId} at ${placeOf(finding.path)} (${finding.consequence ?? 'draft'})`,
    `    ${says === '' ? finding.message : finding.message.replace(says, '…')}`,
    ...finding.related.map(({ path, message }) => `    see ${placeOf(path)}: ${message}`),
    ...finding.fixes.flatMap((fix) => madeBy(fix, result)),
  ];
}

/** The lines that a fix removes and those that it writes. */
function madeBy({ kind, title, edits }: Fix, { draft }: ClaimResult): string[] {
  const made = textEditsFor(draft, edits);
  if (!made) return [`    ${kind}: ${title} (not possible here)`];
  const before = draft.tree.text.split('\n');
  const after = applyTextEdits(draft.tree.text, made).split('\n');
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  const part = (lines: readonly string[], mark: string) =>
    lines.slice(start, lines.length - end).map((line) => `      ${mark} ${line}`.trimEnd());
  return [`    ${kind}: ${title}`, ...part(before, '-'), ...part(after, '+')];
}
