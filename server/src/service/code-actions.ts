import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic,
  type Position,
  type Range,
} from 'vscode-languageserver-types';
import type { ClaimResult, Finding } from '../check/finding';
import type { FixKind } from '../draft/edits';
import { pathKey, type Path } from '../draft/spans';
import { fixText } from '../edits/fix-passes';
import type { TextEdit } from '../edits/text-edits';
import type { CheckedDocument } from './checked-document';
import type { DiagnosticData } from './diagnostics';
import { modelEdit, versionedEdit } from './document-edits';
import { refactors } from './refactors';
import { FIX_ALL, SOURCE } from './source';
import { canSuppress, suppressHere, suppressInClaim } from './suppress-finding';
import { changesBetween } from './text-changes';

export interface CodeActionRequest {
  range: Range;
  /** Those that the client shows there; where it sends none, the range alone decides. */
  diagnostics: readonly Diagnostic[];
  /** Kinds that the client asks for; all but fix-all when absent. */
  only?: readonly string[];
}

/** The actions at a range, all edits computed from the document as it is now. */
export function codeActions(document: CheckedDocument, request: CodeActionRequest): CodeAction[] {
  const wants = (kind: string) =>
    request.only?.some((asked) => kind === asked || kind.startsWith(`${asked}.`)) ??
    kind !== FIX_ALL;
  return [
    ...(wants(CodeActionKind.QuickFix) ? quickFixes(document, request) : []),
    ...refactors(document, request.range, wants, request.only),
    ...(wants(FIX_ALL) ? fixAll(document) : []),
  ];
}

const ORDER: Record<FixKind, number> = { safe: 0, choice: 1, template: 2 };

function quickFixes(
  document: CheckedDocument,
  { diagnostics, range }: CodeActionRequest,
): CodeAction[] {
  const found =
    diagnostics.length > 0
      ? diagnostics.flatMap((diagnostic) => findingsOf(document, diagnostic))
      : findingsIn(document, range);
  const fixes = found
    .flatMap(({ claim, finding, diagnostic }) =>
      finding.fixes.map((fix) => ({ claim, fix, diagnostic })),
    )
    .sort((a, b) => ORDER[a.fix.kind] - ORDER[b.fix.kind])
    .flatMap(({ claim, fix, diagnostic }): CodeAction[] => {
      const edit = modelEdit(document, claim.draft, fix.edits);
      if (!edit) return [];
      const preferred = fix.kind === 'safe' ? { isPreferred: true } : {};
      const kind = CodeActionKind.QuickFix;
      return [{ title: fix.title, kind, ...answered(diagnostic), edit, ...preferred }];
    });
  return withoutRepeats([...fixes, ...found.flatMap((one) => suppressions(document, one))]);
}

interface Matched {
  claim: ClaimResult;
  finding: Finding;
  /** What the client sent; undefined where it sent only a range. */
  diagnostic?: Diagnostic;
}

const answered = (diagnostic: Diagnostic | undefined): Pick<CodeAction, 'diagnostics'> =>
  diagnostic ? { diagnostics: [diagnostic] } : {};

/** The findings that a range touches. */
function findingsIn(document: CheckedDocument, range: Range): Matched[] {
  return document.result.claims.flatMap((claim) =>
    claim.findings
      .filter((finding) => {
        const { start, end } = document.lines.rangeOf(finding.span, claim.draft.offset);
        return !isBefore(end, range.start) && !isBefore(range.end, start);
      })
      .map((finding) => ({ claim, finding })),
  );
}

const isBefore = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character);

/** The findings of the current parse that a diagnostic speaks of: by its facts, never by its place. */
function findingsOf(document: CheckedDocument, diagnostic: Diagnostic): Matched[] {
  if (diagnostic.source !== undefined && diagnostic.source !== SOURCE) return [];
  const data = dataOf(diagnostic);
  return document.result.claims.flatMap((claim) =>
    claim.findings
      .filter((finding) =>
        data
          ? isSame(finding, claim, data)
          : finding.rule === diagnostic.code && isAt(document, claim, finding, diagnostic.range),
      )
      .map((finding) => ({ claim, finding, diagnostic })),
  );
}

function isSame(finding: Finding, claim: ClaimResult, data: DiagnosticData): boolean {
  return (
    claim.draft.index === data.claim &&
    finding.rule === data.rule &&
    finding.messageId === data.messageId &&
    pathKey(finding.path) === pathKey(data.path)
  );
}

/** For clients that do not send `data` back. */
function isAt(
  document: CheckedDocument,
  claim: ClaimResult,
  finding: Finding,
  range: Range,
): boolean {
  const own = document.lines.rangeOf(finding.span, claim.draft.offset);
  return own.start.line === range.start.line && own.start.character === range.start.character;
}

function dataOf({ data }: Diagnostic): DiagnosticData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { rule, messageId, path, claim } = data as Record<string, unknown>;
  const isPath = (value: unknown): value is Path =>
    Array.isArray(value) &&
    value.every((step) => typeof step === 'string' || typeof step === 'number');
  return typeof rule === 'string' &&
    typeof messageId === 'string' &&
    typeof claim === 'number' &&
    isPath(path)
    ? { rule, messageId, path, claim }
    : undefined;
}

function suppressions(
  document: CheckedDocument,
  { claim, finding, diagnostic }: Matched,
): CodeAction[] {
  if (!canSuppress(finding)) return [];
  const { draft } = claim;
  const action = (title: string, edit: TextEdit | undefined): CodeAction[] =>
    edit
      ? [
          {
            title,
            kind: CodeActionKind.QuickFix,
            ...answered(diagnostic),
            edit: versionedEdit(document, [edit], draft.offset),
          },
        ]
      : [];
  return [
    ...action(`Ignore ${finding.rule} here, with a reason`, suppressHere(draft, finding)),
    ...action(
      `Ignore ${finding.rule} in this whole claim, with a reason`,
      suppressInClaim(draft, finding),
    ),
  ];
}

/** One cause may stand behind several diagnostics: the same edit is offered once. */
function withoutRepeats(actions: readonly CodeAction[]): CodeAction[] {
  const kept = new Map<string, CodeAction>();
  for (const action of actions) {
    const key = JSON.stringify([action.title, action.edit]);
    const known = kept.get(key);
    if (!known) kept.set(key, { ...action });
    else if (action.diagnostics)
      known.diagnostics = [...(known.diagnostics ?? []), ...action.diagnostics];
  }
  return [...kept.values()];
}

/** All safe fixes as one edit; none where nothing changes. */
function fixAll(document: CheckedDocument): CodeAction[] {
  const fixed = fixText(document.checker, document.text, document.options);
  const changes = changesBetween(document.text, fixed.text);
  if (changes.length === 0) return [];
  return [
    {
      title: 'Apply all safe fixes of Claimlint',
      kind: FIX_ALL,
      edit: versionedEdit(document, changes),
    },
  ];
}
