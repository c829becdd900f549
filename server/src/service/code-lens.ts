import type { CodeLens, Command } from 'vscode-languageserver-types';
import type { ClaimResult } from '../check/finding';
import type { CodeTables } from '../codes/tables';
import type { ClaimDraft } from '../draft/claim-draft';
import { formatDay, type DayRange } from '../draft/days';
import type { Span } from '../draft/spans';
import { findNode, type SyntaxTree } from '../draft/syntax';
import { textEditsFor } from '../edits/edit-draft';
import type { Severity } from '../policy/schema';
import { claimFacts } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import type { CheckedDocument } from './checked-document';
import { COMPARE_COMMAND, FIX_ALL_COMMAND } from './client-commands';
import { dollars, sumOfCharges } from './money';
import { nodeSpan } from './node-spans';
import { remembered } from './remembered';
import { plural } from './words';

/** What stands over the claims and therapies of a draft. `commands`: those that the client has. */
export function codeLenses(document: CheckedDocument, commands: ReadonlySet<string>): CodeLens[] {
  return document.result.claims.flatMap((claim) => [
    ...overClaim(document, claim, commands),
    ...overTherapies(document, claim),
  ]);
}

function overClaim(
  document: CheckedDocument,
  claim: ClaimResult,
  commands: ReadonlySet<string>,
): CodeLens[] {
  const { draft } = claim;
  const range = document.lines.rangeOf(headSpan(draft.tree, claim), draft.offset);
  const { uri } = document;
  const several = document.result.claims.length > 1;
  const offered: Command[] = [{ title: summaryOf(claim), command: '' }];
  if (commands.has(COMPARE_COMMAND))
    offered.push({
      title: 'Compare payers',
      command: COMPARE_COMMAND,
      arguments: [uri, range.start],
    });
  if (commands.has(FIX_ALL_COMMAND) && hasSafeFix(claim.findings, draft))
    offered.push({
      title: several ? 'Fix all safe in the file' : 'Fix all safe',
      command: FIX_ALL_COMMAND,
      arguments: [uri],
    });
  return offered.map((command) => ({ range, command }));
}

/** Where a claim's lenses stand: over its number. */
const headSpan = remembered((tree: SyntaxTree, { span }: ClaimResult): Span => {
  const key = findNode(tree, ['claim'])?.key;
  return key ? nodeSpan(tree, key) : span;
});

/** `2 errors · 1 warning · 1 not checked · $2,422.00 billed, $490.00 at risk`. */
function summaryOf({ findings, notChecked, totalCharge, chargeAtRisk }: ClaimResult): string {
  const count = (...of: Severity[]) => findings.filter((f) => of.includes(f.severity)).length;
  const counted = (n: number, noun: string) => (n > 0 ? [plural(n, noun)] : []);
  const found = [
    ...counted(count('error'), 'error'),
    ...counted(count('warning'), 'warning'),
    ...counted(count('information', 'hint'), 'remark'),
  ];
  const risk = chargeAtRisk > 0 ? `, ${dollars(chargeAtRisk)} at risk` : '';
  return [
    ...(found.length > 0 ? found : ['nothing found']),
    ...(notChecked.length > 0 ? [`${notChecked.length} not checked`] : []),
    `${dollars(totalCharge)} billed${risk}`,
  ].join(' · ');
}

/** Some safe fix of the findings can be written. */
const hasSafeFix = remembered((findings: ClaimResult['findings'], draft: ClaimDraft): boolean =>
  findings.some(({ fixes }) =>
    fixes.some(
      ({ kind, edits }) => kind === 'safe' && (textEditsFor(draft, edits)?.length ?? 0) > 0,
    ),
  ),
);

function overTherapies(document: CheckedDocument, { draft }: ClaimResult): CodeLens[] {
  const { codes } = document.checker.resources;
  return titlesOf(draft.tree, draft, codes).map(({ span, title }) => ({
    range: document.lines.rangeOf(span, draft.offset),
    command: { title, command: '' },
  }));
}

/** Makes what is remembered of a claim for its lenses. */
export function prepareLenses(claim: ClaimResult, codes: CodeTables): void {
  const { draft, findings } = claim;
  headSpan(draft.tree, claim);
  hasSafeFix(findings, draft);
  titlesOf(draft.tree, draft, codes);
}

/** What stands over each therapy of a claim, and over what. */
const titlesOf = remembered(
  (tree: SyntaxTree, draft: ClaimDraft, codes: CodeTables): { span: Span; title: string }[] => {
    const claim = claimFacts(draft, codes);
    return [...claim.therapies.values()].flatMap(({ id, path }) => {
      const { key, alias, written } = findNode(tree, path) ?? {};
      // What comes through an alias further up stands elsewhere.
      if (!key || (alias && alias !== written)) return [];
      const title = linesText(claim.lines.filter(({ therapyId }) => therapyId === id));
      return [{ span: nodeSpan(tree, key), title }];
    });
  },
);

/** `3 service lines · $1,200.00 · 2023-02-01 – 2023-02-07`. */
function linesText(lines: readonly ServiceLine[]): string {
  const charges = sumOfCharges(lines.map(({ charge }) => charge));
  const dates = spanOfDates(lines.flatMap((line) => line.dates ?? []));
  return [
    lines.length === 0 ? 'no service lines' : plural(lines.length, 'service line'),
    ...(charges === undefined ? [] : [dollars(charges)]),
    ...(dates ? [datesText(dates)] : []),
  ].join(' · ');
}

/** From the first day to the last. */
function spanOfDates(ranges: readonly DayRange[]): DayRange | undefined {
  const [first, ...others] = ranges;
  return (
    first &&
    others.reduce(
      (all, { from, through }) => ({
        from: Math.min(all.from, from),
        through: Math.max(all.through, through),
      }),
      first,
    )
  );
}

function datesText({ from, through }: DayRange): string {
  return from === through ? formatDay(from) : `${formatDay(from)} – ${formatDay(through)}`;
}
