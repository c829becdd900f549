import { isMap, type Node } from 'yaml';
import type { ClaimDraft } from '../draft/claim-draft';
import type { Comment } from '../draft/comments';
import type { Fault } from '../draft/faults';
import { findNode, spanOf } from '../draft/syntax';
import { nearest } from '../draft/nearest';
import { RULES, ruleById } from '../rules/index';
import type { Finding, NotChecked } from './finding';

/** A comment that silences a rule. */
interface Suppression {
  comment: Comment;
  scope: 'claim' | 'place';
  rule: string;
  reason: string;
  /** The text line (zero-based row) that it speaks of, and the service line whose first line that is. */
  row: number;
  serviceLine: number | undefined;
  used: boolean;
}

export interface Suppressed {
  left: Finding[];
  suppressed: number;
  /** Faults of the comments themselves. */
  faults: SuppressionFault[];
}

export type SuppressionFault = Omit<Fault, 'rule'> & { rule: 'suppression' };

/**
 * Takes out the findings that comments silence, and says which comments are of no use. `couldTell`:
 * the rule was run on this claim to its end.
 */
export function applySuppressions(
  draft: ClaimDraft,
  findings: readonly Finding[],
  notChecked: readonly NotChecked[],
  couldTell: (rule: string) => boolean,
): Suppressed {
  if (draft.comments.length === 0) return { left: [...findings], suppressed: 0, faults: [] };
  const rows = rowsOf(draft.tree.text);
  const suppressions = readSuppressions(draft, rows);
  const left = findings.filter((finding) => {
    const silencing = suppressions.filter(
      (s) =>
        s.reason !== '' &&
        s.rule === finding.rule &&
        s.rule !== 'check-incomplete' &&
        (s.scope === 'claim' ||
          s.row === rows(finding.span.start) ||
          (s.serviceLine !== undefined && s.serviceLine === finding.line)),
    );
    for (const s of silencing) s.used = true;
    return silencing.length === 0;
  });
  const faulty = findings.some((f) => f.rule === 'yaml-syntax' || f.rule === 'invalid-value');
  const isUseless = (rule: string) =>
    couldTell(rule) && !faulty && !notChecked.some((n) => n.rule === rule);
  const faults = suppressions.flatMap((s) => faultOf(s, isUseless));
  return { left, suppressed: findings.length - left.length, faults };
}

function readSuppressions(draft: ClaimDraft, rows: RowOf): Suppression[] {
  const next = nextRows(draft.tree.text);
  const serviceLines = serviceLinesByRow(draft, rows);
  return draft.comments.flatMap((comment) => {
    const own = rows(comment.start);
    const row = comment.alone ? (next[own] ?? own + 1) : own;
    return readSuppression(comment, row, serviceLines.get(row));
  });
}

function readSuppression(
  comment: Comment,
  row: number,
  serviceLine: number | undefined,
): Suppression[] {
  const m = /^#\s*claimlint-ignore(-claim)?(?![\w-])\s*([^\s:]*)\s*(?::(.*))?/.exec(comment.text);
  if (!m) return [];
  return [
    {
      comment,
      scope: m[1] ? 'claim' : 'place',
      rule: m[2] ?? '',
      reason: (m[3] ?? '').trim(),
      row,
      serviceLine,
      used: false,
    },
  ];
}

/** For each row the one that a comment alone there speaks of: the next one that is no comment. */
function nextRows(text: string): number[] {
  const texts = text.split('\n');
  const next: number[] = [];
  for (let row = texts.length - 1; row >= 0; row--) {
    const isComment = /^\s*#/.test(texts[row + 1] ?? '');
    next[row] = isComment ? (next[row + 1] ?? row + 1) : row + 1;
  }
  return next;
}

/** The service lines by the rows that each begins on; on a row of several it is the first. */
function serviceLinesByRow(draft: ClaimDraft, rows: RowOf): Map<number, number> {
  const byRow = new Map<number, number>();
  const list = findNode(draft.tree, ['lines'])?.value;
  if (!list || !('items' in list) || isMap(list)) return byRow;
  list.items.forEach((item, i) => {
    const node = item as Node | null;
    if (!node?.range) return;
    const { start } = spanOf(draft.tree, node);
    for (const row of [rows(start), rows(dashBefore(draft, start))])
      if (!byRow.has(row)) byRow.set(row, i);
  });
  return byRow;
}

/** How far before an item its dash is looked for: blanks, comments and an anchor may lie between. */
const DASH_REACH = 1000;

/** Where an item of a block list begins: at its dash; an item of a flow list has none. */
function dashBefore(draft: ClaimDraft, start: number): number {
  const before = draft.tree.text.slice(Math.max(0, start - DASH_REACH), start);
  const m = /-\s+(?:[&!]\S*\s+|#[^\n]*\n\s*)*$/.exec(before);
  return m ? start - m[0].length : start;
}

function faultOf(s: Suppression, isUseless: (rule: string) => boolean): SuppressionFault[] {
  const fault = (messageId: string, what: string, todo: string): SuppressionFault[] => [
    {
      rule: 'suppression',
      messageId,
      path: s.serviceLine === undefined || s.scope === 'claim' ? [] : ['lines', s.serviceLine],
      span: { start: s.comment.start, end: s.comment.end },
      what,
      todo,
      fixes: [
        {
          title: 'Remove the comment',
          kind: 'choice',
          edits: [{ op: 'remove-comment', span: { start: s.comment.start, end: s.comment.end } }],
        },
      ],
    },
  ];
  if (s.rule === '')
    return fault(
      'no-rule',
      'This comment names no rule.',
      'Write the id of the rule that it silences, and why.',
    );
  if (!ruleById(s.rule)) {
    const near = nearest(
      s.rule,
      RULES.map((rule) => rule.id),
    );
    return fault(
      'unknown-rule',
      `There is no rule ${s.rule.slice(0, 40)}.`,
      near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Write the id of a rule.',
    );
  }
  if (s.reason === '')
    return fault(
      'no-reason',
      `This comment does not say why ${s.rule} may be ignored, so nothing is silenced.`,
      'Write the reason after a colon.',
    );
  // Whether a claim number is a duplicate is only known when all files are checked.
  if (s.rule === 'duplicate-claim' || s.used || !isUseless(s.rule)) return [];
  return fault('unused', `There is nothing here of ${s.rule} to silence.`, 'Remove the comment.');
}

/** Tells the zero-based row of an offset. */
type RowOf = (offset: number) => number;

function rowsOf(text: string): RowOf {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}
