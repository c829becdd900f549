import * as z from 'zod/mini';
import { nearest } from '../draft/nearest';
import type { Path } from '../draft/spans';
import { replaceWith } from './shared/replacements';
import { defineRule } from './rule';

export const unknownPlaceOfService = defineRule({
  id: 'unknown-place-of-service',
  title: 'The place of service exists',
  category: 'draft',
  severity: 'error',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'A place of service is not on the list of CMS.',
    why: 'The place decides whether a service is paid and at which rate; a claim with a number that is none is rejected.',
    todo: 'Write the two digits of the place, 12 for a private home.',
  },
  check({ claim, lines, codes }, _options, report) {
    const judge = (place: string | undefined, at: Path) => {
      if (place === undefined || codes.place(place)) return;
      const near = nearest(place, codes.allPlaces());
      report({
        at,
        message: 'unknown',
        what: `${place} is no place of service.`,
        todo: 'Write a place-of-service code of CMS, such as 12 for home.',
        fixes: replaceWith(
          at,
          near,
          (code) => `Change to ${code} (${codes.place(code)?.name ?? code})`,
        ),
      });
    };
    judge(claim.fields.place_of_service, ['place_of_service']);
    for (const line of lines)
      judge(line.fields.place_of_service, [...line.path, 'place_of_service']);
  },
});
