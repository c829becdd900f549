import * as z from 'zod/mini';
import type { Path } from '../draft/spans';
import type { Claim } from '../facts/claim';
import { defineRule } from './rule';

export const totalCharge = defineRule({
  id: 'total-charge',
  title: 'The total is the sum of the lines',
  category: 'draft',
  severity: 'warning',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'The total charge is not the sum of the charges of the lines.',
    why: 'Clearinghouses add the lines up and reject a claim that does not balance.',
    todo: 'Set the total to the sum (the fix does it), or correct the line that is wrong.',
  },
  check({ claim }, _options, report) {
    const { total_charge: total } = claim.fields;
    const at = ['total_charge'];
    if (total === undefined) return;
    const needs = absentCharges(claim);
    if (needs.length > 0) return report.notChecked(at, needs);
    const cents = claim.lines.reduce((sum, line) => sum + Math.round((line.charge ?? 0) * 100), 0);
    if (Math.round(total * 100) === cents) return;
    const sum = (cents / 100).toFixed(2);
    report({
      at,
      message: 'sum',
      what: `The total charge is ${total.toFixed(2)}, the lines add up to ${sum}.`,
      todo: 'Set the total to the sum of the lines, or correct a line.',
      fixes: [
        {
          title: `Set total_charge to ${sum}`,
          kind: 'safe',
          edits: [{ op: 'set', path: at, value: sum }],
        },
      ],
    });
  },
});

/** The charges without which the sum is not known. */
function absentCharges({ fields }: Claim): Path[] {
  return (fields.lines ?? []).flatMap((line, i) =>
    line?.charge === undefined ? [['lines', i, 'charge']] : [],
  );
}
