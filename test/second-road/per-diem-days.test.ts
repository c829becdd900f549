import * as assert from 'node:assert/strict';
import { CASES, claimText, findingsOf, Random, valuesSet } from './cases';
import {
  datesText,
  daysGiven,
  daysOf,
  daysOfAccess,
  hoursBetween,
  randomPlan,
  randomRange,
  therapyText,
  type Plan,
  type Range,
} from './calendar';

const LINES = 20;
/** Who pays a day of administration, and who a day on which the therapy is at hand. */
const BASIS = { bcbsok: 'given', allways: 'given', php: 'at-hand', cigna: 'at-hand' } as const;

interface Case {
  plan: Plan;
  range: Range;
  units: number;
}

/** What the units call for: a fix as `safe 7` or `choice 7`, `wrong` without a number, or nothing. */
function expectedOf(basis: 'given' | 'at-hand', { plan, range, units }: Case): string | undefined {
  const calendar = daysOf(range).length;
  const atHand = daysOfAccess(plan, range).length;
  if (basis === 'given') {
    const given = daysGiven(plan, range)?.length;
    if (given !== undefined) {
      if (units === given) return undefined;
      return given > 0 ? `safe ${given}` : 'wrong';
    }
  }
  if (units > calendar) return `safe ${atHand || calendar}`;
  if (basis === 'given' || units >= atHand) return undefined;
  return isFrequent(plan) ? `choice ${atHand}` : undefined;
}

/** Access between doses is paid for therapies given at least every 72 hours. */
function isFrequent({ frequency, administeredOn }: Plan): boolean {
  if (administeredOn) {
    const gaps = administeredOn.map((day, i) => day - (administeredOn[i - 1] ?? day));
    return Math.max(...gaps) <= 3;
  }
  return (hoursBetween(frequency) ?? Infinity) <= 72;
}

function randomUnits(random: Random, plan: Plan, range: Range): number {
  const calendar = daysOf(range).length;
  const likely = [daysGiven(plan, range)?.length, daysOfAccess(plan, range).length, calendar];
  const right = random.pick(likely) ?? calendar;
  return Math.max(1, random.chance(0.5) ? right : right + random.between(-3, 3));
}

describe('second road: days of a per diem', function () {
  this.timeout(0);

  for (const [payer, basis] of Object.entries(BASIS))
    it(`${CASES / 4} lines of ${payer}`, () => {
      const random = new Random(`days ${payer}`);
      for (let done = 0; done < CASES / 4; done += LINES) {
        const cases = Array.from({ length: LINES }, (): Case => {
          const range = randomRange(random, random.pick([8, 31, 70]));
          const plan = randomPlan(random, range);
          return { plan, range, units: randomUnits(random, plan, range) };
        });
        const text = claimText(
          payer,
          cases.map(({ plan }, i) => therapyText(`t${i}`, plan, 'drug: cefazolin')),
          cases.map(
            ({ range, units }, i) =>
              `${datesText(range)}, code: S9500, units: ${units}, therapy: t${i}`,
          ),
        );
        const findings = findingsOf('per-diem-units', text);
        cases.forEach((one, i) => {
          const found = findings.filter((f) => f.path.join('.') === `lines.${i}.units`);
          const expected = expectedOf(basis, one);
          const story = `${JSON.stringify(one)} ${found.map((f) => f.message).join(' ')}`;
          assert.equal(found.length, expected === undefined ? 0 : 1, `${expected} ${story}`);
          if (expected !== undefined && expected !== 'wrong')
            assert.deepEqual(valuesSet(found[0]), [expected], story);
        });
      }
    });
});
