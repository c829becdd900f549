import * as z from 'zod/mini';
import { formatNumber } from '../draft/doses';
import { replaceWith } from './shared/replacements';
import { defineRule } from './rule';

/** Raised where the fields are read; what needs the code tables is checked here. */
export const invalidValue = defineRule({
  id: 'invalid-value',
  title: 'Values have the right form',
  category: 'draft',
  severity: 'error',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'A value is not of the kind that its field takes: a word where a number belongs, a date that is no day of the calendar, a value outside the list, an ICD-10-CM code of the wrong shape, or a fraction in the units of a drug line.',
    why: 'A clearinghouse rejects the claim for the form alone. Billed units of a drug are whole: a started unit counts as one.',
    todo: 'Write a value of the form that the message names; where a near value exists, it is offered.',
  },
  check({ lines }, _options, report) {
    for (const line of lines) {
      const { units } = line;
      if (!line.isDrugLine || units === undefined || Number.isInteger(units)) continue;
      const at = [...line.path, 'units'];
      const near = [Math.ceil(units), Math.floor(units)].filter((whole) => whole > 0);
      report({
        at,
        message: 'fraction',
        what: `${formatNumber(units)} units stand on a drug line; drugs are billed in whole units.`,
        todo: 'Write the number of started billing units.',
        fixes: replaceWith(at, near, (value) => `Set units to ${value}`),
      });
    }
  },
});
