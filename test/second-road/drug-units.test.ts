import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../support/resources';
import { CASES, claimText, findingsOf, Random, valuesSet } from './cases';
import {
  datesText,
  daysGiven,
  daysOf,
  dosesADay,
  randomPlan,
  randomRange,
  therapyText,
  type Plan,
  type Range,
} from './calendar';

const LINES = 20;

/** A code of the tables, with what one unit of it stands for, in millionths of the smallest unit. */
interface DrugCode {
  code: string;
  drug: string;
  unit: string;
  amount: bigint;
}

interface TableRow {
  kind: string;
  drug?: string[];
  unit?: { amount: number; unit: string };
  routes?: string[];
  unlisted?: boolean;
  from?: string;
  to?: string;
}

/** How many of the smallest unit of its kind a unit is. */
const SCALE: Readonly<Record<string, readonly [kind: string, count: number]>> = {
  mcg: ['mass', 1],
  mg: ['mass', 1000],
  g: ['mass', 1_000_000],
  ml: ['volume', 1],
  l: ['volume', 1000],
  unit: ['unit', 1],
  units: ['unit', 1],
  iu: ['unit', 1],
  meq: ['meq', 1],
};

/** A decimal number in millionths, exactly. */
function millionths(text: string): bigint {
  const [whole = '0', part = ''] = text.split('.');
  return BigInt(whole) * 1_000_000n + BigInt(part.padEnd(6, '0').slice(0, 6));
}

function inSmallest(amount: string, unit: string): bigint {
  return millionths(amount) * BigInt(SCALE[unit]?.[1] ?? 1);
}

/** The infused drugs of the code tables, as their files say. */
function drugCodes(): DrugCode[] {
  const folder = join(ROOT, 'server', 'codes');
  const files = readdirSync(folder).filter((name) => /^(?:drugs-|iv-solutions)/.test(name));
  return files.flatMap((name) => {
    const { codes } = parse(readFileSync(join(folder, name), 'utf8')) as {
      codes: Record<string, TableRow>;
    };
    return Object.entries(codes).flatMap(([code, row]): DrugCode[] => {
      const { unit, drug, routes, unlisted, from, to } = row;
      if (!unit || !SCALE[unit.unit] || unlisted || from !== undefined || to !== undefined)
        return [];
      if (!routes?.includes('iv') || !/^J[0-79]/.test(code)) return [];
      const amount = inSmallest(String(unit.amount), unit.unit);
      return [{ code, drug: drug?.[0] ?? 'x', unit: unit.unit, amount }];
    });
  });
}

interface Case {
  drug: DrugCode;
  plan: Plan;
  range: Range;
  dose: string;
  doseUnit: string;
  units: number;
}

function up(a: bigint, b: bigint): number {
  return Number((a + b - 1n) / b);
}

/** The units of a line, rounded up by the day and, where there are several doses a day, by the dose. */
function unitsOf({ drug, plan, range, dose, doseUnit }: Omit<Case, 'units'>): {
  byDay: number;
  byDose: number;
} {
  const amount = inSmallest(dose, doseUnit);
  const days = (daysGiven(plan, range) ?? daysOf(range)).length;
  const doses = dosesADay(plan.frequency);
  return {
    byDay: up(amount, drug.amount) * days,
    byDose: doses * up(amount, drug.amount * BigInt(doses)) * days,
  };
}

function randomCase(random: Random, drugs: readonly DrugCode[]): Case {
  const drug = random.pick(drugs);
  const range = randomRange(random, random.pick([8, 31]));
  const plan = randomPlan(random, range);
  const kind = SCALE[drug.unit]?.[0];
  const alike = Object.keys(SCALE).filter((unit) => SCALE[unit]?.[0] === kind);
  const doseUnit = random.pick(alike);
  const parts = random.pick([0, 0, 1, 2, 3]);
  const smallest = Number(drug.amount) / 1_000_000 / (SCALE[doseUnit]?.[1] ?? 1);
  const about = smallest * random.pick([0.3, 1, 2, 2.5, 7, 20.01]) * (0.5 + random.below(3));
  const dose = Math.max(about, 10 ** -parts).toFixed(parts);
  const { byDay, byDose } = unitsOf({ drug, plan, range, dose, doseUnit });
  const right = random.pick([byDay, byDay, byDose]);
  const units = Math.max(1, random.chance(0.5) ? right : right + random.between(-2, 2));
  return { drug, plan, range, dose, doseUnit, units };
}

describe('second road: units of a drug', function () {
  this.timeout(0);

  it(`${CASES} lines of infused drugs`, () => {
    const random = new Random('units');
    const drugs = drugCodes();
    assert.ok(drugs.length > 200, `${drugs.length} codes`);
    for (let done = 0; done < CASES; done += LINES) {
      const payer = random.pick(['bcbsok', 'allways', 'cigna', 'php']);
      const cases = Array.from({ length: LINES }, () => randomCase(random, drugs));
      const text = claimText(
        payer,
        cases.map(({ plan, drug }, i) =>
          therapyText(`t${i}`, plan, `drug: ${JSON.stringify(drug.drug)}`),
        ),
        cases.map(
          ({ drug, range, dose, doseUnit, units }, i) =>
            `${datesText(range)}, code: ${drug.code}, units: ${units}, therapy: t${i}, drug: { dose: ${dose} ${doseUnit} }`,
        ),
      );
      const findings = findingsOf('dose-units', text);
      cases.forEach((one, i) => {
        const { byDay, byDose } = unitsOf(one);
        const isRight = one.units === byDay || one.units === byDose;
        const found = findings.filter((f) => f.path.join('.') === `lines.${i}.units`);
        const story = `${payer} ${one.drug.code} ${JSON.stringify({ ...one, drug: undefined })} ${byDay} ${byDose} ${found.map((f) => f.message).join(' ')}`;
        assert.equal(found.length, isRight ? 0 : 1, story);
        if (!isRight)
          assert.deepEqual(valuesSet(found[0]), byDay > 0 ? [`safe ${byDay}`] : [], story);
      });
    }
  });
});
