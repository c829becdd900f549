import * as z from 'zod/mini';
import type { Fix } from '../draft/edits';
import { formatNumber } from '../draft/doses';
import type { NdcFields } from '../draft/fields';
import { NDC_UNITS, type Route } from '../draft/listed-values';
import type { Path } from '../draft/spans';
import type { ServiceLine } from '../facts/line';
import type { Severity } from '../policy/schema';
import { defineRule } from './rule';
import { isAskedForDrugData } from './shared/drug-lines';
import { ndcsOf } from './shared/ndcs-of-line';

type NdcUnit = (typeof NDC_UNITS)[number];

const unit = z.enum(NDC_UNITS);
const UNIT_NAMES: Readonly<Record<NdcUnit, string>> = {
  F2: 'international unit',
  GR: 'gram',
  ME: 'milligram',
  ML: 'millilitre',
  UN: 'unit, such as a vial',
};
/** Above this an injectable in grams is in truth in milligrams. */
const MOST_GRAMS = 10;
const NOT_INJECTED: ReadonlySet<Route> = new Set([
  'oral',
  'topical',
  'inhaled',
  'irrigation',
  'enteral-bolus',
  'enteral-gravity',
  'enteral-pump',
]);

interface Options {
  allowed: NdcUnit[];
}
interface Fault {
  message: string;
  severity: Severity;
  what: string;
  todo: string;
  fixes: Fix[];
}

export const ndcUnit = defineRule({
  id: 'ndc-unit',
  title: 'The NDC quantity is in the right unit',
  category: 'draft',
  severity: null,
  consequence: null,
  options: z.strictObject({
    allowed: z
      ._default(z.array(unit).check(z.minLength(1)), [...NDC_UNITS])
      .check(z.describe('The units of an NDC quantity that the payer takes.')),
  }),
  docs: {
    what: 'The unit of an NDC quantity is absent, not one that the payer takes, or unlikely for the drug: a liquid not in ML, a vial of powder not in UN, F2 for what is no clotting product, a clotting product in another unit than F2 or UN, milligrams written as grams.',
    why: 'The payer prices the NDC by this unit. A wrong one makes the price wrong by a factor of ten or a thousand, or the line is denied.',
    todo: 'ML for liquids, UN for each vial of powder, GR for creams and bulk powder in grams, F2 for clotting factors.',
  },
  check({ lines }, options: Options, report) {
    for (const line of lines)
      for (const { ndc, path } of ndcsOf(line)) {
        if (ndc.code === undefined) continue;
        const at = [...path, 'unit'];
        const fault = faultOf(line, ndc, path, options);
        if (fault) report({ at, ...fault });
        else if (ndc.unit !== undefined && !isFactor(line, ndc.unit)) {
          const needs = unknownOf(line, ndc);
          if (needs.length > 0) report.notChecked(at, needs);
        }
      }
  },
});

function faultOf(
  line: ServiceLine,
  ndc: NdcFields,
  path: Path,
  { allowed }: Options,
): Fault | undefined {
  const at = [...path, 'unit'];
  const fits = allowed.filter((u) => isLikely(line, u));
  if (ndc.unit === undefined)
    return {
      message: 'missing',
      severity: 'error',
      what: `NDC ${ndc.code} has no unit for its quantity.`,
      todo: `Add one of ${allowed.join(', ')}.`,
      fixes: setUnit(at, fits.length > 0 ? fits : allowed),
    };
  if (!allowed.includes(ndc.unit))
    return {
      message: 'not-allowed',
      severity: 'error',
      what: `The payer does not take ${ndc.unit} (${UNIT_NAMES[ndc.unit]}) as the unit of an NDC quantity.`,
      todo: `Use one of ${allowed.join(', ')}.`,
      fixes: [
        ...(ndc.unit === 'ME' && fits.includes('GR') ? milligramsAsGrams(ndc, path) : []),
        ...setUnit(
          at,
          fits.filter((u) => u !== 'GR' && u !== 'F2'),
        ),
      ],
    };
  return isFactor(line, ndc.unit) ? undefined : unlikely(line, ndc, path, fits);
}

/** Hints: the unit may stand on the claim, but hardly says what is meant. */
function unlikely(
  line: ServiceLine,
  ndc: NdcFields,
  path: Path,
  fits: readonly NdcUnit[],
): Fault | undefined {
  const at = [...path, 'unit'];
  const hint = (message: string, what: string, todo: string, fixes: Fix[]): Fault => ({
    message,
    severity: 'hint',
    what,
    todo,
    fixes,
  });
  if (ndc.unit === 'F2' && line.info !== undefined && !line.info.clotting)
    return hint(
      'not-a-factor',
      `F2 (international unit) is for clotting factors; ${line.code} is none.`,
      'Give the quantity in ML for a liquid or UN for vials of powder.',
      setUnit(at, fits),
    );
  if (line.info?.clotting && !(ndc.unit === 'ML' && mayBeLiquid(line)))
    return hint(
      'factor',
      `${line.code} is a clotting product, its NDC quantity is in ${ndc.unit}.`,
      'Give the quantity in international units (F2) or in vials (UN).',
      setUnit(at, ['F2', 'UN']),
    );
  if (ndc.unit === 'GR' && isMilligrams(line, ndc))
    return hint(
      'milligrams-as-grams',
      `${formatNumber(ndc.quantity ?? 0)} GR are that many grams; the number looks like milligrams.`,
      'Divide it by 1000, or give vials or millilitres.',
      milligramsAsGrams(ndc, path),
    );
  if (!isAskedForDrugData(line) || ndc.unit === undefined) return undefined;
  if (line.drug?.form === 'liquid' && ndc.unit !== 'ML')
    return hint(
      'liquid',
      `The drug is a liquid, its NDC quantity is in ${ndc.unit}.`,
      'Give the quantity in ML.',
      setUnit(at, ['ML']),
    );
  if (line.drug?.form === 'powder' && ndc.unit !== 'UN')
    return hint(
      'powder',
      `The drug is a powder, its NDC quantity is in ${ndc.unit}.`,
      'Count the vials and give them in UN.',
      setUnit(at, ['UN']),
    );
  return undefined;
}

/** The fields that would tell whether the unit suits the drug. */
function unknownOf(line: ServiceLine, ndc: NdcFields): Path[] {
  const drug: Path = [...line.path, 'drug'];
  if (!isAskedForDrugData(line)) return [];
  const needs: Path[] = [];
  if (line.drug?.form === undefined) needs.push([...drug, 'form']);
  if (ndc.unit === 'GR' && ndc.quantity !== undefined && line.dose === undefined && !line.isWaste)
    needs.push([...drug, 'dose']);
  return needs;
}

/** Clotting products are counted in international units or in vials. */
function isFactor(line: ServiceLine, ndcUnit: NdcUnit): boolean {
  return line.info?.clotting === true && (ndcUnit === 'F2' || ndcUnit === 'UN');
}

function mayBeLiquid({ drug }: ServiceLine): boolean {
  return drug?.form !== 'powder' && drug?.form !== 'other';
}

function isLikely(line: ServiceLine, ndcUnit: NdcUnit): boolean {
  if (line.info?.clotting)
    return isFactor(line, ndcUnit) || (ndcUnit === 'ML' && mayBeLiquid(line));
  if (ndcUnit === 'F2') return false;
  if (line.drug?.form === 'liquid') return ndcUnit === 'ML';
  if (line.drug?.form === 'powder') return ndcUnit === 'UN';
  return true;
}

/** The number of milligrams of the dose, or more grams than anybody injects. */
function isMilligrams(line: ServiceLine, { quantity }: NdcFields): boolean {
  if (quantity === undefined) return false;
  const { dose, route } = line;
  const isDose = dose?.base === 'mg' && dose.inBase === quantity;
  const isInjected = isAskedForDrugData(line) && (route === undefined || !NOT_INJECTED.has(route));
  return isDose || (isInjected && quantity > MOST_GRAMS);
}

function milligramsAsGrams({ quantity, unit: written }: NdcFields, path: Path): Fix[] {
  if (quantity === undefined) return [];
  const grams = Number((quantity / 1000).toPrecision(12));
  return [
    {
      title: `Set ${formatNumber(grams)} GR`,
      kind: 'choice',
      edits: [
        { op: 'set', path: [...path, 'quantity'], value: grams },
        ...(written === 'GR' ? [] : [{ op: 'set' as const, path: [...path, 'unit'], value: 'GR' }]),
      ],
    },
  ];
}

function setUnit(at: Path, units: readonly NdcUnit[]): Fix[] {
  return units.map((u) => ({
    title: `Set the NDC unit to ${u}`,
    kind: 'choice',
    edits: [{ op: 'set', path: at, value: u }],
  }));
}
