import * as z from 'zod/mini';
import type { Path } from '../draft/spans';
import type { Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import type { Pack } from '../policy/pack';
import { whereSchema } from '../policy/schema';
import { meets } from '../policy/where';
import { defineRule } from './rule';
import { billsDrug } from './shared/drug-lines';
import { removeLine } from './shared/line-fixes';
import { nameOfLine } from './shared/line-name';
import { called, linesOfThatDay } from './shared/same-day';

const options = z.strictObject({
  beside: z
    .optional(whereSchema)
    .check(
      z.describe(
        'The lines of that day that include this one; absent: it is never paid on its own.',
      ),
    ),
  or_injected_drug: z
    ._default(z.boolean(), false)
    .check(z.describe('A drug that is injected or infused that day includes it too.')),
});
type Options = z.output<typeof options>;

/** What the payer includes in the payment of something else, or never pays on its own. */
export const bundled = defineRule({
  id: 'bundled',
  title: 'Included in the payment of something else',
  category: 'payment',
  severity: 'error',
  consequence: 'deny',
  docs: {
    what: 'A supply, device, flush, diluent or service that the payer includes in another line of that day, or never pays on its own.',
    why: 'The line is denied: its price is part of the per diem or of the administration.',
    todo: 'Remove the line.',
  },
  options,
  check({ lines, claim, pack }, opts, report) {
    for (const line of lines) {
      const found = includedIn(line, claim, pack, opts);
      if (found.is === 'unknown') report.notChecked(line.path, found.needs);
      if (found.is !== 'yes') continue;
      const { base } = found;
      report({
        at: line.path,
        message: 'included',
        what: base
          ? `${nameOfLine(line)} is included in ${called(base)}, which is billed for the same day.`
          : `${nameOfLine(line)}${asWhat(line)} is never paid on a line of its own.`,
        todo: 'Remove the line.',
        related: base
          ? [{ path: [...base.path, 'code'], message: `${base.code ?? 'This line'} includes it.` }]
          : [],
        fixes: [removeLine(line)],
      });
    }
  },
});

type Inclusion =
  | { is: 'yes'; base: ServiceLine | undefined }
  | { is: 'no' }
  | { is: 'unknown'; needs: readonly Path[] };

/** The first line of that day that includes this one; `unknown` when only a missing fact keeps one back. */
function includedIn(line: ServiceLine, claim: Claim, pack: Pack, opts: Options): Inclusion {
  if (!opts.beside && !opts.or_injected_drug) return { is: 'yes', base: undefined };
  const needs: Path[] = [];
  for (const base of linesOfThatDay(line, claim)) {
    if (opts.beside) {
      const verdict = meets(opts.beside, base, claim, pack);
      if (verdict.is === 'yes') return { is: 'yes', base };
      if (verdict.is === 'unknown') needs.push(...verdict.needs);
    }
    if (opts.or_injected_drug && givesDrug(base)) {
      if (base.route !== undefined && PARENTERAL.has(base.route)) return { is: 'yes', base };
      if (base.route === undefined) needs.push([...base.path, 'drug', 'route']);
    }
  }
  return needs.length > 0 ? { is: 'unknown', needs } : { is: 'no' };
}

const PARENTERAL: ReadonlySet<string> = new Set([
  'iv',
  'sc',
  'im',
  'intra-arterial',
  'intrathecal',
  'epidural',
  'intra-articular',
  'local',
]);
/** Fluids that carry a drug or keep a line open include nothing themselves. */
const CARRYING: ReadonlyMap<string, string> = new Map([
  ['flush', ' as a flush'],
  ['diluent', ' as a diluent'],
  ['keep-open', ' to keep a line open'],
]);

/** What the fluid was for, where that is why it is unpaid: as therapy the same bag may be paid. */
function asWhat({ purpose }: ServiceLine): string {
  return CARRYING.get(purpose ?? '') ?? '';
}

function givesDrug(line: ServiceLine): boolean {
  if (!billsDrug(line) || line.kind === 'supply' || line.kind === 'nutrition') return false;
  return line.purpose === undefined ? false : !CARRYING.has(line.purpose);
}
