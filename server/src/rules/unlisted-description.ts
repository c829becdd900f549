import * as z from 'zod/mini';
import type { Path } from '../draft/spans';
import type { ServiceLine } from '../facts/line';
import { defineRule, type Reporter, type RuleInput } from './rule';
import { hasDrugCode } from './shared/drug-lines';
import { missingNdc } from './shared/ndcs-of-line';
import { isUnlisted, statingLines } from './shared/unlisted';

interface Options {
  name: boolean;
  ndc: boolean;
}

export const unlistedDescription = defineRule({
  id: 'unlisted-description',
  title: 'An unlisted code says what it stands for',
  category: 'draft',
  severity: 'warning',
  consequence: null,
  options: z.strictObject({
    name: z
      ._default(z.boolean(), false)
      .check(z.describe("The payer asks for the drug's name as well.")),
    ndc: z._default(z.boolean(), false).check(z.describe('The payer asks for the NDC as well.')),
  }),
  docs: {
    what: 'A line with an unlisted code lacks its description, or what else the payer asks for with such a code: the name of the drug, the NDC. Dose and route are asked for by `drug-details`.',
    why: 'An unlisted code says nothing of what was given; without words the payer can neither price nor judge it.',
    todo: "Write the description (837P SV101-7), the drug's name and its NDC. An unlisted administration may leave the drug to its own line.",
  },
  check({ claim, lines }, options: Options, report) {
    for (const line of lines) {
      if (!isUnlisted(line)) continue;
      if (line.fields.description === undefined)
        ask(line, [...line.path, 'description'], 'description', 'description', report);
      if (options.name && !hasName(line, claim))
        ask(line, [...line.path, 'drug', 'name'], 'name', 'drug name', report);
      const ndc = missingNdc(line);
      if (options.ndc && ndc && !hasNdc(line, claim)) ask(line, ndc, 'ndc', 'NDC', report);
    }
  },
});

function hasName(line: ServiceLine, claim: RuleInput['claim']): boolean {
  // A drug line beside an unlisted administration names its drug by its code, too.
  return statingLines(line, claim).some(
    (l) => l.drug?.name !== undefined || (l !== line && hasDrugCode(l)),
  );
}

function hasNdc(line: ServiceLine, claim: RuleInput['claim']): boolean {
  return statingLines(line, claim).some((l) => missingNdc(l) === undefined);
}

function ask(line: ServiceLine, at: Path, message: string, what: string, report: Reporter): void {
  const blank: Path = message === 'ndc' ? [...line.path, 'ndc', 'code'] : at;
  const fill = at.at(-1) === 'code' ? at : blank;
  report({
    at,
    message,
    what: `${line.code} is an unlisted code, and the line has no ${what}.`,
    todo: `Add the ${what}.`,
    fixes: [
      {
        title: `Insert the ${what}`,
        kind: 'template',
        edits: [{ op: 'template', path: fill, value: '' }],
      },
    ],
  });
}
