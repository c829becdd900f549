import type { CodeTables } from '../codes/tables';
import type { Day } from '../draft/days';
import { MAX_RULE_TIME } from '../draft/limits';
import { pathKey, serviceLineOf, type Path } from '../draft/spans';
import type { Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { citeFor, governsRange, type Pack, type PackOrigin } from '../policy/pack';
import type { Cite, Consequence, Severity } from '../policy/schema';
import { both, claimMeets, lineMeets, widthFor, type Verdict } from '../policy/where';
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

/** So many entries are run between two pauses: each takes some microseconds, and so does a pause. */
const ENTRIES_A_STEP = 8;

/** The same, with pauses between entries. */
export function* runningRules(input: RunInput): Steps<RunOutput> {
  const run = new Run(input);
  const { clock = () => 0 } = input;
  // Only the time of the rules themselves counts: others work during a pause.
  let spent = 0;
  let start = clock();
  let untilPause = ENTRIES_A_STEP;
  for (const prepared of input.prepared.running) {
    const { id } = prepared.rule;
    if (input.isOff(id)) continue;
    if (input.claim.draft.beyondLimit || spent > MAX_RULE_TIME) {
      run.leaveOut(id);
      continue;
    }
    run.entry(prepared);
    const end = clock();
    spent += end - start;
    start = end;
    if (--untilPause > 0) continue;
    untilPause = ENTRIES_A_STEP;
    yield;
    start = clock();
  }
  return run.output;
}

function keyOf(rule: AnyRule, at: Path, message: string): string {
  return `${rule.id}\u0001${message}\u0001${pathKey(at)}`;
}

/** The rules of a pack at work on one claim: what they report is put down for the entry that runs. */
class Run {
  private readonly findings: RawFinding[] = [];
  private readonly notChecked: RawNotChecked[] = [];
  private readonly failed: string[] = [];
  private readonly notRun: string[] = [];
  private readonly reporter: Reporter;
  private current: { prepared: PreparedEntry; ofClaim: Verdict; unknown: UnknownLines } | undefined;

  constructor(private readonly input: RunInput) {
    this.reporter = Object.assign((finding: RuleFinding) => this.report(finding), {
      notChecked: (at: Path, needs: readonly Path[]) => this.reportNotChecked(at, needs),
    });
  }

  get output(): RunOutput {
    const { findings, notChecked, failed, notRun } = this;
    const stands = new Set(
      findings.map(({ rule, finding }) => keyOf(rule, finding.at, finding.message)),
    );
    return {
      findings,
      failed,
      notRun,
      // Another entry has found the same without the missing fields: there is nothing left to tell.
      notChecked: notChecked.filter(
        ({ rule, at, message }) => message === undefined || !stands.has(keyOf(rule, at, message)),
      ),
    };
  }

  /** Runs an entry; a rule that throws leaves nothing of what it said. */
  entry(prepared: PreparedEntry): void {
    const { rule, entry, options } = prepared;
    const { claim, codes, payers, today, imported } = this.input;
    const { pack } = this.input.prepared;
    const before = { findings: this.findings.length, notChecked: this.notChecked.length };
    try {
      const ofClaim = claimMeets(entry.where, claim);
      if (ofClaim.is === 'no') return;
      const { lines, unknown } = linesMeeting(prepared, ofClaim, claim, codes, pack);
      this.current = { prepared, ofClaim, unknown };
      // Written out: a copy of an object with some more is many times as slow.
      const { ndcDirectory, mue } = imported;
      rule.check?.(
        { claim, lines, codes, pack, payers, today, ndcDirectory, mue },
        options,
        this.reporter,
      );
    } catch {
      this.findings.length = before.findings;
      this.notChecked.length = before.notChecked;
      if (!this.failed.includes(rule.id)) this.failed.push(rule.id);
    }
  }

  leaveOut(rule: string): void {
    if (!this.notRun.includes(rule)) this.notRun.push(rule);
  }

  private report(finding: RuleFinding): void {
    if (!this.current) return;
    const { rule, entry, from } = this.current.prepared;
    const { claim } = this.input;
    const { pack } = this.input.prepared;
    const line = this.lineOf(finding);
    const governed = governedBy(entry.effective, line, claim);
    if (governed === 'no') return;
    const needs = [
      ...this.needsOf(line),
      ...(governed === 'unknown' && line ? [[...line.path, 'date']] : []),
    ];
    const { at, message, rows = [] } = finding;
    if (needs.length > 0) this.notChecked.push({ rule, from, at, needs, message });
    else
      this.findings.push({
        ...raw(rule, entry, finding, pack, line),
        from: [...from, ...rows],
      });
  }

  private reportNotChecked(at: Path, needs: readonly Path[]): void {
    if (!this.current) return;
    const { rule, entry, from } = this.current.prepared;
    const line = this.lineOf({ at });
    if (governedBy(entry.effective, line, this.input.claim) !== 'no')
      this.notChecked.push({ rule, from, at, needs: [...needs, ...this.needsOf(line)] });
  }

  private lineOf(finding: Pick<RuleFinding, 'at' | 'line'>): ServiceLine | undefined {
    if (finding.line) return finding.line;
    const index = serviceLineOf(finding.at);
    return this.input.claim.lines.find((line) => line.index === index);
  }

  private needsOf(line: ServiceLine | undefined): readonly Path[] {
    if (!this.current) return [];
    const { ofClaim, unknown } = this.current;
    if (line) return unknown.get(line.index) ?? [];
    return ofClaim.is === 'unknown' ? ofClaim.needs : [];
  }
}

/** By the index of a service line, the fields that would tell whether an entry is about it. */
type UnknownLines = ReadonlyMap<number, readonly Path[]>;

const NONE_UNKNOWN: UnknownLines = new Map();

/** The service lines that an entry's rule looks at, and what keeps some of them open. */
export function linesFor(
  prepared: Pick<PreparedEntry, 'rule' | 'entry'>,
  claim: Claim,
  codes: CodeTables,
  pack: Pack,
): { lines: readonly ServiceLine[]; unknown: UnknownLines } {
  const ofClaim = claimMeets(prepared.entry.where, claim);
  return ofClaim.is === 'no'
    ? { lines: [], unknown: NONE_UNKNOWN }
    : linesMeeting(prepared, ofClaim, claim, codes, pack);
}

function linesMeeting(
  { rule, entry }: Pick<PreparedEntry, 'rule' | 'entry'>,
  ofClaim: Verdict,
  claim: Claim,
  codes: CodeTables,
  pack: Pack,
): { lines: readonly ServiceLine[]; unknown: UnknownLines } {
  const able = rule.needsGoodCode ? goodLines(claim, codes, pack) : claim.lines;
  if (!entry.where) return { lines: able, unknown: NONE_UNKNOWN };
  let unknown: Map<number, readonly Path[]> | undefined;
  const lines = able.filter((line) => {
    const verdict = both(ofClaim, lineMeets(entry.where, line, claim, pack));
    if (verdict.is === 'unknown') (unknown ??= new Map()).set(line.index, verdict.needs);
    return verdict.is !== 'no';
  });
  return { lines, unknown: unknown ?? NONE_UNKNOWN };
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
