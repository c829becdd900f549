import type { ServiceLine } from '../../facts/line';
import { claimFacts, type Claim } from '../../facts/claim';
import type { LineFields } from '../../draft/fields';
import { serviceLineOf } from '../../draft/spans';
import type { CodeTables } from '../../codes/tables';
import type { Pack } from '../../policy/pack';
import type { CheckedDocument } from '../checked-document';
import type { CompletionSite } from './site';

/** What choices are made from. */
export interface CompletionContext {
  document: CheckedDocument;
  site: CompletionSite;
  codes: CodeTables;
  /** The policy of the claim's payer, where it can be read. */
  pack: Pack | undefined;
  /** The claim with the stand-in. */
  claim: Claim;
  /** The service line that the cursor is in. */
  line: ServiceLine | undefined;
}

export function contextOf(document: CheckedDocument, site: CompletionSite): CompletionContext {
  const { checker, options } = document;
  const { codes } = checker.resources;
  const claim = claimFacts(site.draft, codes);
  const payer = options.payer ?? claim.fields.payer;
  const index = serviceLineOf(site.path);
  return {
    document,
    site,
    codes,
    pack: payer === undefined ? undefined : checker.pack(payer)?.pack,
    claim,
    line: claim.lines.find((line) => line.index === index),
  };
}

/** The claim with other fields on the line of a position, and what follows for that line. */
export function withLine(
  { claim, codes }: Pick<CompletionContext, 'claim' | 'codes'>,
  index: number,
  fields: LineFields,
): { claim: Claim; line: ServiceLine } {
  const { draft } = claim;
  const lines = [...(draft.fields.lines ?? [])];
  lines[index] = fields;
  const changed = claimFacts({ ...draft, fields: { ...draft.fields, lines } }, codes);
  const line = changed.lines.find((l) => l.index === index);
  if (!line) throw new Error('the line is there');
  return { claim: changed, line };
}

/** The other lines of the claim. */
export function otherLines({ claim }: Pick<CompletionContext, 'claim'>, index: number | undefined) {
  return claim.lines.filter((line) => line.index !== index);
}
