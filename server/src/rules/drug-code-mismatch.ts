import * as z from 'zod/mini';
import { wordsOf, type CodeInfo, type CodeTables } from '../codes/tables';
import type { Day } from '../draft/days';
import type { ServiceLine } from '../facts/line';
import { defineRule } from './rule';
import { hasDrugCode } from './shared/drug-lines';
import { billInstead, fitsRoute, isNamedInOtherWords } from './shared/drug-names';

/** Codes offered; a drug with more has brands to choose by. */
const MOST_OFFERED = 6;

export const drugCodeMismatch = defineRule({
  id: 'drug-code-mismatch',
  title: 'The code is that of the drug named',
  category: 'drug',
  severity: 'warning',
  consequence: 'deny',
  supersedes: ['dose-units'],
  options: z.strictObject({}),
  docs: {
    what: 'The drug that the line names has codes in the tables, and the code of the line is that of another drug.',
    why: 'The payer prices the code. If it is not that of the drug given, the line is wrong in price and in fact.',
    todo: "Bill the code of the drug, or correct the drug's name.",
  },
  check({ lines, codes, today }, _options, report) {
    for (const line of lines) {
      const name = line.drug?.name;
      const { info } = line;
      if (name === undefined || !info?.drug || !hasDrugCode(line)) continue;
      const named = candidates(line, name, line.dates?.through ?? today, codes);
      if (named.length === 0 || fits(info, name, codes)) continue;
      if (isNamedInOtherWords(info, name, codes)) continue;
      report({
        at: [...line.path, 'code'],
        message: 'another-drug',
        what: `The line names ${name}, but ${info.code} is ${info.name}.`,
        todo: `Bill a code of ${name}, or correct the name.`,
        fixes: billInstead(line, named.slice(0, MOST_OFFERED)),
      });
    }
  },
});

/** True where the name leads to the code, or is one by which the code goes as well. */
function fits(info: CodeInfo, name: string, codes: CodeTables): boolean {
  const words = ` ${wordsOf(name)} `;
  return (
    codes.codesForDrug(name).some((c) => c.code === info.code) ||
    (info.also ?? []).some((other) => words.includes(` ${wordsOf(other)} `))
  );
}

/** The codes that the drug that is named has on a day, those for the line's route first. */
function candidates(line: ServiceLine, name: string, day: Day, codes: CodeTables): CodeInfo[] {
  const rank = (info: CodeInfo) => (fitsRoute(info, line.route) === false ? 1 : 0);
  return codes
    .codesForDrug(name)
    .filter((info) => !info.unlisted && !codes.isOutsideDates(info.code, day))
    .sort((a, b) => rank(a) - rank(b));
}
