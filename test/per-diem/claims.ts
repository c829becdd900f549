import { parseDraft } from '../../server/src/draft/parse';
import { claimFacts, type Claim } from '../../server/src/facts/claim';
import { resources } from '../support/resources';

/** A draft of BCBSOK with these therapies and service lines, one text each. */
export function draftOf(therapies: readonly string[], lines: readonly string[]): string {
  return [
    'claim: PD-1',
    'payer: bcbsok',
    'place_of_service: 12',
    'patient: { id: M1 }',
    'billing_provider: { npi: 1234567893 }',
    ...(therapies.length > 0 ? ['therapies:', ...therapies.map((t) => `  ${t}`)] : []),
    'lines:',
    ...lines.map((line) => `  - { ${line} }`),
    '',
  ].join('\n');
}

/** The facts of the first claim of a text. */
export function claimOf(text: string): Claim {
  const [draft] = parseDraft(text).claims;
  if (!draft) throw new Error('the text holds no claim');
  return claimFacts(draft, resources().codes);
}
