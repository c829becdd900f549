import { MarkupKind, type Hover, type Position } from 'vscode-languageserver-types';
import { claimFacts, type Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { schemaAt } from '../draft/schema-walk';
import { claimSchema } from '../draft/fields';
import { samePath, serviceLineOf, type Path } from '../draft/spans';
import { findNode, scalarText } from '../draft/syntax';
import { placeAt, type CheckedDocument, type Place } from './checked-document';
import { describeCode } from './describe-code';
import { describeField } from './describe-field';
import { describeFindings, findingsAt } from './describe-findings';
import { describeModifier } from './describe-modifier';
import { describeNdc } from './describe-ndc';
import { describePayer } from './describe-payer';
import { describePlaceOfService } from './describe-place-of-service';
import { describeTherapy } from './describe-therapy';
import { describeUnits } from './describe-units';
import { notCheckedAt } from './describe-not-checked';
import { findToken, type Token } from './find-token';
import { linkedTo, type NameRule } from './rule-links';

/** What a description of a value may lean on. */
export interface HoverContext {
  document: CheckedDocument;
  place: Place;
  claim: Claim;
  /** The service line that the value stands in. */
  line: ServiceLine | undefined;
  path: Path;
  /** The value as written, without quotes. */
  text: string;
  nameRule: NameRule;
}

export interface HoverOptions {
  /** Address below which the pages of the rules lie; without it rules are named and not linked. */
  docsBase?: string;
}

/**
 * What there is to know of the key or value at a position, and the rules of the findings there; what
 * the findings say is not repeated.
 */
export function hover(
  document: CheckedDocument,
  position: Position,
  { docsBase }: HoverOptions = {},
): Hover | undefined {
  const place = placeAt(document, position);
  if (!place) return undefined;
  const nameRule = linkedTo(docsBase);
  const token = findToken(place.claim.draft, place.offset);
  const findings = findingsAt(place.claim, place.offset);
  const span = token?.span ?? findings[0]?.span;
  if (!span) return undefined;
  const value = [
    token && describe(contextOf(document, place, token, nameRule), token),
    describeFindings(findings, nameRule),
    token && notCheckedAt(place.claim, token, nameRule),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n---\n\n');
  if (value === '') return undefined;
  return {
    contents: { kind: MarkupKind.Markdown, value },
    range: document.lines.rangeOf(span, place.claim.draft.offset),
  };
}

function contextOf(
  document: CheckedDocument,
  place: Place,
  token: Token,
  nameRule: NameRule,
): HoverContext {
  const { draft } = place.claim;
  const claim = claimFacts(draft, document.checker.resources.codes);
  const index = serviceLineOf(token.path);
  return {
    document,
    place,
    claim,
    line: claim.lines.find((line) => line.index === index),
    path: token.path,
    text: scalarText(findNode(draft.tree, token.path)?.value) ?? '',
    nameRule,
  };
}

/** What describes the values of a field, by the path of the field without positions. */
const DESCRIBERS: readonly [
  pattern: Path,
  describe: (context: HoverContext) => string | undefined,
][] = [
  [['payer'], describePayer],
  [['place_of_service'], describePlaceOfService],
  [['lines', '#', 'place_of_service'], describePlaceOfService],
  [['lines', '#', 'code'], describeCode],
  [['lines', '#', 'modifiers', '#'], describeModifier],
  [['lines', '#', 'units'], describeUnits],
  [['lines', '#', 'therapy'], describeTherapy],
  [['lines', '#', 'ndc', 'code'], describeNdc],
  [['lines', '#', 'ndc', '#', 'code'], describeNdc],
];

function describe(context: HoverContext, token: Token): string | undefined {
  const isTherapyId = token.path.length === 2 && token.path[0] === 'therapies';
  if (token.part === 'key')
    return isTherapyId ? describeTherapy(context) : describeField(token.path);
  const pattern = token.path.map((step) => (typeof step === 'number' ? '#' : step));
  const describer = DESCRIBERS.find(([of]) => samePath(of, pattern))?.[1];
  const described = context.text === '' ? undefined : describer?.(context);
  if (described !== undefined) return described;
  return schemaAt(claimSchema, token.path) ? describeField(token.path) : undefined;
}
