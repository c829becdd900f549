import type { AnyRule } from './rule';
// One import and one list entry a rule, in alphabetical order.
import { compoundLines } from './compound-lines';
import { discardedDrugModifier } from './discarded-drug-modifier';
import { doseUnits } from './dose-units';
import { drugCodeMismatch } from './drug-code-mismatch';
import { drugDetails } from './drug-details';
import { ndcFormat } from './ndc-format';
import { ndcQuantity } from './ndc-quantity';
import { ndcRequired } from './ndc-required';
import { ndcUnit } from './ndc-unit';
import { ndcUnknown } from './ndc-unknown';
import { unitLimit } from './unit-limit';
import { unlistedDescription } from './unlisted-description';
import { unlistedDrug } from './unlisted-drug';
import { wasteLine } from './waste-line';
import { wasteModifiers } from './waste-modifiers';

export const RULES: readonly AnyRule[] = [
  compoundLines,
  discardedDrugModifier,
  doseUnits,
  drugCodeMismatch,
  drugDetails,
  ndcFormat,
  ndcQuantity,
  ndcRequired,
  ndcUnit,
  ndcUnknown,
  unitLimit,
  unlistedDescription,
  unlistedDrug,
  wasteLine,
  wasteModifiers,
];

const BY_ID: ReadonlyMap<string, AnyRule> = new Map(RULES.map((rule) => [rule.id, rule]));

export function ruleById(id: string): AnyRule | undefined {
  return BY_ID.get(id);
}
