import { CompletionItemKind } from 'vscode-languageserver-types';
import { formatNumber } from '../../draft/doses';
import { doseArithmetic, explainDose } from '../../rules/shared/dose-arithmetic';
import { ndcQuantityOf } from '../../rules/shared/ndc-quantity-of';
import type { Choice } from './choice';
import type { CompletionContext } from './context';
import { unitsOf } from './planned-line';

/* Numbers that follow from the rest of the draft. What does not follow is left to a person. */

/** The units of the line. */
export function unitChoices({ line, pack }: CompletionContext): Choice[] {
  const units = line && unitsOf(line, pack);
  if (!line || units === undefined) return [];
  const arithmetic = line.isPerDiem ? undefined : doseArithmetic(line);
  const name = arithmetic ? explainDose(arithmetic) : 'one a day';
  return [number(units, name)];
}

/** The quantity in units of the NDC. */
export function quantityChoices({ line, site }: CompletionContext): Choice[] {
  const at = site.path.findLast((step) => typeof step === 'number') ?? 0;
  const ndc = line?.ndcs[site.path.length === 5 ? at : 0];
  const quantity = line && ndcQuantityOf(line, ndc?.unit);
  return quantity === undefined ? [] : [number(quantity, `by the dose, in ${ndc?.unit ?? ''}`)];
}

/** The sum of the lines' charges. */
export function totalChoices({ claim }: CompletionContext): Choice[] {
  const charges = claim.lines.map(({ charge }) => charge);
  if (charges.length === 0 || charges.some((charge) => charge === undefined)) return [];
  const cents = charges.reduce<number>((sum, charge) => sum + Math.round((charge ?? 0) * 100), 0);
  return [
    {
      label: (cents / 100).toFixed(2),
      kind: CompletionItemKind.Value,
      name: 'sum of the lines',
    },
  ];
}

function number(value: number, name: string): Choice {
  return { label: formatNumber(value), kind: CompletionItemKind.Value, name };
}
