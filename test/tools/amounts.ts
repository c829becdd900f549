import type { BillingUnit, BillingUnitName } from '../../server/src/codes/types';

/** An amount as a descriptor of a drug code tells it. */
export interface Amount {
  amount: number;
  unit: BillingUnitName;
}

const UNIT_WORDS: [RegExp, BillingUnitName][] = [
  [/^(?:mg|milligrams?)$/, 'mg'],
  [/^(?:mcg|ug|micrograms?)$/, 'mcg'],
  [/^(?:g|gm|grams?)$/, 'g'],
  [/^(?:ml|cc|milliliters?)$/, 'ml'],
  [/^(?:l|liters?)$/, 'l'],
  [/^(?:units?|i\.?u\.?|usp units?|million units?)$/, 'unit'],
  [/^meq$/, 'meq'],
  [/^calories$/, 'kcal'],
];

const WORD =
  'milligrams?|mg|micrograms?|mcg|ug|grams?|gm|g|milliliters?|ml|cc|liters?|million units?|(?:usp )?units?|i\\.u\\.|iu|meq|calories';
const NUMBER_AND_UNIT = new RegExp(`(\\d[\\d,]*(?:\\.\\d+)?|\\.\\d+) ?(${WORD})(?![a-z])`, 'g');
const PER_UNIT = new RegExp(`\\b(?:per|each)\\b[^,;]*?(?:^|[ (])(${WORD})(?![a-z])`, 'g');

/** Every amount that a descriptor tells: `up to 2 mg/5 ml` has two, `per factor viii i.u.` has one. */
export function amountsIn(descriptor: string): Amount[] {
  const text = descriptor.toLowerCase();
  const numbered = [...text.matchAll(NUMBER_AND_UNIT)].flatMap(([, number, word]) =>
    amountOf(Number((number ?? '').replaceAll(',', '')), word),
  );
  if (numbered.length > 0) return numbered;
  return [...text.matchAll(PER_UNIT)].flatMap(([, word]) => amountOf(1, word));
}

/** True when a billing unit is one of the amounts, or their sum, whatever the unit of mass or volume. */
export function agrees(unit: BillingUnit, told: readonly Amount[]): boolean {
  const [own, ownBase] = inBase(unit);
  const alike = told.map(inBase).filter(([, base]) => base === ownBase);
  const sum = alike.reduce((total, [amount]) => total + amount, 0);
  return [sum, ...alike.map(([amount]) => amount)].some((amount) => near(amount, own));
}

function amountOf(number: number, word: string | undefined): Amount[] {
  const unit = UNIT_WORDS.find(([pattern]) => pattern.test(word ?? ''))?.[1];
  if (unit === undefined) return [];
  return [{ amount: word?.startsWith('million') ? number * 1_000_000 : number, unit }];
}

function inBase({ amount, unit }: Amount): [number, BillingUnitName] {
  if (unit === 'mcg') return [amount / 1000, 'mg'];
  if (unit === 'g') return [amount * 1000, 'mg'];
  if (unit === 'l') return [amount * 1000, 'ml'];
  return [amount, unit];
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(a, b) * 1e-9;
}
