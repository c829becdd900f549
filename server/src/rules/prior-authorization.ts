import * as z from 'zod/mini';
import { isUnreadable } from '../draft/claim-draft';
import type { Fix } from '../draft/edits';
import type { Path } from '../draft/spans';
import type { ServiceLine } from '../facts/line';
import { reportListedCodes } from './shared/listed-for-authorization';
import { wayGiven } from './shared/way-given';
import { defineRule, type Reporter, type RuleInput } from './rule';

const BILLS = ['per-diem', 'nursing', 'catheter-service', 'drug', 'infused-drug', 'any'] as const;

const options = z.strictObject({
  for: z
    ._default(
      z.enum([
        'listed-codes',
        'home-infusion',
        'enteral',
        'state-mandated',
        'out-of-network',
        'pending-drug',
      ]),
      'home-infusion',
    )
    .check(z.describe('What needs the authorization; each is a message of its own.')),
  bills: z
    ._default(z.array(z.enum(BILLS)), ['any'])
    .check(
      z.describe('Which of the lines let through count, for home infusion and enteral feeding.'),
    ),
});
type Options = z.output<typeof options>;

const INSERT: Fix = {
  title: 'Insert prior_authorization',
  kind: 'template',
  edits: [{ op: 'template', path: ['prior_authorization'], value: '' }],
};

export const priorAuthorization = defineRule({
  id: 'prior-authorization',
  title: 'What needs an authorization has one',
  category: 'setting',
  severity: 'warning',
  consequence: 'missing',
  options,
  docs: {
    what: "The claim bills a code, drug or therapy that needs the payer's authorization, or comes from outside the network, and carries no authorization number; or the approval of a drug is still pending.",
    why: 'What was not authorized is denied or held, even if everything else on the claim is right.',
    todo: 'Fill in `prior_authorization` (CMS-1500 item 23, 837P REF*G1), or wait until the approval is there.',
  },
  check(input, choices, report) {
    if (choices.for === 'pending-drug') return pendingDrugs(input, report);
    const { claim } = input;
    if (claim.fields.prior_authorization !== undefined) return;
    if (isUnreadable(claim.draft, ['prior_authorization'])) return;
    switch (choices.for) {
      case 'listed-codes':
        return reportListedCodes(input, report, INSERT);
      case 'out-of-network':
        if (claim.network === 'out' && !claim.emergency)
          report(missing('out-of-network', 'The provider is outside the network'));
        return;
      case 'state-mandated':
        if (claim.stateMandated)
          report(missing('state-mandated', 'The service is for a state-mandated condition'));
        return;
      case 'home-infusion':
      case 'enteral':
        return lineByLine(input, choices, report);
    }
  },
});

function missing(message: string, what: string) {
  return {
    at: ['prior_authorization'] as Path,
    message,
    what: `${what}, and the claim carries no authorization number.`,
    todo: 'Fill in prior_authorization (CMS-1500 item 23, 837P REF*G1).',
    fixes: [INSERT],
  };
}

/**
 * One finding for the claim. Each line reports it, so that the pack's conditions are judged line by
 * line; reports of the same finding become one.
 */
function lineByLine({ claim, lines }: RuleInput, { for: of, bills }: Options, report: Reporter) {
  const judged = lines.map((line) => ({ line, counts: countsAs(line) }));
  const certain = judged.filter(({ counts }) => counts === true).map(({ line }) => line);
  const called = [...new Set(certain.map((line) => line.code ?? 'a drug'))];
  const what = `${of === 'enteral' ? 'Enteral feeding' : 'Home infusion'} is billed (${called.slice(0, 6).join(', ')}${called.length > 6 ? ' …' : ''})`;
  for (const line of certain) report({ ...missing(of, what), line });
  if (certain.length > 0) return;
  for (const { line, counts } of judged)
    if (counts === undefined) report.notChecked(line.path, [[...line.path, 'drug', 'route']]);

  /** Undefined where the route of a drug would tell. */
  function countsAs(line: ServiceLine): boolean | undefined {
    if (bills.includes('any')) return true;
    if (bills.includes('per-diem') && line.isPerDiem) return true;
    if (bills.includes('nursing') && isNursing(line)) return true;
    if (bills.includes('catheter-service') && isCatheterService(line)) return true;
    if (!line.isDrugLine) return false;
    if (bills.includes('drug')) return true;
    if (!bills.includes('infused-drug')) return false;
    const way = wayGiven(line, claim);
    return way === 'unknown' ? undefined : way === 'infusion';
  }
}

function isNursing({ kind }: ServiceLine): boolean {
  return kind === 'nursing' || kind === 'professional-visit';
}

/** Placing, repairing or declotting a catheter at home, or the kit for it. */
function isCatheterService({ info, isPerDiem }: ServiceLine): boolean {
  return info?.category === 'catheter-care' && !isPerDiem;
}

/** Whatever the number on the claim: the drug has an approval of its own. */
function pendingDrugs({ claim, lines }: RuleInput, report: Reporter): void {
  const drugs = lines.filter((line) => line.isDrugLine && !line.isWaste);
  for (const line of drugs) {
    const state = line.drug?.prior_approval;
    const field = [...line.path, 'drug', 'prior_approval'];
    if (state === 'pending')
      report({
        at: [],
        message: 'pending-drug',
        line,
        what: `The payer's approval of ${line.drugName ?? line.code ?? 'a drug'} is pending.`,
        todo: 'Bill when the approval is there.',
        related: [{ path: field, message: 'The approval that is pending.' }],
      });
    if (state === undefined && !isUnreadable(claim.draft, field))
      report.notChecked(line.path, [field]);
  }
}
