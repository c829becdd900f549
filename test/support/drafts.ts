import * as assert from 'node:assert/strict';
import { parseDraft } from '../../server/src/draft/parse';
import { claimFacts, type Claim } from '../../server/src/facts/claim';
import { resources } from './resources';

/** A claim draft of these service lines (flow maps without braces), with further fields of the claim. */
export function draftText(
  lines: readonly string[],
  fields: readonly string[] = [],
  payer = 'acme',
): string {
  return [
    'claim: HI-2024-0001',
    `payer: ${payer}`,
    'place_of_service: 12',
    'patient: { id: M0001, name: Ada Example }',
    'billing_provider: { npi: 1234567893, name: Prairie Home Infusion }',
    ...fields,
    'lines:',
    ...lines.map((line) => `  - { ${line} }`),
    '',
  ].join('\n');
}

/** The claim of a draft, as rules see it. */
export function claimOf(lines: readonly string[], fields: readonly string[] = []): Claim {
  const [draft] = parseDraft(draftText(lines, fields)).claims;
  assert.ok(draft);
  return claimFacts(draft, resources().codes);
}
