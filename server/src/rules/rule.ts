import type * as z from 'zod/mini';
import type { Imported } from '../codes/official';
import type { CodeTables } from '../codes/tables';
import type { Day } from '../draft/days';
import type { Fix } from '../draft/edits';
import type { Path } from '../draft/spans';
import type { Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import type { Pack } from '../policy/pack';
import type { Cite, Consequence, Severity } from '../policy/schema';

export type RuleCategory =
  | 'draft' // the draft itself, with every payer
  | 'setting' // where, who, with whose leave
  | 'payment' // is the service paid at all
  | 'per-diem'
  | 'drug'
  | 'visit';

/** What a rule sees. Nothing in it may be changed. */
export interface RuleInput {
  claim: Claim;
  /** The lines that the pack entry's `where` lets through, in order; all lines without a `where`. */
  lines: readonly ServiceLine[];
  codes: CodeTables;
  /** The payer's pack; of an unknown payer the pack of what holds with every payer. */
  pack: Pack;
  /** Ids that `payer` may have. */
  payers: readonly string[];
  today: Day;
  /** The imported NDC directory, where there is one. */
  ndcDirectory?: Imported['ndcDirectory'];
  /** The imported table of Medically Unlikely Edits, where there is one: the most units a day. */
  mue?: Imported['mue'];
}

export interface RelatedPlace {
  path: Path;
  message: string;
}

/** What a rule says of one place of the draft. */
export interface RuleFinding {
  /** Where: see `locate` for what stands for an absent key, a whole line, the claim. */
  at: Path;
  /** Which of the rule's messages it is; packs cite by it. */
  message: string;
  /** What is wrong, one or two sentences in the biller's words. */
  what: string;
  /** What to do, one sentence. The policy's own statement is put between the two. */
  todo: string;
  /** Where it differs from the rule's own. */
  consequence?: Consequence;
  /** Where it differs from the rule's own default. */
  severity?: Severity;
  related?: readonly RelatedPlace[];
  fixes?: readonly Fix[];
  /** A citation in place of the entry's, for what stands in a pack's table of codes. */
  cite?: Cite & {
    origin?: { id: string; policy: string; effective: { from?: string; to?: string } };
  };
  /** The rows of a pack's table of codes that it speaks from. */
  rows?: readonly string[];
  /** How many codes that citation speaks of: of several on one place, the narrowest leads. */
  width?: number;
  /** Further clause ids that apply, behind the cited ones. */
  clauses?: readonly string[];
  /**
   * The service line that `where` and `effective` are judged by, where `at` lies in none or in
   * another one.
   */
  line?: ServiceLine;
}

/** How a rule speaks. It never touches text offsets, the protocol or the file system. */
export interface Reporter {
  (finding: RuleFinding): void;
  /**
   * Every known condition of the rule holds, and some value of these missing fields would raise a
   * finding at that place.
   */
  notChecked(at: Path, needs: readonly Path[]): void;
}

/** A check, written once; a pack's entries call it with options and stand behind what it says. */
export interface Rule<O = unknown> {
  /** Public and permanent. */
  id: string;
  title: string;
  category: RuleCategory;
  /** The rule's default severity; null where the consequence decides. */
  severity: Severity | null;
  /** What happens to a claim with such a finding; null for faults of the draft itself. */
  consequence: Consequence | null;
  docs: {
    /** What the rule finds. */
    what: string;
    /** Why it matters. */
    why: string;
    /** What to do about it. */
    todo: string;
  };
  /** The options of a pack entry (`with`), with their defaults and a description of each. */
  options: z.ZodMiniType<O>;
  /** Speaks of a code's units or kind: lines whose code is unknown, obsolete or not covered are left out. */
  needsGoodCode?: boolean;
  /** Rules that keep quiet on a service line on which this one speaks. */
  supersedes?: readonly string[];
  /** Absent where reading the draft, packs or settings raises the findings. */
  check?(input: RuleInput, options: O, report: Reporter): void;
}

/** A rule whose options the engine has parsed by the rule's own schema. */
export type AnyRule = Rule<unknown>;

/** Ties the type of the options to the schema, then forgets it, so that rules fit in one list. */
export function defineRule<O>(rule: Rule<O>): AnyRule {
  const { check } = rule;
  if (!check) return { ...rule, check: undefined };
  // An entry of a pack calls its rule for every claim with the same options: they are read once.
  const known = new WeakMap<object, { options: O }>();
  const optionsOf = (given: unknown): O => {
    if (typeof given !== 'object' || given === null) return rule.options.parse(given);
    let read = known.get(given);
    if (!read) known.set(given, (read = { options: rule.options.parse(given) }));
    return read.options;
  };
  return {
    ...rule,
    check: (input, options, report) => check(input, optionsOf(options), report),
  };
}
