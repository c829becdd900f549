import * as assert from 'node:assert/strict';
import type { ClaimDraft } from '../../server/src/draft/claim-draft';
import { locate } from '../../server/src/draft/claim-draft';
import type { Fault } from '../../server/src/draft/faults';
import { parseDraft } from '../../server/src/draft/parse';
import type { Path } from '../../server/src/draft/spans';

/** The one claim of a text. */
export function claimOf(text: string): ClaimDraft {
  const { claims } = parseDraft(text);
  assert.equal(claims.length, 1, `one claim in ${JSON.stringify(text)}`);
  return claims[0] ?? assert.fail();
}

/** The text that a finding on a path is shown at. */
export function textAt(draft: ClaimDraft, path: Path): string {
  const { span } = locate(draft, path);
  return draft.tree.text.slice(span.start, span.end);
}

/** A fault in one line: rule, what kind, path, and the text that it is shown at. */
export function faultLine(draft: ClaimDraft, fault: Fault): string {
  const span = fault.span ?? locate(draft, fault.path).span;
  const at = draft.tree.text.slice(span.start, span.end);
  return `${fault.rule}/${fault.messageId} ${fault.path.join('.') || '.'} "${at}"`;
}

/** The faults of the one claim of a text; `of` keeps those of one rule. */
export function faultsOf(text: string, of?: Fault['rule']): string[] {
  const draft = claimOf(text);
  return draft.faults
    .filter((fault) => of === undefined || fault.rule === of)
    .map((fault) => faultLine(draft, fault));
}

/** A claim without faults, to which a test adds some. */
export const WHOLE = [
  'claim: A',
  'payer: php',
  'place_of_service: 12',
  'patient: { id: M1 }',
  'billing_provider: { npi: 1234567893 }',
  'lines:',
  '  - { date: 2023-02-01, code: S9501, units: 1 }',
  '',
].join('\n');
