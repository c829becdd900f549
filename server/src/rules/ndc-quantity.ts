import * as z from 'zod/mini';
import type { Fix } from '../draft/edits';
import { formatNumber } from '../draft/doses';
import type { Path } from '../draft/spans';
import type { ServiceLine } from '../facts/line';
import { defineRule } from './rule';
import { ndcQuantityOf } from './shared/ndc-quantity-of';
import { ndcsOf } from './shared/ndcs-of-line';

export const ndcQuantity = defineRule({
  id: 'ndc-quantity',
  title: 'An NDC comes with its quantity',
  category: 'draft',
  severity: 'warning',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'An NDC has no quantity, or one that is zero or less.',
    why: 'The quantity in NDC units stands beside the NDC on every claim. It is another number than the HCPCS units: millilitres, vials or grams of the package.',
    todo: 'Write how much of the package was given, with a decimal point for parts of a unit.',
  },
  check({ lines }, _options, report) {
    for (const line of lines)
      for (const { ndc, path } of ndcsOf(line)) {
        const at = [...path, 'quantity'];
        const { code, quantity } = ndc;
        if (code === undefined || (quantity !== undefined && quantity > 0)) continue;
        const computed = computedFix(line, ndc.unit, at);
        const blank: Fix = {
          title: 'Insert the NDC quantity',
          kind: 'template',
          edits: [{ op: 'template', path: at, value: '' }],
        };
        report({
          at,
          message: quantity === undefined ? 'missing' : 'not-positive',
          what:
            quantity === undefined
              ? `NDC ${code} has no quantity.`
              : `The quantity of NDC ${code} is ${formatNumber(quantity)}; it has to be above zero.`,
          todo: 'Write the quantity given, in units of the NDC.',
          fixes: [...computed, ...(quantity === undefined ? [blank] : [])],
        });
      }
  },
});

function computedFix(line: ServiceLine, unit: string | undefined, at: Path): Fix[] {
  const quantity = ndcQuantityOf(line, unit);
  if (quantity === undefined) return [];
  return [
    {
      title: `Set the NDC quantity to ${formatNumber(quantity)}`,
      kind: 'choice',
      edits: [{ op: 'set', path: at, value: quantity }],
    },
  ];
}
