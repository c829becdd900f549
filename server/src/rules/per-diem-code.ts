import * as z from 'zod/mini';
import type { CodeInfo, CodeTables } from '../codes/tables';
import type { Fix } from '../draft/edits';
import type { ServiceLine } from '../facts/line';
import { defineRule, type Reporter } from './rule';
import { flushBilledBy } from './shared/flush-beside';
import { fitOf, type Fit } from './shared/per-diem-fit';
import { visitFit } from './shared/visit-fit';

export const perDiemCode = defineRule({
  id: 'per-diem-code',
  title: 'The per-diem code fits the therapy',
  category: 'per-diem',
  severity: 'error',
  consequence: 'deny',
  needsGoodCode: true,
  options: z.strictObject({}),
  docs: {
    what: 'The code of a per diem stands for another dosing interval, length of infusion, daily volume or way of feeding than the plan of care states; the code of a visit for another route or visit; or a per diem for anticoagulant injections bills a flush.',
    why: 'Each code of a family has its own payment. A code that does not fit the therapy is denied or paid wrongly.',
    todo: 'Bill the code that fits the plan of care, or correct the plan.',
  },
  check({ lines, claim, codes }, _options, report) {
    for (const line of lines) {
      const { info } = line;
      if (!info) continue;
      if (info.kind === 'professional-visit') {
        for (const fit of visitFit(line, info, codes)) judge(line, info, fit, codes, report);
        continue;
      }
      const fit = fitOf(line, info, codes);
      if (fit) judge(line, info, fit, codes, report);
      const flush = flushBilledBy(line, claim);
      if (flush) reportFlush(line, flush, report);
    }
  },
});

function judge(
  line: ServiceLine,
  info: CodeInfo,
  fit: Fit,
  codes: CodeTables,
  report: Reporter,
): void {
  if (fit.is === 'unknown') return report.notChecked(line.path, fit.needs);
  const fitting = fit.codes.filter(
    (c) => !line.dates || !codes.isOutsideDates(c.code, line.dates.through),
  );
  if (fitting.length === 0 || fitting.some((c) => c.code === info.code)) return;
  const isVisit = info.kind === 'professional-visit';
  report({
    at: [...line.path, 'code'],
    message: fit.message,
    severity: isVisit ? 'hint' : undefined,
    consequence: isVisit ? 'advice' : undefined,
    what: `${info.code} is the code "${info.name}", yet ${fit.fact}.`,
    todo: `Bill ${fitting.map((c) => c.code).join(' or ')}, or correct the plan of care.`,
    related: fit.related ? [{ path: fit.related, message: 'What the plan of care says.' }] : [],
    fixes: fitting.map((c): Fix => ({
      title: `Change to ${c.code}`,
      kind: fitting.length === 1 ? 'safe' : 'choice',
      edits: [{ op: 'set', path: [...line.path, 'code'], value: c.code }],
    })),
  });
}

function reportFlush(line: ServiceLine, flush: ServiceLine, report: Reporter): void {
  report({
    at: [...line.path, 'code'],
    message: 'flush',
    what: `${line.code} is billed for a flush that keeps a line open.`,
    todo: 'Bill it for anticoagulant treatment only.',
    related:
      flush === line ? [] : [{ path: [...flush.path, 'code'], message: 'The drug is a flush.' }],
  });
}
