import * as z from 'zod/mini';
import type { CodeTables } from '../codes/tables';
import type { Day } from '../draft/days';
import type { ServiceLine } from '../facts/line';
import { billableOn, nearCodes, obsoleteOf, type Obsolete } from './shared/code-standing';
import { replaceWith } from './shared/replacements';
import { defineRule } from './rule';

export const obsoleteCode = defineRule({
  id: 'obsolete-code',
  title: 'The code is one on the dates of service',
  category: 'draft',
  severity: 'error',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'A number looks like a code and is none: a misprint of a policy (A9219 for A6219, 35693 beside infusion codes for 36593), a number inside a printed range that was never or is no longer assigned (S9210, A4214, 96410), a deleted code, or a code outside its own dates.',
    why: 'The payer rejects the line. Ranges printed in a policy are easily taken for lists of codes, and superseded numbers live on in templates.',
    todo: 'Bill the code that replaces it. Nothing else is said of the code of such a line until it is a code.',
  },
  check({ claim, lines, codes, today }, _options, report) {
    for (const line of lines) {
      const { code } = line;
      const obsolete = obsoleteOf(line, claim, codes);
      if (code === undefined || !obsolete) continue;
      const offered = insteadOf(line, obsolete, codes, today);
      const at = [...line.path, 'code'];
      report({
        at,
        message: obsolete.reason,
        what: whatIs(code, obsolete).trim(),
        todo:
          offered.length > 0
            ? `Bill ${offered.join(' or ')} where that is what was done.`
            : 'Bill the code that describes what was done.',
        fixes: replaceWith(at, offered),
      });
    }
  },
});

function whatIs(code: string, { reason, text, from, to }: Obsolete): string {
  switch (reason) {
    case 'misprint':
      return `${code} is a misprint: ${lowerFirst(text)}`;
    case 'gap':
      return `${code} ${lowerFirst(text)}`;
    case 'deleted':
      return to === undefined
        ? `${code} no longer exists. ${text}`
        : `${code} no longer exists; its last day was ${to}. ${text}`;
    case 'not-yet':
      return `${code} is no code before ${from ?? 'its first day'}. ${text}`;
  }
}

/** What the tables name in its place, else codes of the same drug, else numbers near to a gap. */
function insteadOf(line: ServiceLine, obsolete: Obsolete, codes: CodeTables, today: Day): string[] {
  if (obsolete.instead.length > 0) return billableOn(line, obsolete.instead, codes, today);
  if (obsolete.reason === 'gap') return nearCodes(line, codes, today);
  const drug = line.info ? line.info.drug?.[0] : line.drugName;
  if (drug === undefined) return [];
  const ofDrug = codes.codesForDrug(drug).map((info) => info.code);
  return billableOn(line, ofDrug, codes, today).slice(0, 3);
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
