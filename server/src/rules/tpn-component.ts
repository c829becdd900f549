import * as z from 'zod/mini';
import { codeSetOf } from '../codes/ranges';
import type { ServiceLine } from '../facts/line';
import { codeList, SEVERITIES, type Severity } from '../policy/schema';
import { defineRule } from './rule';
import { billsDrug, mayShareTherapy } from './shared/drug-lines';
import { removeLine } from './shared/line-fixes';
import { nameOfLine } from './shared/line-name';
import { productIn } from './shared/product-names';
import { called, linesOfThatDay } from './shared/same-day';

const product = z.strictObject({
  names: z
    .array(z.string())
    .check(
      z.minLength(1),
      z.describe('Names and synonyms; case, dots, hyphens and blanks do not count.'),
    ),
  from_percent: z.optional(z.number()).check(z.describe('Included from this strength on.')),
  to_percent: z.optional(z.number()).check(z.describe('Included up to this strength.')),
  below_percent: z.optional(z.number()).check(z.describe('Included below this strength only.')),
  strength_needed: z
    ._default(z.boolean(), false)
    .check(z.describe('Without a strength the name does not tell.')),
  separate: z._default(z.boolean(), false).check(z.describe('Paid apart, whatever its code.')),
  message: z
    ._default(z.enum(['component', 'trace-element', 'line-care']), 'component')
    .check(z.describe('Which message it gets.')),
  severity: z._default(z.enum(SEVERITIES), 'error').check(z.describe('How sure the policy is.')),
});
type Product = z.output<typeof product>;

const options = z.strictObject({
  per_diems: codeList.check(z.describe('Per diems of total parenteral nutrition.')),
  products: z
    .array(product)
    .check(z.describe('Products by name; the longest name that fits decides.')),
  included: z
    ._default(codeList, [])
    .check(z.describe('Codes that are included when no name decides.')),
  doubtful: z
    ._default(codeList, [])
    .check(z.describe('Codes that may hold included and separate products: a warning.')),
});
type Options = z.output<typeof options>;

type Verdict =
  | { is: 'included'; message: Product['message']; severity: Severity }
  | { is: 'separate' }
  | { is: 'unknown' };

/** Products that a per diem of total parenteral nutrition includes. */
export const tpnComponent = defineRule({
  id: 'tpn-component',
  title: 'Product that the TPN per diem includes',
  category: 'payment',
  severity: 'error',
  consequence: 'deny',
  supersedes: ['bundled'],
  docs: {
    what: 'A product billed beside a per diem of total parenteral nutrition that the standard formula already holds: by its name, its strength or its code. Lipids, specialty amino acids, added vitamins and other drugs are never flagged.',
    why: 'The per diem pays the standard formula; a second line for a part of it is denied.',
    todo: 'Remove the line; bill only what goes beyond the standard formula.',
  },
  options,
  check({ lines, claim }, opts, report) {
    const perDiems = codeSetOf(opts.per_diems);
    for (const line of lines) {
      if (!mayBeProduct(line)) continue;
      const perDiem = linesOfThatDay(line, claim).find(
        (other) => perDiems.has(other.code ?? '') && mayShareTherapy(line, other),
      );
      if (!perDiem) continue;
      const verdict = verdictOf(line, opts);
      if (verdict.is === 'unknown') report.notChecked(line.path, [[...line.path, 'drug', 'name']]);
      if (verdict.is !== 'included') continue;
      report({
        at: line.path,
        message: verdict.message,
        severity: verdict.severity,
        what:
          verdict.severity === 'error'
            ? `${nameOfLine(line)} is part of what ${called(perDiem)} pays.`
            : `${nameOfLine(line)} may be part of what ${called(perDiem)} pays.`,
        todo:
          verdict.severity === 'error'
            ? 'Remove the line.'
            : 'Name the product exactly, or remove the line if it belongs to the standard formula.',
        related: [{ path: [...perDiem.path, 'code'], message: 'The per diem that includes it.' }],
        fixes: [removeLine(line)],
      });
    }
  },
});

/** Supplies, plain solutions and what keeps a line open are judged by rules of their own. */
function mayBeProduct(line: ServiceLine): boolean {
  if (line.kind === 'supply' || line.kind === 'iv-solution') return false;
  return billsDrug(line) && line.purpose !== 'flush' && line.purpose !== 'keep-open';
}

function verdictOf(line: ServiceLine, opts: Options): Verdict {
  const written = line.drug?.name ?? line.fields.description;
  const found = productIn(written ?? line.info?.drug?.[0] ?? '', opts.products);
  const byName = found ? byProduct(found.product, found.percent) : undefined;
  if (byName && byName.is !== 'unknown') return byName;
  const byCode = codeVerdict(line.code ?? '', opts);
  if (byCode) return byCode;
  return byName && written !== undefined ? byName : { is: 'separate' };
}

function byProduct(item: Product, percent: number | undefined): Verdict {
  if (item.separate) return { is: 'separate' };
  if (percent === undefined && item.strength_needed) return { is: 'unknown' };
  if (percent !== undefined && !isInStrength(item, percent)) return { is: 'separate' };
  return { is: 'included', message: item.message, severity: item.severity };
}

function isInStrength(item: Product, percent: number): boolean {
  const { from_percent = 0, to_percent = Infinity, below_percent = Infinity } = item;
  return from_percent <= percent && percent <= to_percent && percent < below_percent;
}

function codeVerdict(code: string, { included, doubtful }: Options): Verdict | undefined {
  if (codeSetOf(included).has(code))
    return { is: 'included', message: 'component', severity: 'error' };
  if (codeSetOf(doubtful).has(code))
    return { is: 'included', message: 'component', severity: 'warning' };
  return undefined;
}
