import * as z from 'zod/mini';
import { lengthOf } from '../draft/days';
import { formatNumber } from '../draft/doses';
import type { Fix } from '../draft/edits';
import type { Path } from '../draft/spans';
import type { ServiceLine } from '../facts/line';
import { defineRule, type Reporter, type RuleInput } from './rule';
import { countOf } from './shared/day-runs';
import { removeLine } from './shared/line-fixes';

interface Options {
  max?: number;
  days: number;
  mue: boolean;
}
interface Limit {
  message: string;
  max: number;
  days: number;
  /** Each line is judged by itself; else with the lines before it on its days. */
  byLine: boolean;
  /** `24 units a day`. */
  text: string;
}

export const unitLimit = defineRule({
  id: 'unit-limit',
  title: 'Units stay within what a day or week allows',
  category: 'drug',
  severity: 'error',
  consequence: 'deny',
  options: z.strictObject({
    max: z
      .optional(z.number().check(z.positive()))
      .check(z.describe('Most units of one code in `days` days.')),
    days: z
      ._default(z.int().check(z.positive()), 1)
      .check(z.describe('Days for which `max` counts: 1 for a day, 7 for a week.')),
    mue: z
      ._default(z.boolean(), false)
      .check(
        z.describe(
          'The payer follows the Medically Unlikely Edits; their table has to be imported.',
        ),
      ),
  }),
  docs: {
    what: "A code is billed with more units than the payer or the code's own text allows in a day or a week, or than the imported table of Medically Unlikely Edits allows in a day.",
    why: 'Units above such a limit are denied, often with the whole line.',
    todo: 'Bill at most the units that the message names, or correct the dates.',
  },
  check(input, options: Options, report) {
    const { lines } = input;
    if (options.mue && !input.mue && lines.length > 0) report.notChecked([], []);
    lines.forEach((line, i) => {
      const limit = limitOf(line, input, options);
      if (limit) judge(line, lines.slice(0, i), limit, report);
    });
  },
});

function limitOf(line: ServiceLine, { mue }: RuleInput, options: Options): Limit | undefined {
  const { max, days } = options;
  if (max !== undefined)
    return {
      message: 'limit',
      max,
      days,
      byLine: false,
      text: `${countOf(max, 'unit')} ${days === 1 ? 'a day' : `in ${days} days`}`,
    };
  const edit = options.mue && line.code !== undefined ? mue?.limit(line.code) : undefined;
  return edit === undefined
    ? undefined
    : {
        message: 'mue',
        max: edit.units,
        days: 1,
        byLine: edit.by === 'line',
        text: `${countOf(edit.units, 'unit')} a day (Medically Unlikely Edits)`,
      };
}

function judge(
  line: ServiceLine,
  before: readonly ServiceLine[],
  { message, max, days, byLine, text }: Limit,
  report: Reporter,
): void {
  if (line.units === undefined || !line.dates || line.code === undefined) return;
  const allowed = max * Math.ceil(lengthOf(line.dates) / days);
  const beside = byLine ? [] : sameSpan(line, before, days);
  const at = [...line.path, 'units'];
  if (line.units > allowed)
    return report({
      at,
      message,
      what: `${line.code} is billed with ${countOf(line.units, 'unit')}; at most ${text} may be billed, on these dates ${formatNumber(allowed)}.`,
      todo:
        allowed > 0
          ? `Bill at most ${formatNumber(allowed)}, or correct the dates.`
          : 'Remove the line, or bill another code.',
      fixes: [allowed > 0 && beside.length === 0 ? setUnits(at, allowed) : removeLine(line)],
    });
  const total = beside.reduce((sum, other) => sum + (other.units ?? 0), line.units);
  const [first] = beside;
  if (!first || total <= max) return;
  report({
    at,
    message,
    what: `With the lines before it ${line.code} comes to ${countOf(total, 'unit')}; at most ${text} may be billed.`,
    todo: 'Take units off, or remove a line.',
    related: beside.map((other) => ({
      path: other.path,
      message: `${countOf(other.units ?? 0, 'unit')} here`,
    })),
    fixes: [removeLine(line)],
  });
}

function setUnits(at: Path, units: number): Fix {
  return {
    title: `Set units to ${formatNumber(units)}`,
    kind: 'choice',
    edits: [{ op: 'set', path: at, value: units }],
  };
}

/** Earlier lines of the code in the same span of days; lines longer than it are judged alone. */
function sameSpan(line: ServiceLine, before: readonly ServiceLine[], days: number): ServiceLine[] {
  const { dates } = line;
  if (!dates) return [];
  return before.filter(
    (other) =>
      other.code === line.code &&
      other.dates !== undefined &&
      Math.max(other.dates.through, dates.through) - Math.min(other.dates.from, dates.from) < days,
  );
}
