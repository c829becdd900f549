import * as z from 'zod/mini';
import { codeSetOf, type CodeSet } from '../codes/ranges';
import { lengthOf } from '../draft/days';
import type { Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { codeList, placeList } from '../policy/schema';
import { defineRule, type Reporter } from './rule';
import { removeLine } from './shared/line-fixes';
import { called, linesOfThatDay } from './shared/same-day';

const options = z.strictObject({
  fees: codeList.check(z.describe('Codes of transfusion fees.')),
  dialysis: codeList.check(z.describe('Codes of dialysis, beside which no fee is paid.')),
  inpatient: placeList.check(z.describe('Places of service at which no fee is paid.')),
});

/** Transfusion fees: one a day, none beside dialysis, none for inpatients. */
export const bloodAdministration = defineRule({
  id: 'blood-administration',
  title: 'Transfusion fee',
  category: 'payment',
  severity: 'error',
  consequence: 'deny',
  docs: {
    what: 'More than one transfusion fee a day, a fee beside dialysis, or a fee for an inpatient.',
    why: 'The payer pays one fee a day however many units of blood are given, and none where another payment includes it.',
    todo: 'Bill one unit a day; remove what another payment includes.',
  },
  options,
  check({ lines, claim }, opts, report) {
    const fees = codeSetOf(opts.fees);
    const dialysis = codeSetOf(opts.dialysis);
    for (const line of lines) {
      if (line.code === undefined || !fees.has(line.code)) continue;
      const sessions = linesOfThatDay(line, claim).filter((l) => dialysis.has(l.code ?? ''));
      const isInpatient = line.place !== undefined && opts.inpatient.includes(line.place);
      if (sessions[0]) besideDialysis(line, sessions[0], report);
      if (isInpatient) forInpatient(line, report);
      if (line.place === undefined) report.notChecked(line.path, [['place_of_service']]);
      if (sessions[0] || isInpatient) continue;
      tooManyUnits(line, report);
      secondFee(line, fees, claim, report);
    }
  },
});

function besideDialysis(line: ServiceLine, session: ServiceLine, report: Reporter): void {
  report({
    at: line.path,
    message: 'dialysis',
    what: `${line.code ?? ''} is billed on the day of ${called(session)}, which includes the transfusion.`,
    todo: 'Remove the line.',
    related: [{ path: [...session.path, 'code'], message: 'The dialysis of that day.' }],
  });
}

function forInpatient(line: ServiceLine, report: Reporter): void {
  report({
    at: line.path,
    message: 'inpatient',
    what: `${line.code ?? ''} is billed at place of service ${line.place ?? ''}, where the stay includes it.`,
    todo: 'Remove the line.',
  });
}

function tooManyUnits(line: ServiceLine, report: Reporter): void {
  if (!line.dates || line.units === undefined) return;
  const days = lengthOf(line.dates);
  if (line.units <= days) return;
  report({
    at: [...line.path, 'units'],
    message: 'units',
    what: `${String(line.units)} transfusion fees are billed for ${days === 1 ? 'one day' : `${String(days)} days`}.`,
    todo: `Bill one a day: ${String(days)}.`,
    fixes: [
      {
        title: `Set units to ${String(days)}`,
        kind: 'safe',
        edits: [{ op: 'set', path: [...line.path, 'units'], value: days }],
      },
    ],
  });
}

function secondFee(line: ServiceLine, fees: CodeSet, claim: Claim, report: Reporter): void {
  const first = linesOfThatDay(line, claim).find(
    (other) => other.index < line.index && fees.has(other.code ?? ''),
  );
  if (!first) return;
  report({
    at: line.path,
    message: 'second-fee',
    what: `${line.code ?? ''} is a second transfusion fee on the day of ${called(first)}.`,
    todo: 'Remove the line; one fee covers all units of blood of that day.',
    related: [{ path: [...first.path, 'code'], message: 'The fee of that day.' }],
    fixes: [removeLine(line)],
  });
}
