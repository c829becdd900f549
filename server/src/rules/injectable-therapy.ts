import * as z from 'zod/mini';
import { codeSetOf, type CodeSet } from '../codes/ranges';
import { daysIn, formatDay, lengthOf, type Day } from '../draft/days';
import type { Path } from '../draft/spans';
import { covers, type Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { LONGEST_RANGE } from '../draft/limits';
import { administrationDays, scheduleOf } from '../facts/schedule';
import { codeList } from '../policy/schema';
import { defineRule } from './rule';
import { isClottingProduct } from './shared/clotting';
import { billsDrug } from './shared/drug-lines';
import { nameOfLine } from './shared/line-name';
import { routePath, wayGiven } from './shared/way-given';

const options = z.strictObject({
  visits: z
    ._default(codeList, ['99601'])
    .check(z.describe("Codes of a nurse's visit to give a drug.")),
});

/** Injections that the payer pays only beside an intravenous therapy or when a nurse gives them. */
export const injectableTherapy = defineRule({
  id: 'injectable-therapy',
  title: 'Injection without infusion or nurse',
  category: 'payment',
  severity: 'error',
  consequence: 'deny',
  docs: {
    what: 'A drug injected under the skin or into a muscle on a day with neither an intravenous therapy per diem nor a nurse who gives it. Clotting products are exempt, and so is what runs as an infusion.',
    why: 'The payer pays injections at home only on such days.',
    todo: "Bill the nurse's visit (99601) or state who gave the injection; else take the line off the claim.",
  },
  options,
  check({ lines, claim, codes }, { visits }, report) {
    const nurseVisits = codeSetOf(visits);
    for (const line of lines) {
      if (!billsDrug(line) || line.isWaste || isClottingProduct(line, codes)) continue;
      const open = daysOf(line).find(
        (day) => isInjectable(line, claim, day) && !isPaidOn(day, claim, nurseVisits),
      );
      if (open === undefined) continue;
      const by = line.visit?.by;
      const needs: Path[] = [];
      if (line.route === undefined) needs.push(routePath(line));
      if (by === undefined) needs.push([...line.path, 'visit', 'by']);
      if (needs.length > 0) {
        report.notChecked(line.path, needs);
        continue;
      }
      report({
        at: line.path,
        message: 'not-payable',
        what: `${nameOfLine(line)} is injected ${line.route === 'sc' ? 'under the skin' : 'into a muscle'} on ${formatDay(open)}, a day with neither an intravenous therapy per diem nor a nurse's visit.`,
        todo: "Bill the nurse's visit of that day if there was one; else take the line off the claim.",
      });
    }
  },
});

/** Injected on that day, or not known to be given another way. */
function isInjectable(line: ServiceLine, claim: Claim, day: Day): boolean {
  const way = wayGiven(line, claim, day);
  return way === 'injection' || (way === 'unknown' && mayBeInjected(line));
}

/** The days on which the plan of care has the drug given, else all days of the line. */
function daysOf(line: ServiceLine): Day[] {
  if (!line.dates || lengthOf(line.dates) > LONGEST_RANGE) return [];
  const schedule = scheduleOf(line.therapy?.fields, line.frequency);
  return administrationDays(line.dates, schedule) ?? daysIn(line.dates);
}

function isPaidOn(day: Day, claim: Claim, nurseVisits: CodeSet): boolean {
  return claim.lines.some(
    (line) =>
      covers(line, day) &&
      (isIntravenousTherapy(line) ||
        line.visit?.by === 'rn' ||
        (line.code !== undefined && nurseVisits.has(line.code))),
  );
}

/** A per diem of an infusion therapy that is not known to run another way than into a vein. */
function isIntravenousTherapy(line: ServiceLine): boolean {
  return line.kind === 'therapy-per-diem' && (line.route === undefined || line.route === 'iv');
}

/** False where the code's own routes rule an injection out. */
function mayBeInjected(line: ServiceLine): boolean {
  const routes = line.info?.routes;
  return !routes || routes.includes('sc') || routes.includes('im');
}
