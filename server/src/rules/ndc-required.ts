import * as z from 'zod/mini';
import type { Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { defineRule } from './rule';
import { hasDrugCode, isAskedForDrugData } from './shared/drug-lines';
import { missingNdc } from './shared/ndcs-of-line';
import { isUnlisted } from './shared/unlisted';
import { wastePartners } from './shared/waste';

interface Options {
  asks: 'all' | 'without-code' | 'waste';
  unlisted: boolean;
}

export const ndcRequired = defineRule({
  id: 'ndc-required',
  title: 'A drug line has an NDC',
  category: 'drug',
  severity: null,
  consequence: 'missing',
  options: z.strictObject({
    asks: z
      ._default(z.enum(['all', 'without-code', 'waste']), 'all')
      .check(
        z.describe(
          'Which drug lines need an NDC: all; those without a HCPCS code of the drug; those of discarded drug whose dose has none either.',
        ),
      ),
    unlisted: z
      ._default(z.boolean(), true)
      .check(
        z.describe('Unlisted codes too; false where `unlisted-description` asks them for the NDC.'),
      ),
  }),
  docs: {
    what: 'A drug line has no National Drug Code although the payer asks for one. Enteral formula, kits and blood components are not asked.',
    why: 'The NDC says which product was given; some payers deny the line without it.',
    todo: 'Add the NDC of the package in eleven digits, with quantity and unit.',
  },
  check({ claim, lines }, options: Options, report) {
    for (const line of lines) {
      const at = missingNdc(line);
      if (!at || !isAskedForDrugData(line) || !isAsked(line, claim, options)) continue;
      report({
        at,
        message: options.asks === 'waste' ? 'waste' : 'missing',
        what: whatIsWrong(line, options),
        todo: 'Add the NDC with quantity and unit.',
        fixes: [
          {
            title: 'Insert the NDC',
            kind: 'template',
            edits: [{ op: 'template', path: [...line.path, 'ndc', 'code'], value: '' }],
          },
        ],
      });
    }
  },
});

function isAsked(line: ServiceLine, claim: Claim, { asks, unlisted }: Options): boolean {
  if (isUnlisted(line) && !unlisted) return false;
  switch (asks) {
    case 'all':
      return true;
    case 'without-code':
      return line.code !== undefined && !hasDrugCode(line);
    case 'waste':
      return (
        line.isWaste &&
        hasDrugCode(line) &&
        wastePartners(line, claim).every((partner) => missingNdc(partner) !== undefined)
      );
  }
}

function whatIsWrong({ code }: ServiceLine, { asks }: Options): string {
  switch (asks) {
    case 'all':
      return `The drug line ${code ?? ''} has no NDC.`.replace('  ', ' ');
    case 'without-code':
      return `${code} is no HCPCS code of the drug, and the line has no NDC.`;
    case 'waste':
      return `Neither this line of discarded ${code} nor the line of its dose has an NDC.`;
  }
}
