import * as z from 'zod/mini';
import { defineRule } from './rule';
import { billInstead, codesByGeneric, fitsRoute } from './shared/drug-names';
import { isUnlisted } from './shared/unlisted';

export const unlistedDrug = defineRule({
  id: 'unlisted-drug',
  title: 'An unlisted code is for drugs without a code of their own',
  category: 'drug',
  severity: 'error',
  consequence: 'deny',
  options: z.strictObject({}),
  docs: {
    what: 'A drug is billed with an unlisted code (J3490 and its like) although the code tables have a code for it by the same route. Generic names count, as whole words.',
    why: 'The payer takes an unlisted code only where no other code describes the drug.',
    todo: 'Bill the code of the drug, in its units.',
  },
  check({ lines, codes, today }, _options, report) {
    for (const line of lines) {
      if (!isUnlisted(line) || !line.isDrugLine) continue;
      const name = line.drug?.name ?? line.fields.description;
      if (name === undefined) {
        report.notChecked(line.path, [[...line.path, 'drug', 'name']]);
        continue;
      }
      const named = codesByGeneric(codes, name, line.dates?.through ?? today);
      const fitting = named.filter((info) => fitsRoute(info, line.route) === true);
      if (fitting.length === 0) {
        if (named.some((info) => fitsRoute(info, line.route) === undefined))
          report.notChecked(line.path, [[...line.path, 'drug', 'route']]);
        continue;
      }
      report({
        at: [...line.path, 'code'],
        message: 'has-a-code',
        what: `${line.code} is for drugs without a code of their own; ${name} has ${listed(fitting.map((info) => info.code))}.`,
        todo: 'Bill the code of the drug, and its units.',
        fixes: billInstead(line, fitting),
      });
    }
  },
});

function listed(codes: readonly string[]): string {
  return codes.length < 2 ? codes.join('') : `${codes.slice(0, -1).join(', ')} or ${codes.at(-1)}`;
}
