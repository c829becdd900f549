import type { AnyRule } from './rule';
import { addOnCode } from './add-on-code';
import { administrationLine } from './administration-line';
import { bloodAdministration } from './blood-administration';
import { bundled } from './bundled';
import { checkIncomplete } from './check-incomplete';
import { claimForm } from './claim-form';
import { claimSize } from './claim-size';
import { codeNotListed } from './code-not-listed';
import { compoundLines } from './compound-lines';
import { concurrentModifier } from './concurrent-modifier';
import { dateOrder } from './date-order';
import { discardedDrugModifier } from './discarded-drug-modifier';
import { doseUnits } from './dose-units';
import { drugCodeMismatch } from './drug-code-mismatch';
import { drugDetails } from './drug-details';
import { duplicateClaim } from './duplicate-claim';
import { duplicateLine } from './duplicate-line';
import { evaluationAndManagement } from './evaluation-and-management';
import { excludedDrug } from './excluded-drug';
import { excludedTherapy } from './excluded-therapy';
import { exclusiveCodes } from './exclusive-codes';
import { facilityAdministration } from './facility-administration';
import { homebound } from './homebound';
import { infusionMinutes } from './infusion-minutes';
import { injectableTherapy } from './injectable-therapy';
import { invalidValue } from './invalid-value';
import { ivSolution } from './iv-solution';
import { lineOfBusiness } from './line-of-business';
import { missingField } from './missing-field';
import { modifierList } from './modifier-list';
import { ndcFormat } from './ndc-format';
import { ndcQuantity } from './ndc-quantity';
import { ndcRequired } from './ndc-required';
import { ndcUnit } from './ndc-unit';
import { ndcUnknown } from './ndc-unknown';
import { notCovered } from './not-covered';
import { npiCheckDigit } from './npi-check-digit';
import { nursingVisit } from './nursing-visit';
import { obsoleteCode } from './obsolete-code';
import { oneDatePerLine } from './one-date-per-line';
import { orderingProvider } from './ordering-provider';
import { perDiemCode } from './per-diem-code';
import { perDiemUnits } from './per-diem-units';
import { perDiemWithoutDrug } from './per-diem-without-drug';
import { placeOfService } from './place-of-service';
import { policyDates } from './policy-dates';
import { policyFile } from './policy-file';
import { priorAuthorization } from './prior-authorization';
import { pushAfterInfusion } from './push-after-infusion';
import { pushWithInfusion } from './push-with-infusion';
import { revenueCode } from './revenue-code';
import { secondaryDrugPerDiem } from './secondary-drug-per-diem';
import { selfAdministered } from './self-administered';
import { settingsFile } from './settings-file';
import { singleInitial } from './single-initial';
import { supervision } from './supervision';
import { suppression } from './suppression';
import { surgicalInjection } from './surgical-injection';
import { therapyDates } from './therapy-dates';
import { totalCharge } from './total-charge';
import { tpnComponent } from './tpn-component';
import { unitLimit } from './unit-limit';
import { unknownCode } from './unknown-code';
import { unknownField } from './unknown-field';
import { unknownModifier } from './unknown-modifier';
import { unknownPayer } from './unknown-payer';
import { unknownPlaceOfService } from './unknown-place-of-service';
import { unknownTherapy } from './unknown-therapy';
import { unlistedDescription } from './unlisted-description';
import { unlistedDrug } from './unlisted-drug';
import { vascularAccess } from './vascular-access';
import { visitUnits } from './visit-units';
import { wasteLine } from './waste-line';
import { wasteModifiers } from './waste-modifiers';
import { yamlSyntax } from './yaml-syntax';
// One import and one list entry a rule, in alphabetical order.

export const RULES: readonly AnyRule[] = [
  addOnCode,
  administrationLine,
  bloodAdministration,
  bundled,
  checkIncomplete,
  claimForm,
  claimSize,
  codeNotListed,
  compoundLines,
  concurrentModifier,
  dateOrder,
  discardedDrugModifier,
  doseUnits,
  drugCodeMismatch,
  drugDetails,
  duplicateClaim,
  duplicateLine,
  evaluationAndManagement,
  excludedDrug,
  excludedTherapy,
  exclusiveCodes,
  facilityAdministration,
  homebound,
  infusionMinutes,
  injectableTherapy,
  invalidValue,
  ivSolution,
  lineOfBusiness,
  missingField,
  modifierList,
  ndcFormat,
  ndcQuantity,
  ndcRequired,
  ndcUnit,
  ndcUnknown,
  notCovered,
  npiCheckDigit,
  nursingVisit,
  obsoleteCode,
  oneDatePerLine,
  orderingProvider,
  perDiemCode,
  perDiemUnits,
  perDiemWithoutDrug,
  placeOfService,
  policyDates,
  policyFile,
  priorAuthorization,
  pushAfterInfusion,
  pushWithInfusion,
  revenueCode,
  secondaryDrugPerDiem,
  selfAdministered,
  settingsFile,
  singleInitial,
  supervision,
  suppression,
  surgicalInjection,
  therapyDates,
  totalCharge,
  tpnComponent,
  unitLimit,
  unknownCode,
  unknownField,
  unknownModifier,
  unknownPayer,
  unknownPlaceOfService,
  unknownTherapy,
  unlistedDescription,
  unlistedDrug,
  vascularAccess,
  visitUnits,
  wasteLine,
  wasteModifiers,
  yamlSyntax,
];

const BY_ID: ReadonlyMap<string, AnyRule> = new Map(RULES.map((rule) => [rule.id, rule]));

export function ruleById(id: string): AnyRule | undefined {
  return BY_ID.get(id);
}
