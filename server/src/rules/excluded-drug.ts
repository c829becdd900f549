import * as z from 'zod/mini';
import { codeSetOf } from '../codes/ranges';
import { ROUTES } from '../draft/listed-values';
import type { ServiceLine } from '../facts/line';
import { codeList } from '../policy/schema';
import { defineRule } from './rule';
import { billsDrug } from './shared/drug-lines';
import { nameOfLine } from './shared/line-name';
import { routePath } from './shared/way-given';

const REASONS = {
  oral: 'taken by mouth',
  inhaled: 'inhaled',
  topical: 'put on the skin or a mucous membrane',
  joint: 'given into a joint, as against osteoarthritis',
  intradialytic: 'parenteral nutrition given during dialysis',
} as const;
type Reason = keyof typeof REASONS;

const options = z.strictObject({
  reason: z
    .enum(Object.keys(REASONS) as [Reason, ...Reason[]])
    .check(z.describe('Why the payer leaves such drugs out; also the id of the message.')),
  routes: z
    ._default(z.array(z.enum(ROUTES)), [])
    .check(
      z.describe(
        'Routes that are left out, as the line or its therapy states them or as the code has it.',
      ),
    ),
  codes: z._default(codeList, []).check(z.describe('Codes that are left out whatever the route.')),
  nutrition: z
    ._default(z.boolean(), false)
    .check(z.describe('Only parenteral nutrition is left out by route.')),
});
type Options = z.output<typeof options>;

/** Drugs that the payer does not pay as home infusion, by their route or their code. */
export const excludedDrug = defineRule({
  id: 'excluded-drug',
  title: 'Drug that is not paid as home infusion',
  category: 'payment',
  severity: 'error',
  consequence: 'deny',
  docs: {
    what: 'A drug that is oral, inhaled or topical, a drug against osteoarthritis, or nutrition during dialysis, billed as home infusion.',
    why: 'The policy leaves these drugs out of home infusion; they belong to another benefit.',
    todo: 'Bill the drug under the benefit that it belongs to, and take the line off this claim.',
  },
  options,
  // The table of codes names the same drugs; one finding is enough.
  supersedes: ['not-covered'],
  check({ lines }, opts, report) {
    const codes = codeSetOf(opts.codes);
    for (const line of lines) {
      const verdict = codes.has(line.code ?? '') ? 'yes' : byRoute(line, opts);
      if (verdict === 'unknown') report.notChecked(line.path, [routePath(line)]);
      if (verdict === 'yes')
        report({
          at: line.path,
          message: opts.reason,
          what: `${nameOfLine(line)} is ${REASONS[opts.reason]}.`,
          todo: 'Take the line off this claim and bill it under the benefit that covers it.',
        });
    }
  },
});

/** By the route that the draft states, else by the routes that the drug's code has. */
function byRoute(line: ServiceLine, { routes, nutrition }: Options): 'yes' | 'no' | 'unknown' {
  if (routes.length === 0) return 'no';
  if (nutrition ? !isParenteralNutrition(line) : !billsDrug(line)) return 'no';
  const excluded = (route: string) => routes.some((r) => r === route);
  const ofCode = line.info?.routes;
  if (ofCode && ofCode.length > 0 && ofCode.every(excluded)) return 'yes';
  if (line.route !== undefined) return excluded(line.route) ? 'yes' : 'no';
  // Nutrition is billed by the same codes whichever way it is taken.
  if (!ofCode || line.kind === 'nutrition' || ofCode.some(excluded)) return 'unknown';
  return 'no';
}

function isParenteralNutrition(line: ServiceLine): boolean {
  const category = line.info?.category ?? line.category;
  return category === 'tpn' && (billsDrug(line) || line.isPerDiem);
}
