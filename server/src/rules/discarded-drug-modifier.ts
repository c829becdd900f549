import * as z from 'zod/mini';
import type { Fix } from '../draft/edits';
import type { ServiceLine } from '../facts/line';
import { defineRule } from './rule';
import { isAskedForDrugData } from './shared/drug-lines';
import { readingOf, wastePartners, wasteReadings, type WasteUnits } from './shared/waste';
import { splitOffWaste } from './shared/waste-split';

export const discardedDrugModifier = defineRule({
  id: 'discarded-drug-modifier',
  title: 'A drug of a single-dose container carries JW or JZ',
  category: 'drug',
  severity: 'hint',
  consequence: 'advice',
  options: z.strictObject({}),
  docs: {
    what: 'A drug from a single-dose container has neither a JW line for what was discarded nor JZ, which says that nothing was.',
    why: 'Medicare wants one of the two on every such drug since July 2023, and Medicare Advantage plans follow it.',
    todo: 'Add JZ where nothing was discarded; else bill what was discarded on a line with JW.',
  },
  check({ claim, lines }, _options, report) {
    for (const line of lines) {
      if (!isAskedForDrugData(line) || line.modifiersUnreadable) continue;
      if (line.isWaste || line.modifiers.includes('JZ')) continue;
      const container = line.drug?.container;
      if (container === 'multi-dose' || wastePartners(line, claim).length > 0) continue;
      if (container === undefined) {
        report.notChecked(line.path, [[...line.path, 'drug', 'container']]);
        continue;
      }
      report({
        at: [...line.path, 'modifiers'],
        message: 'neither',
        what: `${line.code ?? 'The drug'} comes from a single-dose container, and neither JW nor JZ says whether some was discarded.`,
        todo: 'Add JZ, or a JW line for what was discarded.',
        fixes: fixesFor(line),
      });
    }
  },
});

/**
 * JW where the draft states something discarded that the unit of the dose does not cover, else JZ.
 * Neither where what was discarded is no amount that the units tell of.
 */
function fixesFor(line: ServiceLine): Fix[] {
  const wasted = wasteOf(line);
  if (!wasted && line.drug?.wasted) return [];
  if (wasted && wasted.waste > 0) {
    const split = splitOffWaste(line, wasted);
    return split ? [{ title: 'Split off a JW line', kind: 'choice', edits: [split] }] : [];
  }
  if (line.modifiers.length >= 4) return [];
  const value = ['JZ', ...line.modifiers];
  const path = [...line.path, 'modifiers'];
  return [{ title: 'Add modifier JZ', kind: 'choice', edits: [{ op: 'set', path, value }] }];
}

function wasteOf(line: ServiceLine): WasteUnits | undefined {
  const { dose, drug } = line;
  if (!dose || !drug?.wasted) return undefined;
  return readingOf(wasteReadings(line, dose, drug.wasted), line.units);
}
