import type { LineEdit, ModelEdit } from '../../draft/edits';
import type { ServiceLine } from '../../facts/line';
import { wasteQuantityOf } from './ndc-quantity-of';
import type { WasteUnits } from './waste';

/**
 * Splits a line into the dose and, behind it, the discarded drug. Where the units of the line held
 * the waste too, charge and NDC quantity are shared by units. Else the JW line has no charge, and an
 * NDC quantity only where the amount discarded tells it: what the draft does not say is asked for
 * there. The amount discarded stays on both.
 * Undefined where the modifiers leave no room for JW.
 */
export function splitOffWaste(line: ServiceLine, units: WasteUnits): ModelEdit | undefined {
  const others = line.modifiers.filter((m) => m !== 'JZ' && m !== 'JW');
  if (others.length > 3) return undefined;
  const together = line.units === units.dose + units.waste;
  const dose: LineEdit[] = [];
  const waste: LineEdit[] = [
    { op: 'set', path: ['modifiers'], value: ['JW', ...others] },
    { op: 'set', path: ['units'], value: units.waste },
  ];
  if (others.length < line.modifiers.length)
    dose.push({ op: 'set', path: ['modifiers'], value: others });
  if (together) dose.push({ op: 'set', path: ['units'], value: units.dose });
  if (line.dose) waste.push({ op: 'remove', path: ['drug', 'dose'] });
  const share = (path: readonly string[], parts: { dose: string; waste: string }) => {
    if (together) dose.push({ op: 'set', path, value: parts.dose });
    waste.push(together ? { op: 'set', path, value: parts.waste } : { op: 'remove', path });
  };
  if (line.charge !== undefined) share(['charge'], shared(line.charge, units, 2));
  const { ndc } = line.fields;
  if (ndc && !Array.isArray(ndc) && ndc.quantity !== undefined) {
    const { dose: first, waste: second } = shared(ndc.quantity, units, 3);
    const plain = (text: string) => String(Number(text));
    const discarded = together ? undefined : wasteQuantityOf(line, ndc.unit);
    if (discarded === undefined)
      share(['ndc', 'quantity'], { dose: plain(first), waste: plain(second) });
    else waste.push({ op: 'set', path: ['ndc', 'quantity'], value: discarded });
  }
  return { op: 'split', line: line.index, parts: [dose, waste] };
}

/** An amount shared by units, to so many decimals; what rounding leaves goes to the waste. */
function shared(value: number, { dose, waste }: WasteUnits, decimals: number) {
  const scale = 10 ** decimals;
  const whole = Math.round(value * scale);
  const first = Math.round((whole * dose) / (dose + waste));
  const text = (n: number) => (n / scale).toFixed(decimals);
  return { dose: text(first), waste: text(whole - first) };
}
