import * as z from 'zod/mini';
import { codeSetOf } from '../codes/ranges';
import { wordsOf, type CodeTables } from '../codes/tables';
import { formatDay } from '../draft/days';
import type { Path } from '../draft/spans';
import { sharedDays } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { codeList } from '../policy/schema';
import { defineRule, type Reporter } from './rule';
import { removeLine } from './shared/line-fixes';
import { called, linesOfThatDay } from './shared/same-day';
import { atOneSite, siteOf } from './shared/visit-site';

const options = z.strictObject({
  injections: z
    ._default(codeList, ['96374-96376', '96409-96411'])
    .check(z.describe('Codes of intravenous injections.')),
  infusions: z
    ._default(codeList, ['96365-96368', '96413-96417'])
    .check(z.describe('Codes of intravenous infusions.')),
});

/** An injection and an infusion of one drug through one site on one day. */
export const pushWithInfusion = defineRule({
  id: 'push-with-infusion',
  title: 'Injection and infusion through one line',
  category: 'visit',
  severity: 'warning',
  consequence: 'deny',
  needsGoodCode: true,
  docs: {
    what: 'A push and an infusion give one drug on one day through one stated site.',
    why: 'Through one line the payer pays one of the two.',
    todo: 'Keep one of the two lines.',
  },
  options,
  check({ lines, claim, codes }, opts, report) {
    const injections = codeSetOf(opts.injections);
    const infusions = codeSetOf(opts.infusions);
    for (const line of lines) {
      if (!injections.has(line.code ?? '')) continue;
      const beside = linesOfThatDay(line, claim)
        .filter((other) => infusions.has(other.code ?? ''))
        .map((other) => ({ other, needs: needsOf(line, other, codes) }));
      const same = beside.filter(({ needs }) => needs?.length === 0).map(({ other }) => other);
      if (same.length > 0) reportBoth(line, same, report);
      else {
        const needs = beside.flatMap((b) => b.needs ?? []);
        if (needs.length > 0) report.notChecked(line.path, needs);
      }
    }
  },
});

/** The fields that would tell; none where the lines share site and drug, undefined where they do not. */
function needsOf(a: ServiceLine, b: ServiceLine, codes: CodeTables): Path[] | undefined {
  const site = atOneSite(a, b);
  const drug = sameDrug(a, b, codes);
  if (site === false || drug === false) return undefined;
  const both = [a, b];
  return [
    ...(site ? [] : both.filter((l) => siteOf(l) === undefined).map(sitePath)),
    ...(drug ? [] : both.filter((l) => drugOf(l) === undefined).map(drugPath)),
  ];
}

const sitePath = (line: ServiceLine): Path => [...line.path, 'visit', 'site'];

function drugPath(line: ServiceLine): Path {
  return line.therapy ? [...line.therapy.path, 'drug'] : [...line.path, 'therapy'];
}

/** The drug that a line of administration speaks of: its own, else its therapy's. */
function drugOf(line: ServiceLine): string | undefined {
  return line.drug?.name ?? line.therapy?.fields.drug;
}

/** Whether two lines give one drug; a brand and its generic name are one. Undefined: not told. */
function sameDrug(a: ServiceLine, b: ServiceLine, codes: CodeTables): boolean | undefined {
  const [one, other] = [drugOf(a), drugOf(b)];
  if (one === undefined || other === undefined)
    return a.therapyId !== undefined && a.therapyId === b.therapyId ? true : undefined;
  if (wordsOf(one) === wordsOf(other)) return true;
  const ofOne = new Set(codes.codesForDrug(one).map((info) => info.code));
  return codes.codesForDrug(other).some((info) => !info.unlisted && ofOne.has(info.code));
}

function reportBoth(line: ServiceLine, infusions: readonly ServiceLine[], report: Reporter): void {
  const [infusion] = infusions;
  const day = infusion && sharedDays(line, infusion)?.from;
  if (!infusion || day === undefined) return;
  report({
    at: line.path,
    message: 'same-line',
    what: `${line.code ?? ''} and ${called(infusion)} give one drug through one site (${line.visit?.site ?? ''}) on ${formatDay(day)}.`,
    todo: 'Keep one of the two lines, or correct the site.',
    related: infusions.map(({ path }) => ({
      path: [...path, 'code'],
      message: 'The infusion of that day.',
    })),
    fixes: infusions.length === 1 ? [removeLine(line), removeLine(infusion)] : [removeLine(line)],
  });
}
