import type { CodeTables } from '../codes/tables';
import type { Day } from '../draft/days';
import { MAX_RULE_TIME } from '../draft/limits';
import { pathKey, serviceLineOf, type Path } from '../draft/spans';
import type { Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { citeFor, governsRange, type Pack, type PackOrigin } from '../policy/pack';
import type { Cite, Consequence, Severity } from '../policy/schema';
import { both, claimMeets, lineMeets, widthFor } from '../policy/where';
import type { AnyRule, Reporter, RuleFinding, RuleInput } from '../rules/rule';
import { isGoodCode } from '../rules/shared/code-standing';
import type { PreparedEntry, PreparedPack } from './prepare';
import { finish, type Steps } from './steps';

/** A finding as a rule reported it, with what its pack entry adds. */
export interface RawFinding {
  rule: AnyRule;
  finding: RuleFinding;
  /** The pack entries and rows of tables of codes that it came from; none where no entry calls the rule. */
  from: readonly string[];
  entrySeverity: Severity | undefined;
  consequence: Consequence | null;
  cite: { origin: PackOrigin; cite: Cite; effective: string | undefined } | undefined;
  clauses: readonly string[];
  /** Narrow statements lead where several stand behind one finding. */
  width: number;
}

export interface RawNotChecked {
  rule: AnyRule;
  /** The pack entry that could not tell. */
  from: readonly string[];
  at: Path;
  needs: readonly Path[];
  /** The finding that some value of the missing fields would give, where a `where` left it open. */
  message?: string;
}

export interface RunOutput {
  findings: RawFinding[];
  notChecked: RawNotChecked[];
  /** Rules that failed: nothing of what they would say is known. */
  failed: string[];
  /** Rules that were not run, or not on every entry, because the claim is beyond a limit or time was up. */
  notRun: string[];
}

export interface RunInput {
  claim: Claim;
  prepared: PreparedPack;
  codes: CodeTables;
  payers: readonly string[];
  today: Day;
  imported: Pick<RuleInput, 'ndcDirectory' | 'mue'>;
  /** Rules that the user has switched off are not run. */
  isOff: (rule: string) => boolean;
  /** Milliseconds of some clock; without one the rules have all the time that they take. */
  clock?: () => number;
}

/** Runs every entry of a pack over a claim. A rule that throws loses only itself. */
export function runRules(input: RunInput): RunOutput {
  return finish(runningRules(input));
}

/** The same, with a pause after each entry. */
export function* runningRules(input: RunInput): Steps<RunOutput> {
  const output: RunOutput = { findings: [], notChecked: [], failed: [], notRun: [] };
  const { clock = () => 0 } = input;
  // Only the time of the rules themselves counts: others work during a pause.
  let spent = 0;
  for (const prepared of input.prepared.running) {
    const { id } = prepared.rule;
    if (input.isOff(id)) continue;
    if (input.claim.draft.beyondLimit || spent > MAX_RULE_TIME) {
      if (!output.notRun.includes(id)) output.notRun.push(id);
      continue;
    }
    const start = clock();
    const before = { findings: output.findings.length, notChecked: output.notChecked.length };
    try {
      runEntry(prepared, input, output);
    } catch {
      output.findings.length = before.findings;
      output.notChecked.length = before.notChecked;
      if (!output.failed.includes(id)) output.failed.push(id);
    }
    spent += clock() - start;
    yield;
  }
  const stands = new Set(
    output.findings.map(({ rule, finding }) => keyOf(rule, finding.at, finding.message)),
  );
  return {
    ...output,
    // Another entry has found the same without the missing fields: there is nothing left to tell.
    notChecked: output.notChecked.filter(
      ({ rule, at, message }) => message === undefined || !stands.has(keyOf(rule, at, message)),
    ),
  };
}

function keyOf(rule: AnyRule, at: Path, message: string): string {
  return `${rule.id}\u0001${message}\u0001${pathKey(at)}`;
}

function runEntry(
  { rule, entry, options, from }: PreparedEntry,
  input: RunInput,
  output: RunOutput,
): void {
  const { claim, codes } = input;
  const { pack } = input.prepared;
  const ofClaim = claimMeets(entry.where, claim);
  if (ofClaim.is === 'no') return;
  const { lines, unknown } = linesFor({ rule, entry }, claim, codes, pack);
  const lineOf = (finding: Pick<RuleFinding, 'at' | 'line'>): ServiceLine | undefined => {
    if (finding.line) return finding.line;
    const index = serviceLineOf(finding.at);
    return index === undefined ? undefined : claim.lines.find((l) => l.index === index);
  };
  const needsOf = (line: ServiceLine | undefined): readonly Path[] =>
    line ? (unknown.get(line.index) ?? []) : ofClaim.is === 'unknown' ? ofClaim.needs : [];
  const notChecked = (at: Path, needs: readonly Path[], message?: string): void => {
    output.notChecked.push({ rule, from, at, needs, message });
  };
  const report = (finding: RuleFinding): void => {
    const line = lineOf(finding);
    const governed = governedBy(entry.effective, line, claim);
    if (governed === 'no') return;
    const needs = [
      ...needsOf(line),
      ...(governed === 'unknown' && line ? [[...line.path, 'date']] : []),
    ];
    if (needs.length > 0) return notChecked(finding.at, needs, finding.message);
    output.findings.push({
      ...raw(rule, entry, finding, pack, line),
      from: [...from, ...(finding.rows ?? [])],
    });
  };
  const reporter: Reporter = Object.assign(report, {
    notChecked: (at: Path, needs: readonly Path[]) => {
      const line = lineOf({ at });
      if (governedBy(entry.effective, line, claim) !== 'no')
        notChecked(at, [...needs, ...needsOf(line)]);
    },
  });
  rule.check?.(
    { claim, lines, codes, pack, payers: input.payers, today: input.today, ...input.imported },
    options,
    reporter,
  );
}

/** The service lines that an entry's rule looks at, and what keeps some of them open. */
export function linesFor(
  { rule, entry }: Pick<PreparedEntry, 'rule' | 'entry'>,
  claim: Claim,
  codes: CodeTables,
  pack: Pack,
): { lines: readonly ServiceLine[]; unknown: ReadonlyMap<number, readonly Path[]> } {
  const unknown = new Map<number, readonly Path[]>();
  const ofClaim = claimMeets(entry.where, claim);
  if (ofClaim.is === 'no') return { lines: [], unknown };
  const able = rule.needsGoodCode ? goodLines(claim, codes, pack) : claim.lines;
  if (!entry.where) return { lines: able, unknown };
  const lines = able.filter((line) => {
    const verdict = both(ofClaim, lineMeets(entry.where, line, claim, pack));
    if (verdict.is === 'unknown') unknown.set(line.index, verdict.needs);
    return verdict.is !== 'no';
  });
  return { lines, unknown };
}

const GOOD = new WeakMap<Claim, { pack: Pack; lines: readonly ServiceLine[] }>();

/** The lines whose code can be leaned on: many entries ask, and are told the same. */
function goodLines(claim: Claim, codes: CodeTables, pack: Pack): readonly ServiceLine[] {
  const known = GOOD.get(claim);
  if (known?.pack === pack) return known.lines;
  const lines = claim.lines.filter((line) => isGoodCode(line, claim, codes, pack));
  GOOD.set(claim, { pack, lines });
  return lines;
}

function raw(
  rule: AnyRule,
  entry: PreparedEntry['entry'],
  finding: RuleFinding,
  pack: Pack,
  line: ServiceLine | undefined,
): Omit<RawFinding, 'from'> {
  const cited = citeFor(entry, finding.message);
  const own = finding.cite;
  const origin = own?.origin ?? cited?.origin ?? pack;
  const cite = own ?? cited?.cite;
  const clauses = [
    ...new Set([...(own?.clauses ?? cited?.clauses ?? []), ...(finding.clauses ?? [])]),
  ];
  return {
    rule,
    finding,
    entrySeverity: entry.severity,
    consequence: entry.consequence ?? finding.consequence ?? rule.consequence,
    cite: cite && { origin, cite, effective: entry.effective?.from ?? origin.effective.from },
    clauses,
    width: finding.width ?? widthFor(entry.where, line?.code, pack),
  };
}

/** Whether an entry with dates of its own governs a line, or some line of the claim. */
function governedBy(
  effective: PreparedEntry['entry']['effective'],
  line: ServiceLine | undefined,
  claim: Claim,
): 'yes' | 'no' | 'unknown' {
  if (!effective) return 'yes';
  if (line) return line.dates ? (governsRange(effective, line.dates) ? 'yes' : 'no') : 'unknown';
  return claim.lines.some((l) => l.dates && governsRange(effective, l.dates)) ? 'yes' : 'no';
}
