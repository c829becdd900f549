import { describeConcurrency, marksConcurrency } from './concurrent-therapies';
import type { HoverContext } from './hover';

/** A modifier: what it says, and for the modifiers of concurrent therapies what this line needs. Markdown. */
export function describeModifier({
  document,
  place,
  claim,
  line,
  text,
}: HoverContext): string | undefined {
  const { checker } = document;
  const modifier = text.trim().toUpperCase();
  const entry = checker.resources.codes.modifier(modifier);
  if (!entry) return undefined;
  const head = `**${modifier}** — ${entry.name}\n\n${entry.text}\n\nSource: ${entry.source}.`;
  const { payer } = place.claim;
  if (!line || !marksConcurrency(checker, payer, claim, modifier)) return head;
  const inContext = describeConcurrency(checker, payer, claim, line);
  return inContext ? `${head}\n\n${inContext}` : head;
}
