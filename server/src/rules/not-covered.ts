import * as z from 'zod/mini';
import type { CodeInfo, CodeTables } from '../codes/tables';
import { KINDS, type Kind } from '../codes/types';
import type { Fix } from '../draft/edits';
import type { Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { defineRule } from './rule';
import { removeLine } from './shared/line-fixes';
import { linesOfThatDay } from './shared/same-day';

const options = z.strictObject({
  instead: z
    ._default(z.array(z.enum(KINDS)), [])
    .check(
      z.describe(
        'Kinds of codes that the payer pays instead; those that fit the route are offered.',
      ),
    ),
});

/** Codes that the payer's policy lists as not covered, with the reason that it gives. */
export const notCovered = defineRule({
  id: 'not-covered',
  title: 'Code that the payer does not cover',
  category: 'payment',
  severity: 'error',
  consequence: 'deny',
  docs: {
    what: 'A service line bills a code that the payer lists as not covered.',
    why: 'The line is denied whatever else stands on the claim; the policy gives the reason.',
    todo: 'Bill the code that the payer names instead, or remove the line.',
  },
  options,
  check({ lines, claim, codes, pack }, { instead }, report) {
    for (const line of lines) {
      if (line.code === undefined) continue;
      // A number that is no code is `unknown-code`'s alone, though a printed range runs over it.
      if (line.info === undefined && codes.isComplete(line.code)) continue;
      const status = pack.statusOf(line.code, line.dates?.through);
      if (status?.status !== 'not-covered') continue;
      const fits = codesInstead(line, claim, codes, instead);
      report({
        at: [...line.path, 'code'],
        message: 'not-covered',
        what: `${line.code} is not covered by this payer.`,
        todo:
          fits.length > 0
            ? `Bill the visit under ${fits.map((info) => info.code).join(' or ')}, or remove the line.`
            : 'Remove the line.',
        cite: {
          clauses: status.clauses,
          section: status.section,
          says: status.reason,
          origin: status.origin,
        },
        rows: [status.row],
        width: status.width,
        fixes: fits.length > 0 ? fits.map((info) => billInstead(line, info)) : [removeLine(line)],
      });
    }
  },
});

function billInstead(line: ServiceLine, info: CodeInfo): Fix {
  return {
    title: `Bill ${info.code} (${info.name}) instead`,
    kind: 'choice',
    edits: [{ op: 'set', path: [...line.path, 'code'], value: info.code }],
  };
}

/** The codes that fit the route, the kind of drug and, where the claim tells, the first visit. */
function codesInstead(
  line: ServiceLine,
  claim: Claim,
  codes: CodeTables,
  kinds: readonly Kind[],
): CodeInfo[] {
  if (kinds.length === 0 || !isGivenByInfusion(line)) return [];
  const routes: readonly string[] | undefined =
    line.route === undefined ? line.info?.routes : [line.route];
  const isChemotherapy = (line.category ?? line.info?.category) === 'chemotherapy';
  const visit = isFirstVisit(line, claim);
  return codes
    .allCodes()
    .flatMap((code) => codes.code(code) ?? [])
    .filter((info) => kinds.includes(info.kind))
    .filter((info) => !routes || !info.routes || info.routes.some((r) => routes.includes(r)))
    .filter((info) => (info.category === 'chemotherapy') === isChemotherapy)
    .filter((info) => visit === undefined || (info.family === 'initial') === visit);
}

function isGivenByInfusion(line: ServiceLine): boolean {
  return line.kind === 'therapy-per-diem' || line.kind === 'injection-per-diem';
}

function isFirstVisit(line: ServiceLine, claim: Claim): boolean | undefined {
  const ofTherapy = linesOfThatDay(line, claim).filter(
    (other) => line.therapyId !== undefined && other.therapyId === line.therapyId,
  );
  return [line, ...ofTherapy].find((l) => l.visit?.initial !== undefined)?.visit?.initial;
}
