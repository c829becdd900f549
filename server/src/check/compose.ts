import { isUnreadable, locate, type ClaimDraft } from '../draft/claim-draft';
import type { Fault } from '../draft/faults';
import { pathKey, serviceLineOf, type Path } from '../draft/spans';
import type { Claim } from '../facts/claim';
import { citeFor, labelOf, type PackOrigin } from '../policy/pack';
import type { Cite, Severity } from '../policy/schema';
import { meets } from '../policy/where';
import { ruleById } from '../rules/index';
import { addToList } from '../rules/shared/add-to-list';
import { obsoleteOf } from '../rules/shared/code-standing';
import type { CodeTables } from '../codes/tables';
import type { Finding, Source } from './finding';
import type { PreparedPack } from './prepare';
import type { RawFinding } from './run-rules';
import { bySeverity, severityByPolicy, severityOf, type Level } from './severity';

/** A fault of the draft, or of a comment that silences a rule. */
type AnyFault = Omit<Fault, 'rule'> & { rule: Fault['rule'] | 'suppression' };

export interface ComposeInput {
  draft: ClaimDraft;
  claim: Claim;
  codes: CodeTables;
  prepared: PreparedPack;
  raw: readonly RawFinding[];
  faults: readonly AnyFault[];
  settings: ReadonlyMap<string, Level>;
}

/**
 * Makes findings of what the reader and the rules reported: one cause gives one finding, with its
 * place, severity, message and source; in the order in which they are shown.
 */
export function composeFindings(input: ComposeInput): Finding[] {
  const merged = mergeSame(readable(input));
  const left = absorbAtInvalid(dropSuperseded(merged, input));
  const faults = input.faults.flatMap((fault) => ofFault(fault, left, input));
  const absorbed = new Set(input.faults.filter(absorbs).map((fault) => pathKey(fault.path)));
  const rules = left
    .filter((raw) => !absorbed.has(pathKey(raw.finding.at)))
    .flatMap((raw) => ofRule(raw, input));
  return [...faults, ...rules].sort(inOrder);
}

/** Where they start, then the worst first, then by rule and path. */
export function inOrder(a: Finding, b: Finding): number {
  return (
    a.span.start - b.span.start ||
    bySeverity(a.severity, b.severity) ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
    comparePaths(a.path, b.path) ||
    (a.messageId < b.messageId ? -1 : a.messageId > b.messageId ? 1 : 0)
  );
}

function comparePaths(a: Path, b: Path): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    if (x === y) continue;
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    return typeof x === 'number' && typeof y === 'number' ? x - y : String(x) < String(y) ? -1 : 1;
  }
  return 0;
}

/** A missing or unreadable value is the one finding at its place. */
function absorbs(fault: AnyFault): boolean {
  return fault.rule === 'missing-field' || fault.rule === 'invalid-value';
}

function readable({ raw, draft }: ComposeInput): RawFinding[] {
  return raw.filter(
    ({ finding }) =>
      finding.at.length <= 2 || !isUnreadable(draft, finding.at) || isWholeLine(finding.at),
  );
}

/** A value that a rule found invalid is the one finding at its place, with the clauses of the others. */
function absorbAtInvalid(raw: readonly RawFinding[]): RawFinding[] {
  const invalid = new Set(raw.filter(isInvalidValue).map((r) => pathKey(r.finding.at)));
  if (invalid.size === 0) return [...raw];
  return raw.flatMap((one) => {
    const key = pathKey(one.finding.at);
    if (!invalid.has(key)) return [one];
    if (!isInvalidValue(one)) return [];
    const beside = raw.filter((r) => pathKey(r.finding.at) === key);
    return [{ ...one, clauses: clausesOf([one, ...beside]), from: originsOf([one, ...beside]) }];
  });
}

function isInvalidValue({ rule }: RawFinding): boolean {
  return rule.id === 'invalid-value';
}

function isWholeLine(path: Path): boolean {
  return path.length === 2 && serviceLineOf(path) !== undefined;
}

/** Findings of one rule, message and place become one; the narrowest that cites something speaks. */
function mergeSame(raw: readonly RawFinding[]): RawFinding[] {
  const byPlace = new Map<string, RawFinding[]>();
  for (const one of raw) {
    const key = `${one.rule.id}\u0001${one.finding.message}\u0001${pathKey(one.finding.at)}`;
    addToList(byPlace, key, one);
  }
  return [...byPlace.values()].map((group) => {
    const [first, ...others] = [...group].sort(
      (a, b) => Number(!a.cite) - Number(!b.cite) || a.width - b.width,
    );
    if (!first) throw new Error('a group of findings is never empty');
    if (others.length === 0) return first;
    const all = [first, ...others];
    const worst = all.map(ownSeverity).sort(bySeverity)[0];
    return {
      ...first,
      clauses: clausesOf(all),
      from: originsOf(all),
      entrySeverity: worst,
      finding: {
        ...first.finding,
        related: dedupe(all.flatMap((r) => r.finding.related ?? [])),
        fixes: dedupe(all.flatMap((r) => r.finding.fixes ?? [])),
      },
    };
  });
}

function clausesOf(raw: readonly RawFinding[]): string[] {
  return [...new Set(raw.flatMap((one) => one.clauses))];
}

function originsOf(raw: readonly RawFinding[]): string[] {
  return [...new Set(raw.flatMap((one) => one.from))];
}

/** What a finding's severity is as long as the user sets none. */
function ownSeverity({ entrySeverity, finding, rule, consequence }: RawFinding): Severity {
  return severityByPolicy({
    entry: entrySeverity,
    reported: finding.severity,
    rule: rule.severity,
    consequence,
  });
}

function dedupe<T>(items: readonly T[]): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = JSON.stringify(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function dropSuperseded(raw: readonly RawFinding[], { claim, codes }: ComposeInput): RawFinding[] {
  const quiet = new Set<string>();
  for (const { rule, finding } of raw) {
    const line = serviceLineOf(finding.at);
    if (line !== undefined)
      for (const other of rule.supersedes ?? []) quiet.add(`${other}\u0001${line}`);
  }
  const obsolete = new Set(
    raw.some((r) => r.rule.id === 'obsolete-code')
      ? claim.lines.filter((line) => obsoleteOf(line, claim, codes)).map((line) => line.index)
      : [],
  );
  return raw.filter(({ rule, finding }) => {
    const line = serviceLineOf(finding.at);
    if (line === undefined) return true;
    if (quiet.has(`${rule.id}\u0001${line}`)) return false;
    const onCode = isWholeLine(finding.at) || (finding.at.length === 3 && finding.at[2] === 'code');
    return rule.id === 'obsolete-code' || !onCode || !obsolete.has(line);
  });
}

function ofRule(raw: RawFinding, input: ComposeInput): Finding[] {
  const { finding, rule, consequence } = raw;
  const severity = severityOf({
    setting: input.settings.get(rule.id),
    entry: raw.entrySeverity,
    reported: finding.severity,
    rule: rule.severity,
    consequence,
  });
  if (severity === 'off') return [];
  const { span, aliased } = locate(input.draft, finding.at);
  return [
    {
      rule: rule.id,
      messageId: finding.message,
      severity,
      consequence,
      ...messageOf(finding.what, raw.cite, finding.todo),
      span,
      path: finding.at,
      line: serviceLineOf(finding.at) ?? null,
      clauses: raw.clauses,
      from: raw.from,
      source: sourceOf(raw.cite),
      related: (finding.related ?? []).map(({ path, message }) => ({
        message,
        path,
        span: locate(input.draft, path).span,
      })),
      fixes: aliased ? [] : (finding.fixes ?? []),
    },
  ];
}

function ofFault(fault: AnyFault, raw: readonly RawFinding[], input: ComposeInput): Finding[] {
  const rule = ruleById(fault.rule);
  const setting = input.settings.get(fault.rule);
  const severity = severityOf({
    // What was not checked is always said: silence would look like a clean claim.
    setting: setting === 'off' && fault.rule === 'check-incomplete' ? 'hint' : setting,
    entry: undefined,
    reported: undefined,
    rule: rule?.severity ?? null,
    consequence: null,
  });
  if (severity === 'off') return [];
  const located = locate(input.draft, fault.path);
  const cited = citing(fault, input);
  const beside = absorbs(fault)
    ? raw.filter((r) => pathKey(r.finding.at) === pathKey(fault.path))
    : [];
  return [
    {
      rule: fault.rule,
      messageId: fault.messageId,
      severity,
      consequence: null,
      ...messageOf(fault.what, cited, fault.todo),
      span: fault.span ?? located.span,
      path: fault.path,
      line: serviceLineOf(fault.path) ?? null,
      clauses: [...new Set([...(cited?.clauses ?? []), ...clausesOf(beside)])],
      from: [...new Set([...(cited ? [cited.entry] : []), ...originsOf(beside)])],
      source: sourceOf(cited),
      related: [],
      fixes: located.aliased && !fault.span ? [] : fault.fixes,
    },
  ];
}

/** What the payer's pack says of a field that is missing or wrong, where it speaks of it. */
function citing(fault: AnyFault, { prepared, claim }: ComposeInput) {
  const index = serviceLineOf(fault.path);
  // The field of the claim or of its line: `code` is the line's, not the one inside `ndc`.
  const key = fault.path.slice(index === undefined ? 0 : 2).join('.');
  const line = claim.lines.find((one) => one.index === index);
  for (const { entry } of prepared.citing.get(fault.rule) ?? []) {
    const fields = entry.with['fields'];
    if (Array.isArray(fields) && !fields.includes(key)) continue;
    if (line && meets(entry.where, line, claim, prepared.pack).is === 'no') continue;
    const cite = citeFor(entry, fault.messageId);
    if (cite) return { ...cite, effective: cite.origin.effective.from, entry: entry.id };
  }
  return undefined;
}

type Cited = { origin: PackOrigin; cite: Cite; effective: string | undefined } | undefined;

function messageOf(what: string, cited: Cited, todo: string): Pick<Finding, 'parts' | 'message'> {
  const parts = [what, policyLine(cited), todo].filter((part) => part !== '');
  return { parts, message: parts.join(' ') };
}

/** `BCBSOK CPCP019, Home Infusion Modifiers: The second concurrent therapy carries SH.` */
function policyLine(cited: Cited): string {
  if (!cited?.cite.says) return '';
  const policy = cited.cite.policy ?? labelOf(cited.origin);
  const section = cited.cite.section ? `, ${cited.cite.section}` : '';
  return `${policy}${section}: ${cited.cite.says}`;
}

function sourceOf(cited: Cited): Source | null {
  if (!cited || cited.cite.says === undefined) return null;
  const isCodeSet = cited.origin.id === 'common';
  return {
    payer: isCodeSet ? null : cited.origin.id,
    policy: cited.cite.policy ?? cited.origin.policy,
    section: cited.cite.section ?? null,
    says: cited.cite.says,
    effective: isCodeSet ? null : (cited.effective ?? null),
  };
}
