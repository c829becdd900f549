import * as z from 'zod/mini';
import type { CodeTables } from '../codes/tables';
import type { Day } from '../draft/days';
import { distance } from '../draft/nearest';
import type { ServiceLine } from '../facts/line';
import type { Severity } from '../policy/schema';
import { billableOn, nearCodes } from './shared/code-standing';
import { replaceWith } from './shared/replacements';
import { defineRule } from './rule';

const LOAD_THE_TABLE =
  'Check the number; with the official table (`claimlint codes import`) this can be told for certain.';

const LOAD_ANOTHER_TABLE =
  'Check the number; the official table that is loaded cannot tell for this line, the one of its quarter can (`claimlint codes import`).';

export const unknownCode = defineRule({
  id: 'unknown-code',
  title: 'The code exists',
  category: 'draft',
  severity: 'error',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'A HCPCS code is in none of the code tables. Error where the tables hold every code of a range (home infusion and home therapy, professional visits, home nursing) or where an official table is loaded; warning for a J code when the tables know codes of the drug that the line names; information otherwise, because the tables that ship hold a part of those codes only.',
    why: 'A line with a number that is no code is rejected, and no other check can say anything of it.',
    todo: 'Take the code that was meant. Load the official HCPCS file with `claimlint codes import` to have every code known. Numbers of CPT are not judged here: the set is licensed and does not ship.',
  },
  check({ lines, codes, today }, _options, report) {
    for (const line of lines) {
      const { code } = line;
      if (code === undefined || /^\d/.test(code) || isKnown(code, codes)) continue;
      const at = [...line.path, 'code'];
      const say = (
        message: string,
        severity: Severity,
        what: string,
        todo: string,
        offered: readonly string[],
      ) => report({ at, message, severity, what, todo, fixes: replaceWith(at, offered) });
      const ofDrug = code.startsWith('J') ? codesOfDrug(line, code, codes, today) : [];
      if (codes.isComplete(code) || isOfficiallyNone(line, code, codes)) {
        const offered = ofDrug.length > 0 ? ofDrug : nearCodes(line, codes, today);
        const todo =
          offered.length > 0 ? `Near it are ${offered.join(', ')}.` : 'Check the number.';
        say('no-code', 'error', `${code} is no HCPCS code.`, todo, offered);
      } else if (ofDrug.length > 0)
        say(
          'other-code-of-drug',
          'warning',
          `${code} is in no code table, and ${line.drugName} has codes of its own.`,
          `Bill ${line.drugName} as ${ofDrug.join(' or ')}.`,
          ofDrug,
        );
      else
        say(
          'not-in-tables',
          'information',
          `${code} is in no code table.`,
          codes.hasOfficial ? LOAD_ANOTHER_TABLE : LOAD_THE_TABLE,
          nearCodes(line, codes, today),
        );
    }
  },
});

/** A deleted code was one: whether it is one on the dates of service, `obsolete-code` says. */
function isKnown(code: string, codes: CodeTables): boolean {
  return [codes.code(code), codes.obsolete(code), codes.official(code)].some(
    (entry) => entry !== undefined,
  );
}

/** An official table that lacks the code holds every code of the line's days. */
function isOfficiallyNone({ dates }: ServiceLine, code: string, codes: CodeTables): boolean {
  if (!dates) return false;
  return [dates.from, dates.through].every((day) => codes.isOfficiallyComplete(code, day));
}

/** The codes of the drug that the line names, the one that is spelled most like the line's first. */
function codesOfDrug(line: ServiceLine, code: string, codes: CodeTables, today: Day): string[] {
  if (line.drugName === undefined) return [];
  const ofDrug = codes.codesForDrug(line.drugName).map((info) => info.code);
  return billableOn(line, ofDrug, codes, today).sort(
    (a, b) => distance(a, code, 5) - distance(b, code, 5) || (a < b ? -1 : 1),
  );
}
