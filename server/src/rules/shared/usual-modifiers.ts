import type { ServiceLine } from '../../facts/line';

/** What lines of home infusion usually carry, by what they bill. */
const USUAL = {
  drug: ['JW', 'JZ', 'KP', 'KQ'],
  'per-diem': ['SH', 'SJ', 'SS', '59'],
  other: ['TD', 'TE', 'SS', '59', '25', '76', '77'],
} as const;

/** The modifiers that lines like this one usually carry. */
export function usualModifiers(line: ServiceLine): readonly string[] {
  return USUAL[line.isPerDiem ? 'per-diem' : line.isDrugLine ? 'drug' : 'other'];
}

/** Modifiers with those first that lines like this one carry, then those of other lines; else as they were. */
export function usualFirst(modifiers: readonly string[], line: ServiceLine): string[] {
  const order = [...usualModifiers(line), ...Object.values(USUAL).flat()];
  const rank = (modifier: string) => {
    const at = order.indexOf(modifier);
    return at < 0 ? order.length : at;
  };
  return [...modifiers].sort((a, b) => rank(a) - rank(b));
}
