import * as z from 'zod/mini';
import type { Route } from '../draft/listed-values';
import type { Path } from '../draft/spans';
import type { Claim } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { defineRule, type Reporter } from './rule';
import { isAskedForDrugData } from './shared/drug-lines';
import { isUnlisted, statingLines } from './shared/unlisted';

const DETAILS = ['code', 'units', 'dose', 'route', 'frequency', 'duration'] as const;
type Detail = (typeof DETAILS)[number];

const NAMES: Readonly<Record<Detail, string>> = {
  code: 'HCPCS code',
  units: 'units',
  dose: 'dose',
  route: 'route of administration',
  frequency: 'frequency',
  duration: 'duration of the infusion',
};
/** Routes by which a drug runs in over a time that can be stated. */
const INFUSED: ReadonlySet<Route> = new Set([
  'iv',
  'intra-arterial',
  'intrathecal',
  'epidural',
  'intradialytic',
]);

export const drugDetails = defineRule({
  id: 'drug-details',
  title: 'A drug line states what the payer asks of the drug',
  category: 'drug',
  severity: 'warning',
  consequence: 'missing',
  options: z.strictObject({
    fields: z
      ._default(z.array(z.enum(DETAILS)).check(z.minLength(1)), ['dose'])
      .check(
        z.describe('What every drug line has to state; `duration` is asked of infusions only.'),
      ),
    unlisted: z
      ._default(z.boolean(), false)
      .check(
        z.describe('Asks lines with an unlisted code too that bill no drug themselves (96379).'),
      ),
  }),
  docs: {
    what: 'A drug line lacks its dose, route, frequency or the length of the infusion, where the payer asks for it. What its therapy states counts; lines of discarded drug are left out.',
    why: 'The payer checks units and price against what was given. Without the datum the line is sent back or denied.',
    todo: 'Add the field to the line, or to its therapy (but for the dose, which belongs to the line).',
  },
  check({ claim, lines }, { fields, unlisted }, report) {
    for (const line of lines) {
      if (line.isWaste || !(isAskedForDrugData(line) || (unlisted && isUnlisted(line)))) continue;
      for (const field of fields) judge(line, field, claim, report);
    }
  },
});

function judge(line: ServiceLine, field: Detail, claim: Claim, report: Reporter): void {
  if (statingLines(line, claim).some((l) => states(l, field))) return;
  if (field === 'duration') {
    const infusion = isInfusion(line);
    if (infusion === false) return;
    if (infusion === undefined)
      return report.notChecked(line.path, [[...line.path, 'drug', 'route']]);
  }
  const at: Path =
    field === 'code' || field === 'units' ? [...line.path, field] : [...line.path, 'drug', field];
  report({
    at,
    message: field,
    what: `The drug line ${line.code ?? ''} does not state the ${NAMES[field]}.`.replace('  ', ' '),
    todo: `Add the ${NAMES[field]}.`,
    fixes: [
      {
        title: `Insert the ${NAMES[field]}`,
        kind: 'template',
        edits: [{ op: 'template', path: at, value: '' }],
      },
    ],
  });
}

function states(line: ServiceLine, field: Detail): boolean {
  switch (field) {
    case 'code':
      return line.code !== undefined;
    case 'units':
      return line.units !== undefined;
    case 'dose':
      return line.dose !== undefined;
    case 'route':
      return line.route !== undefined;
    case 'frequency':
      return line.frequency !== undefined;
    case 'duration':
      return line.infusionHours !== undefined;
  }
}

/** Undefined where the route would tell. */
function isInfusion(line: ServiceLine): boolean | undefined {
  if (line.frequency?.kind === 'continuous') return true;
  if (line.purpose === 'flush' || line.purpose === 'diluent') return false;
  return line.route === undefined ? undefined : INFUSED.has(line.route);
}
