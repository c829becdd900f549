import type { Checker, CheckOptions } from '../check/check';
import type { Finding } from '../check/finding';
import type { Fix, ModelEdit } from '../draft/edits';
import { pathKey } from '../draft/spans';
import { ruleById } from '../rules/index';
import { applyTextEdits, type TextEdit } from './text-edits';
import { textEditsFor } from './edit-draft';

/** Stages of one pass: values come before what is computed from them, the total comes last. */
const STAGES = [
  'waste-line',
  'per-diem-code',
  'per-diem-units',
  'dose-units',
  'other',
  'one-date-per-line',
  'modifiers',
  'total-charge',
];
const MODIFIER_RULES = new Set(['concurrent-modifier', 'compound-lines', 'modifier-list']);
const MAX_PASSES = 5;

export interface FixedText {
  text: string;
  /** Fixes applied, over all passes. */
  applied: number;
  /** A text came back that had been there before: nothing may be written. */
  circled: boolean;
}

/** Applies every safe fix, pass by pass, until none is left (at most five passes). */
export function fixText(checker: Checker, original: string, options: CheckOptions): FixedText {
  let text = original;
  let applied = 0;
  const seen = new Set([original]);
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const { edits, count } = safeEdits(checker, text, options);
    if (count === 0) break;
    text = applyTextEdits(text, edits);
    applied += count;
    if (seen.has(text)) return { text: original, applied: 0, circled: true };
    seen.add(text);
  }
  return { text, applied, circled: false };
}

/** The edits of one pass over a file: each entry of a claim is touched by one fix at most. */
function safeEdits(
  checker: Checker,
  text: string,
  options: CheckOptions,
): { edits: TextEdit[]; count: number } {
  const edits: TextEdit[] = [];
  let count = 0;
  for (const result of checker.checkText(text, options).claims) {
    const touched = new Set<string>();
    // Claims stand in documents of their own: only edits of one claim can meet.
    const ofClaim: TextEdit[] = [];
    for (const { fix } of safeFixes(result.findings)) {
      const entries = fix.edits.map(entryOf);
      if (entries.some((entry) => touched.has(entry))) continue;
      const own = textEditsFor(result.draft, fix.edits);
      if (!own || own.length === 0) continue;
      const { offset } = result.draft;
      const shifted = own.map((e) => ({ ...e, start: e.start + offset, end: e.end + offset }));
      if (shifted.some((a) => ofClaim.some((b) => a.start <= b.end && b.start <= a.end))) continue;
      for (const entry of entries) touched.add(entry);
      ofClaim.push(...shifted);
      count++;
    }
    edits.push(...ofClaim);
  }
  return { edits: edits.sort((a, b) => a.start - b.start), count };
}

/** The safe fixes of a claim in the order in which they are applied. */
function safeFixes(findings: readonly Finding[]): { finding: Finding; fix: Fix }[] {
  return findings
    .flatMap((finding) => {
      const fix = finding.fixes.find((f) => f.kind === 'safe');
      return fix ? [{ finding, fix }] : [];
    })
    .sort(
      (a, b) =>
        stageOf(a.finding.rule) - stageOf(b.finding.rule) ||
        a.finding.span.start - b.finding.span.start,
    );
}

/** Draft values first (-1), then the stages as listed. */
function stageOf(rule: string): number {
  if (MODIFIER_RULES.has(rule)) return STAGES.indexOf('modifiers');
  const stage = STAGES.indexOf(rule);
  if (stage >= 0) return stage;
  return ruleById(rule)?.category === 'draft' ? -1 : STAGES.indexOf('other');
}

/** The entry of the claim that an edit touches: a service line, a therapy, a field of the claim. */
function entryOf(edit: ModelEdit): string {
  if (edit.op === 'split') return pathKey(['lines', edit.line]);
  if (edit.op === 'remove-comment') return `comment ${edit.span.start}`;
  return pathKey(
    edit.path.slice(0, edit.path[0] === 'lines' || edit.path[0] === 'therapies' ? 2 : 1),
  );
}
