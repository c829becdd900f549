import type { ClaimDraft } from '../draft/claim-draft';
import type { Fix } from '../draft/edits';
import type { Path, Span } from '../draft/spans';
import type { Consequence, Severity } from '../policy/schema';

/** The policy statement that a finding rests on. */
export interface Source {
  /** Id of the payer's pack; null where a code set speaks. */
  payer: string | null;
  policy: string;
  section: string | null;
  /** What the policy says, in our own words. */
  says: string | null;
  /** First day on which the statement governs, ISO. */
  effective: string | null;
}

/** A finding, with positions relative to the document that the claim stands in. */
export interface Finding {
  rule: string;
  messageId: string;
  severity: Severity;
  consequence: Consequence | null;
  /** What is wrong, what the policy says, what to do; parts that have nothing to say are left out. */
  parts: readonly string[];
  /** The same as one text. */
  message: string;
  span: Span;
  path: Path;
  /** Zero-based service line that it lies in. */
  line: number | null;
  clauses: readonly string[];
  /**
   * Ids of the pack entries that it came from, and rows of a pack's table of codes (`php#8`). Not
   * part of any output: it ties findings to packs in tests.
   */
  from: readonly string[];
  source: Source | null;
  related: readonly { message: string; path: Path; span: Span }[];
  fixes: readonly Fix[];
}

/** A rule that could not tell, on one service line or on the claim. */
export interface NotChecked {
  rule: string;
  path: Path;
  line: number | null;
  span: Span;
  /** Ids of the pack entries that could not tell. */
  from: readonly string[];
  needs: readonly Path[];
}

/** What the check says of one claim. */
export interface ClaimResult {
  draft: ClaimDraft;
  /** The claim number, as written. */
  claim: string | null;
  /** Where the claim number stands, or else what stands for the claim. */
  span: Span;
  /** The policy pack used; null where the draft's payer cannot be read. */
  payer: string | null;
  /** What the draft says. */
  draftPayer: string | null;
  /** Number of the policy; null where the payer is unknown. */
  policy: string | null;
  findings: readonly Finding[];
  notChecked: readonly NotChecked[];
  suppressed: number;
  /** Ids of rules that failed: nothing of what they would say is known. */
  failed: readonly string[];
  /** Ids of rules that were not run, because the claim is beyond a limit or time was up. */
  notRun: readonly string[];
  totalCharge: number;
  chargeAtRisk: number;
}

export interface FileResult {
  text: string;
  claims: readonly ClaimResult[];
}
