import * as z from 'zod/mini';
import { daysIn, formatDay, type Day } from '../draft/days';
import type { Fix } from '../draft/edits';
import { LONGEST_RANGE } from '../draft/limits';
import type { Path } from '../draft/spans';
import { covers, type Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { codeList } from '../policy/schema';
import { codeSetOf, type CodeSet } from '../codes/ranges';
import { absentDates } from './shared/absent-dates';
import { replaceWith } from './shared/replacements';
import { defineRule } from './rule';

export const addOnCode = defineRule({
  id: 'add-on-code',
  title: 'An add-on code stands beside its base code',
  category: 'draft',
  severity: 'error',
  consequence: null,
  options: z.strictObject({
    bases: z
      ._default(codeList, [])
      .check(z.describe('Codes one of which must be billed on the same day; the usual one first.')),
  }),
  docs: {
    what: 'A code that is only ever billed in addition to another (99602 to 99601, 96366 to 96365 …) stands on a day on which no code of that family is billed.',
    why: 'An add-on code pays for more of a service that has been billed. Alone it says nothing of what it adds to, and is not paid.',
    todo: 'Add the base code of that day, or bill the base code instead if this was the first or only service.',
  },
  check({ claim, lines }, { bases }, report) {
    const [usual] = bases;
    if (usual === undefined) return;
    for (const line of lines) {
      const { code } = line;
      if (code === undefined) continue;
      const at = [...line.path, 'code'];
      const alone = standsAlone(line, claim, codeSetOf(bases));
      if (alone.is === 'unknown') report.notChecked(at, alone.needs);
      if (alone.is !== 'yes') continue;
      const when = alone.day === undefined ? 'this claim' : formatDay(alone.day);
      report({
        at,
        message: 'alone',
        what: `${code} is an add-on code, and on ${when} none of its base codes (${bases.join(', ')}) is billed.`,
        todo: `Add the base code, ${usual} as a rule, or bill that instead.`,
        fixes: [addBase(line, usual, claim), ...replaceWith(at, [usual])],
      });
    }
  },
});

type Alone =
  { is: 'no' } | { is: 'yes'; day: Day | undefined } | { is: 'unknown'; needs: readonly Path[] };

/** Whether some day of the line has no base code; unknown where an absent code or date would tell. */
function standsAlone(line: ServiceLine, claim: Claim, bases: CodeSet): Alone {
  const others = claim.lines.filter((other) => other !== line);
  const certain = others.filter(({ code }) => code !== undefined && bases.has(code));
  const codeless = others.filter(({ code }) => code === undefined);
  const possible = [...certain, ...codeless];
  if (possible.length === 0) return { is: 'yes', day: line.dates?.from };
  if (!line.dates) {
    const needs = absentDates(line);
    return needs.length > 0 ? { is: 'unknown', needs } : { is: 'no' };
  }
  if (line.dates.through - line.dates.from > LONGEST_RANGE) return { is: 'no' };
  const day = daysIn(line.dates).find((d) => !certain.some((base) => covers(base, d)));
  if (day === undefined) return { is: 'no' };
  const undecided = possible.filter(
    (other) => !other.dates || (other.code === undefined && covers(other, day)),
  );
  if (undecided.length === 0) return { is: 'yes', day };
  const needs = undecided.flatMap((other) => [
    ...(other.code === undefined ? [[...other.path, 'code']] : []),
    ...absentDates(other),
  ]);
  return needs.length > 0 ? { is: 'unknown', needs } : { is: 'no' };
}

/** A line of the base code before the add-on's, for the same days. */
function addBase(line: ServiceLine, base: string, { draft }: Claim): Fix {
  const { date, from, through, therapy } = line.fields;
  const day = (key: string, value: Day | undefined) =>
    value === undefined ? {} : { [key]: formatDay(value) };
  const already = draft.fields.lines?.length ?? 0;
  return {
    title: `Add a line ${base}`,
    kind: 'choice',
    edits: [
      {
        op: 'insert',
        path: ['lines'],
        at: Math.min(line.index, already),
        value: {
          ...day('date', date),
          ...day('from', from),
          ...day('through', through),
          code: base,
          units: line.dates ? line.dates.through - line.dates.from + 1 : 1,
          ...(therapy === undefined ? {} : { therapy }),
        },
      },
    ],
  };
}
