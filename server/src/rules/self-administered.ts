import * as z from 'zod/mini';
import type { CodeTables } from '../codes/tables';
import type { Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { defineRule } from './rule';
import { isClottingProduct } from './shared/clotting';
import { billsDrug } from './shared/drug-lines';
import { nameOfLine } from './shared/line-name';
import { routePath, wayGiven, type WayGiven } from './shared/way-given';

/** Therapies that the member gives to himself or herself, clotting products apart. */
export const selfAdministered = defineRule({
  id: 'self-administered',
  title: 'Therapy that the member gives alone',
  category: 'payment',
  severity: 'error',
  consequence: 'deny',
  docs: {
    what: 'A drug or per diem whose line says that the member gives it alone. For injections this is an error; for infusions a warning, since a member often runs an infusion that the provider has set up. Clotting products are exempt.',
    why: 'The payer does not reimburse self-administered therapies.',
    todo: 'Correct who gave the drug if the line is wrong; else take it off the claim.',
  },
  options: z.strictObject({}),
  check({ lines, claim, codes }, _options, report) {
    for (const line of lines) {
      if (line.visit?.by !== 'self') continue;
      const way = wayBilled(line, claim, codes);
      if (way === 'unknown') report.notChecked(line.path, [routePath(line)]);
      if (way === 'injection')
        report({
          at: line.path,
          message: 'injection',
          what: `${nameOfLine(line)} is an injection that the member gives alone.`,
          todo: 'Correct `visit.by` if someone else gave it; else take the line off the claim.',
        });
      if (way === 'infusion')
        report({
          at: line.path,
          message: 'infusion',
          severity: 'warning',
          what: `${nameOfLine(line)} is an infusion that the member runs alone: read strictly it is not paid; read as a therapy that the provider sets up and follows, it is.`,
          todo: 'State who administers it, or ask the payer.',
        });
    }
  },
});

function wayBilled(line: ServiceLine, claim: Claim, codes: CodeTables): WayGiven {
  if (line.kind === 'injection-per-diem') return 'injection';
  if (line.kind === 'therapy-per-diem') return isHemophilia(line) ? 'other' : 'infusion';
  if (!billsDrug(line) || line.isWaste || isClottingProduct(line, codes)) return 'other';
  return wayGiven(line, claim);
}

function isHemophilia(line: ServiceLine): boolean {
  return line.info?.category === 'hemophilia' || line.category === 'hemophilia';
}
