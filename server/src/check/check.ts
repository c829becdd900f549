import type { CodeTables } from '../codes/tables';
import { locate, type ClaimDraft } from '../draft/claim-draft';
import type { Day } from '../draft/days';
import type { Fault } from '../draft/faults';
import { MAX_RULE_TIME } from '../draft/limits';
import { claimFacts, type Claim } from '../facts/claim';
import { resolvePack, type RawPacks } from '../policy/resolve';
import type { RuleInput } from '../rules/rule';
import { composeFindings, inOrder } from './compose';
import { FileCheck } from './file-check';
import type { ClaimResult, FileResult, Finding } from './finding';
import { mergeNotChecked } from './not-checked';
import { preparePack, type PreparedPack } from './prepare';
import { runningRules } from './run-rules';
import type { Level } from './severity';
import { finish, type Steps } from './steps';
import { applySuppressions } from './suppress';

/** What a check leans on besides the draft. */
export interface Resources {
  codes: CodeTables;
  packs: RawPacks;
  /** Ids of packs whose file is broken: drafts that name one are told so. */
  brokenPacks?: ReadonlySet<string>;
  untrusted?: Untrusted;
  imported?: Pick<RuleInput, 'ndcDirectory' | 'mue'>;
}

/** What a folder that the user does not trust brings, and is not used. */
export interface Untrusted {
  /** Ids of its packs. */
  packs: ReadonlySet<string>;
  /** Whether it has code tables. */
  tables: boolean;
}

export interface CheckOptions {
  today: Day;
  /** Checks against this payer instead of the draft's own. */
  payer?: string;
  severity?: ReadonlyMap<string, Level>;
  /** Milliseconds of some clock, by which a check that takes too long is given up. */
  clock?: () => number;
}

/** The pack that holds with every payer; what an unknown payer's draft is checked against. */
const COMMON = 'common';

/** Checks drafts. Keeps packs prepared; has no other state. */
export class Checker {
  private readonly prepared = new Map<string, PreparedPack | undefined>();

  /** Ids that `payer` may have, those of packs that cannot be used too, sorted. */
  readonly payers: readonly string[];

  constructor(readonly resources: Resources) {
    const { packs, brokenPacks = [], untrusted } = resources;
    const ids = new Set([...packs.keys(), ...brokenPacks, ...(untrusted?.packs ?? [])]);
    this.payers = [...ids].filter((id) => id !== COMMON).sort();
  }

  /** A pack ready to run; undefined when there is none of that id or it is broken. */
  pack(id: string): PreparedPack | undefined {
    if (!this.prepared.has(id)) this.prepared.set(id, this.prepare(id));
    return this.prepared.get(id);
  }

  /** Checks a file of drafts. Never throws on any text. */
  checkText(text: string, options: CheckOptions): FileResult {
    return new FileCheck(text, this, options).result;
  }

  /** Checks one claim. */
  checkClaim(draft: ClaimDraft, options: CheckOptions): ClaimResult {
    return finish(this.checking(draft, options));
  }

  /** The same, with pauses between rules. */
  *checking(draft: ClaimDraft, options: CheckOptions): Steps<ClaimResult> {
    const settings = options.severity ?? new Map<string, Level>();
    const isOff = (rule: string) => settings.get(rule) === 'off';
    const draftPayer = draft.fields.payer;
    const wanted = options.payer?.toLowerCase() ?? draftPayer;
    const own = wanted === undefined || wanted === COMMON ? undefined : this.pack(wanted);
    const prepared = own ?? this.pack(COMMON);
    if (!prepared) throw new Error('the pack "common" is missing or broken');
    const claim = claimFacts(draft, this.resources.codes);
    const output = yield* runningRules({
      claim,
      prepared,
      codes: this.resources.codes,
      payers: this.payers,
      today: options.today,
      imported: this.resources.imported ?? {},
      isOff,
      clock: options.clock,
    });
    const unknown = [...new Set([...output.failed, ...output.notRun])];
    const faults: Fault[] = [
      ...draft.faults,
      ...(own ? [] : this.unusedPack(wanted)),
      ...this.unusedTables(),
      ...output.failed.map(ruleFailed),
      ...(draft.beyondLimit ? [] : timeUp(output.notRun)),
    ];
    const composeInput = { draft, claim, codes: this.resources.codes, prepared, settings };
    const composed = composeFindings({ ...composeInput, raw: output.findings, faults });
    const notChecked = mergeNotChecked(draft, output.notChecked, isOff);
    // Against another payer's policy, or none, a comment may be of use though it silences nothing.
    const couldTell = (rule: string) =>
      own !== undefined && wanted === draftPayer && !isOff(rule) && !unknown.includes(rule);
    const {
      left,
      suppressed,
      faults: ofComments,
    } = applySuppressions(draft, composed, notChecked, couldTell);
    const comments = composeFindings({ ...composeInput, raw: [], faults: ofComments });
    const findings = [...left, ...comments].sort(inOrder);
    return {
      draft,
      claim: draft.fields.claim ?? null,
      span: locate(draft, []).span,
      payer: wanted ?? null,
      draftPayer: draftPayer ?? null,
      policy: own ? own.pack.policy : null,
      findings,
      notChecked,
      suppressed,
      failed: output.failed,
      notRun: output.notRun,
      ...chargesOf(claim, findings),
    };
  }

  private prepare(id: string): PreparedPack | undefined {
    if (this.resources.brokenPacks?.has(id)) return undefined;
    if (!this.resources.packs.has(id)) return undefined;
    const resolved = resolvePack(id, this.resources.packs);
    if (!('pack' in resolved)) return undefined;
    const { prepared, faults } = preparePack(resolved.pack);
    return faults.length > 0 ? undefined : prepared;
  }

  /** What is told where a payer's pack, or one that it extends, cannot be used. */
  private unusedPack(payer: string | undefined): Fault[] {
    if (payer === undefined || !this.payers.includes(payer)) return [];
    const path = ['payer'];
    if (this.resources.untrusted?.packs.has(payer))
      return [
        incomplete('untrusted-pack', {
          path,
          what: `The policy pack ${payer} comes with a folder that is not trusted, so this claim was checked against the code sets alone.`,
          todo: TRUST,
        }),
      ];
    return [
      incomplete('broken-pack', {
        path,
        what: `The policy pack ${payer} is broken, so this claim was checked against the code sets alone.`,
        todo: 'Mend the pack: its own file says what is wrong.',
      }),
    ];
  }

  private unusedTables(): Fault[] {
    if (!this.resources.untrusted?.tables) return [];
    return [
      incomplete('untrusted-tables', {
        path: [],
        what: 'The code tables of this folder are not used, because it is not trusted.',
        todo: TRUST,
      }),
    ];
  }
}

const TRUST = 'Trust the workspace if you know where it comes from.';

function ruleFailed(rule: string): Fault {
  return incomplete('rule-failed', {
    path: [],
    what: `The rule ${rule} failed on this claim and was not checked.`,
    todo: 'Everything else was checked; please report the failure.',
  });
}

function timeUp(notRun: readonly string[]): Fault[] {
  if (notRun.length === 0) return [];
  return [
    incomplete('time', {
      path: [],
      what: `The rules took longer than ${MAX_RULE_TIME / 1000} seconds on this claim, so these were not checked: ${notRun.join(', ')}.`,
      todo: 'Divide the claim into smaller ones.',
    }),
  ];
}

function incomplete(messageId: string, said: Pick<Fault, 'path' | 'what' | 'todo'>): Fault {
  return { rule: 'check-incomplete', messageId, ...said, fixes: [] };
}

/** Sums in cents; a line at risk counts once. */
function chargesOf(
  claim: Claim,
  findings: readonly Finding[],
): { totalCharge: number; chargeAtRisk: number } {
  const atRisk = new Set(
    findings
      .filter(
        (f) => f.severity === 'error' || f.consequence === 'deny' || f.consequence === 'modifier',
      )
      .map((f) => f.line),
  );
  const sum = (lines: Claim['lines']) =>
    lines.reduce((cents, line) => cents + Math.round((line.charge ?? 0) * 100), 0) / 100;
  return {
    totalCharge: sum(claim.lines),
    chargeAtRisk: sum(claim.lines.filter((line) => atRisk.has(line.index))),
  };
}
