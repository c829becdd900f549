import * as z from 'zod/mini';
import { defineRule } from './rule';

/** What the digits 80840, which stand before an NPI in its check, add to the sum (45 CFR 162.406). */
const PREFIX_SUM = 24;

export const npiCheckDigit = defineRule({
  id: 'npi-check-digit',
  title: 'The NPI passes its check digit',
  category: 'draft',
  severity: 'error',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'The last digit of an NPI does not fit the nine before it.',
    why: 'The check digit shows a slip of the pen: a number that fails it belongs to nobody, and the claim is rejected at the door.',
    todo: 'Compare the number with the provider record. Nothing can tell which digit is wrong, so there is no fix.',
  },
  check({ claim: { fields } }, _options, report) {
    const npis = [
      { whose: 'billing', npi: fields.billing_provider?.npi },
      { whose: 'ordering', npi: fields.ordering_provider?.npi },
    ];
    for (const { whose, npi } of npis)
      if (npi !== undefined && !passes(npi))
        report({
          at: [`${whose}_provider`, 'npi'],
          message: 'check-digit',
          what: `The NPI ${npi} of the ${whose} provider fails its check digit.`,
          todo: 'Compare it with the provider record.',
        });
  },
});

/** The Luhn sum over ten digits with the prefix of an NPI ends in 0. */
function passes(npi: string): boolean {
  const sum = [...npi].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, PREFIX_SUM);
  return sum % 10 === 0;
}
