/* Amounts as a biller reads them. */

/** `$1,234.50`. */
export function dollars(value: number): string {
  const [whole = '', cents = ''] = Math.abs(value).toFixed(2).split('.');
  return `${value < 0 ? '-' : ''}$${grouped(whole)}.${cents}`;
}

/** The number in a text with commas between thousands; what stands behind a point stays as it is. */
export function grouped(text: string): string {
  const [whole = '', ...rest] = text.split('.');
  return [whole.replace(/\B(?=(?:\d{3})+(?!\d))/g, ','), ...rest].join('.');
}

/** The sum of charges, counted in cents; undefined where there are none. */
export function sumOfCharges(charges: readonly (number | undefined)[]): number | undefined {
  const known = charges.filter((charge) => charge !== undefined);
  if (known.length === 0) return undefined;
  return known.reduce((cents, charge) => cents + Math.round(charge * 100), 0) / 100;
}
