import type { AnyRule } from './rule';
import { bloodAdministration } from './blood-administration';
import { bundled } from './bundled';
import { codeNotListed } from './code-not-listed';
import { compoundLines } from './compound-lines';
import { discardedDrugModifier } from './discarded-drug-modifier';
import { doseUnits } from './dose-units';
import { drugCodeMismatch } from './drug-code-mismatch';
import { drugDetails } from './drug-details';
import { evaluationAndManagement } from './evaluation-and-management';
import { excludedDrug } from './excluded-drug';
import { excludedTherapy } from './excluded-therapy';
import { injectableTherapy } from './injectable-therapy';
import { ivSolution } from './iv-solution';
import { ndcFormat } from './ndc-format';
import { ndcQuantity } from './ndc-quantity';
import { ndcRequired } from './ndc-required';
import { ndcUnit } from './ndc-unit';
import { ndcUnknown } from './ndc-unknown';
import { notCovered } from './not-covered';
import { secondaryDrugPerDiem } from './secondary-drug-per-diem';
import { selfAdministered } from './self-administered';
import { tpnComponent } from './tpn-component';
import { unitLimit } from './unit-limit';
import { unlistedDescription } from './unlisted-description';
import { unlistedDrug } from './unlisted-drug';
import { wasteLine } from './waste-line';
import { wasteModifiers } from './waste-modifiers';
// One import and one list entry a rule, in alphabetical order.

export const RULES: readonly AnyRule[] = [
  bloodAdministration,
  bundled,
  codeNotListed,
  compoundLines,
  discardedDrugModifier,
  doseUnits,
  drugCodeMismatch,
  drugDetails,
  evaluationAndManagement,
  excludedDrug,
  excludedTherapy,
  injectableTherapy,
  ivSolution,
  ndcFormat,
  ndcQuantity,
  ndcRequired,
  ndcUnit,
  ndcUnknown,
  notCovered,
  secondaryDrugPerDiem,
  selfAdministered,
  tpnComponent,
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
