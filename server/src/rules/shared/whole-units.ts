/**
 * ⌈amount ÷ (unit × parts)⌉ in exact arithmetic: a dose of 0.3 in units of 0.1 is 3, not 4. Numbers
 * count with twelve significant digits, more than a draft can state. `unit` and `parts` are above 0.
 */
export function wholeUnits(amount: number, unit: number, parts = 1): number {
  const a = exact(amount);
  const b = exact(unit);
  const shift = Math.max(-a.exponent, -b.exponent, 0);
  const dividend = a.digits * 10n ** BigInt(a.exponent + shift);
  const divisor = b.digits * 10n ** BigInt(b.exponent + shift) * BigInt(parts);
  return Number((dividend + divisor - 1n) / divisor);
}

/** A number as whole digits and a power of ten. */
function exact(value: number): { digits: bigint; exponent: number } {
  const [mantissa = '0', exponent = '0'] = value.toExponential(11).split('e');
  return { digits: BigInt(mantissa.replace('.', '')), exponent: Number(exponent) - 11 };
}

/** A sum without float noise. */
export function exactSum(a: number, b: number): number {
  return Number((a + b).toPrecision(12));
}
