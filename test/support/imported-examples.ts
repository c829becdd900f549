import { Checker } from '../../server/src/check/check';
import type { RuleInput } from '../../server/src/rules/rule';
import { checkedText, type CheckedExample } from './examples';
import { resources } from './resources';

/* What rules say that lean on official tables: no draft alone shows it, the table belongs to it. */

export type ImportedTables = Pick<RuleInput, 'ndcDirectory' | 'mue'>;

export const IMPORTED_DRAFT = `claim: HI-1
payer: bluekc
line_of_business: commercial
place_of_service: 12
patient: { id: M1 }
billing_provider: { npi: 1234567893, type: home-infusion }
therapies:
  ctx: { drug: ceftriaxone, category: anti-infective, route: iv, frequency: q24h, start: 2026-03-01, end: 2026-03-02 }
lines:
  - { date: 2026-03-01, code: G0068, units: 3, visit: { minutes: 45, by: rn, initial: false } }
  - date: 2026-03-01
    code: J0696
    units: 8
    therapy: ctx
    ndc: { code: 0781-3209-95, quantity: 1, unit: UN }
    drug: { name: ceftriaxone, dose: 2 g, form: powder, container: single-dose }
`;

/** A directory with one NDC, by its eleven digits. */
export const directoryOf = (ndc: string): ImportedTables => ({
  ndcDirectory: { has: (digits) => digits === ndc },
});

/** A table of Medically Unlikely Edits that gives ceftriaxone so many units a day. */
export const unlikelyAbove = (units: number): ImportedTables => ({
  mue: { limit: (code) => (code === 'J0696' ? { units, by: 'day' } : undefined) },
});

/** The draft with tables in which it is found wrong and with such in which it is not. */
export function importedExamples(): CheckedExample[] {
  const cases: [rule: string, tables: ImportedTables][] = [
    ['ndc-unknown', directoryOf('00409651001')],
    ['ndc-unknown', directoryOf('00781320995')],
    ['unit-limit', unlikelyAbove(7)],
    ['unit-limit', unlikelyAbove(8)],
  ];
  return cases.flatMap(([rule, imported]) =>
    checkedText(
      IMPORTED_DRAFT,
      rule,
      `${rule} with a table`,
      new Checker({ ...resources(), imported }),
    ),
  );
}
