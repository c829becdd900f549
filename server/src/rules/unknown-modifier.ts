import * as z from 'zod/mini';
import { nearest } from '../draft/nearest';
import { replaceWith } from './shared/replacements';
import { usualFirst } from './shared/usual-modifiers';
import { defineRule } from './rule';

export const unknownModifier = defineRule({
  id: 'unknown-modifier',
  title: 'The modifier exists',
  category: 'draft',
  severity: 'error',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'A modifier is in neither the HCPCS nor the CPT table of modifiers.',
    why: 'A line with a modifier that does not exist is rejected, and the one that was meant is missing.',
    todo: 'Take the modifier that was meant, or remove it.',
  },
  check({ lines, codes }, _options, report) {
    const nearTo = remembered((modifier) => {
      const all = codes.allModifiers();
      return nearest(modifier, all, all.length);
    });
    for (const line of lines) {
      const present = new Set(line.modifiers);
      // Two characters are near when they differ in one, or stand the other way round: all alike.
      const offered = remembered((modifier) => {
        const others = nearTo(modifier).filter((m) => !present.has(m));
        return usualFirst(others, line).slice(0, 3);
      });
      line.fields.modifiers?.forEach((modifier, i) => {
        if (modifier === undefined || codes.modifier(modifier)) return;
        if (codes.officialModifier(modifier)) return;
        const at = [...line.path, 'modifiers', i];
        const near = offered(modifier);
        report({
          at,
          message: 'unknown',
          what: `${modifier} is no modifier.`,
          todo: near.length > 0 ? `Near it are ${near.join(', ')}.` : 'Write one that exists.',
          fixes: replaceWith(at, near),
        });
      });
    }
  },
});

/** A function that is asked for the same again and again: a list may repeat a modifier without end. */
function remembered<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) known.set(text, (value = of(text)));
    return value;
  };
}
