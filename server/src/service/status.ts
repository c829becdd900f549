import type { Position } from 'vscode-languageserver-types';
import type { ClaimResult } from '../check/finding';
import type { Severity } from '../policy/schema';
import { placeAt, type CheckedDocument } from './checked-document';

/** What a status item shows of a claim. Amounts as in the draft. */
export interface ClaimStatus extends Record<Severity, number> {
  /** Counts of findings by severity stand beside these. */
  uri: string;
  version: number;
  /** Position of the claim in the file, and how many claims there are. */
  index: number;
  claims: number;
  claim: string | null;
  payer: string | null;
  /** The payer's name and the number of its policy; null where the payer is unknown. */
  payerName: string | null;
  policy: string | null;
  effective: string | null;
  reviewed: string | null;
  notChecked: number;
  suppressed: number;
  totalCharge: number;
  chargeAtRisk: number;
}

/** The status of the claim at a position, else of the first one; undefined in a file without claims. */
export function statusOf(document: CheckedDocument, position?: Position): ClaimStatus | undefined {
  const at = position && placeAt(document, position)?.claim;
  const claim = at ?? document.result.claims[0];
  return claim && statusOfClaim(document, claim);
}

/** A claim in a list of claims, and where its number stands, or else it itself. */
export interface ListedClaim extends ClaimStatus {
  at: Position;
}

/** Every claim of a draft. */
export function listedClaims(document: CheckedDocument): ListedClaim[] {
  return document.result.claims.map((claim) => ({
    ...statusOfClaim(document, claim),
    at: document.lines.rangeOf(claim.span, claim.draft.offset).start,
  }));
}

function statusOfClaim(document: CheckedDocument, claim: ClaimResult): ClaimStatus {
  const pack =
    claim.payer === null || claim.policy === null
      ? undefined
      : document.checker.pack(claim.payer)?.pack;
  const count = (severity: Severity) =>
    claim.findings.filter((finding) => finding.severity === severity).length;
  return {
    uri: document.uri,
    version: document.version,
    index: claim.draft.index,
    claims: document.result.claims.length,
    claim: claim.claim,
    payer: claim.payer,
    payerName: pack?.name ?? null,
    policy: claim.policy,
    effective: pack?.effective.from ?? null,
    reviewed: pack?.reviewed ?? null,
    error: count('error'),
    warning: count('warning'),
    information: count('information'),
    hint: count('hint'),
    notChecked: claim.notChecked.length,
    suppressed: claim.suppressed,
    totalCharge: claim.totalCharge,
    chargeAtRisk: claim.chargeAtRisk,
  };
}
