import { isSeq } from 'yaml';
import type { ClaimDraft } from '../draft/claim-draft';
import { formatDay, formatRange } from '../draft/days';
import { formatDose, formatNumber } from '../draft/doses';
import type { EditValue, ModelEdit } from '../draft/edits';
import { findNode } from '../draft/syntax';
import { claimFacts } from '../facts/claim';
import type { CheckedDocument } from './checked-document';
import { plannedLines, type PlannedLine } from './completion/planned-line';

/** A line that may be added, as an edit of the claim. */
export interface NewLine {
  title: string;
  therapy: string;
  edits: ModelEdit[];
}

/** Of the codes of one drug that are billed in the same unit, so many are offered. */
const MOST_CODES = 3;

/**
 * The drug lines that follow from the plan of care for the days that no line bills yet. What does not
 * follow, the charge above all, is left blank.
 */
export function newDrugLines(document: CheckedDocument, draft: ClaimDraft): NewLine[] {
  const { checker, options } = document;
  const { codes } = checker.resources;
  const claim = claimFacts(draft, codes);
  const payer = options.payer ?? claim.fields.payer;
  const pack = payer === undefined ? undefined : checker.pack(payer)?.pack;
  const lines = findNode(draft.tree, ['lines'])?.value;
  const at = isSeq(lines) ? lines.items.length : 0;
  return [...claim.therapies.values()].flatMap((therapy) =>
    plannedLines({ document, codes, pack, claim }, at, therapy, 'drug', {}).flatMap((planned) =>
      planned.codes.slice(0, MOST_CODES).map(({ code, name }) => ({
        title: `Add a drug line for ${therapy.id}: ${code}${amountText(planned)} (${name})`,
        therapy: therapy.id,
        edits: [{ op: 'insert', path: ['lines'], at, value: lineOf(planned, code, claim.form) }],
      })),
    ),
  );
}

function amountText({ units, from, through }: PlannedLine): string {
  const times = units === undefined ? '' : ` × ${formatNumber(units)}`;
  const dated = from !== undefined && through !== undefined && from <= through;
  return times + (dated ? `, ${formatRange({ from, through })}` : '');
}

function lineOf(planned: PlannedLine, code: string, form: string): EditValue {
  const { therapy, singleDate, from, through, units, modifiers, drug, ndc } = planned;
  const day = (value: number | undefined) => (value === undefined ? '' : formatDay(value));
  const number = (value: number | undefined) => (value === undefined ? '' : formatNumber(value));
  return {
    ...(singleDate ? { date: day(from) } : { from: day(from), through: day(through) }),
    code,
    ...(modifiers.length > 0 && { modifiers }),
    units: number(units),
    charge: '',
    ...(form === 'ub04' && { revenue_code: '' }),
    therapy: therapy.id,
    ...(drug && { drug: { name: drug.name, dose: drug.dose ? formatDose(drug.dose) : '' } }),
    ...(ndc && {
      ndc: { code: ndc.code ?? '', quantity: number(ndc.quantity), unit: ndc.unit ?? '' },
    }),
  };
}
