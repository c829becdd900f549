/** Units in which a draft may state a dose, with the base unit of their kind. */
const DOSE_UNITS = {
  mcg: { base: 'mg', factor: 0.001 },
  mg: { base: 'mg', factor: 1 },
  g: { base: 'mg', factor: 1000 },
  ml: { base: 'ml', factor: 1 },
  l: { base: 'ml', factor: 1000 },
  unit: { base: 'unit', factor: 1 },
  meq: { base: 'meq', factor: 1 },
  kcal: { base: 'kcal', factor: 1 },
} as const;
const ALIASES: Record<string, DoseUnit> = { units: 'unit', iu: 'unit' };

export type DoseUnit = keyof typeof DOSE_UNITS;
/** Doses of one base can be compared and divided; doses of two cannot. */
export type DoseBase = 'mg' | 'ml' | 'unit' | 'meq' | 'kcal';

export const DOSE_UNIT_NAMES = [...Object.keys(DOSE_UNITS), 'units', 'iu'];

/** An amount as written (`2 g`) and in the base unit of its kind (2000 mg). */
export interface Dose {
  amount: number;
  unit: DoseUnit;
  base: DoseBase;
  inBase: number;
}

/** An amount of a unit that the code tables or the draft name. */
export function doseOf(amount: number, unit: DoseUnit): Dose {
  const { base, factor } = DOSE_UNITS[unit];
  // 12 digits take the noise out of 0.1 × 1000 and keep every dose that a draft can state.
  return { amount, unit, base, inBase: Number((amount * factor).toPrecision(12)) };
}

export function isDoseUnit(text: string): text is DoseUnit {
  return Object.hasOwn(DOSE_UNITS, text);
}

/** Reads `2000 mg`, `2 g`, `1.5 ml`, `5000 units`; undefined when it is not an amount and a unit. */
export function parseDose(text: string): Dose | undefined {
  const m = /^(\d{1,12}(?:\.\d{1,6})?|\.\d{1,6})\s*([a-z]+)$/i.exec(text.trim());
  if (!m?.[1] || !m[2]) return undefined;
  const name = m[2].toLowerCase();
  const unit = (Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined) ?? name;
  return isDoseUnit(unit) ? doseOf(Number(m[1]), unit) : undefined;
}

export function formatDose(dose: Pick<Dose, 'amount' | 'unit'>): string {
  return `${formatNumber(dose.amount)} ${dose.unit === 'unit' && dose.amount !== 1 ? 'units' : dose.unit}`;
}

/** A number without float noise: `0.3`, not `0.30000000000000004`. */
export function formatNumber(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** Reads a length of time (`90 min`, `2 h`) into hours. */
export function parseDuration(text: string): number | undefined {
  const m = /^(\d{1,6}(?:\.\d{1,4})?)\s*(min|h)$/i.exec(text.trim());
  if (!m?.[1] || !m[2]) return undefined;
  return m[2].toLowerCase() === 'h' ? Number(m[1]) : Number(m[1]) / 60;
}
