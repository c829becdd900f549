import type { Checker } from '../check/check';
import { statementsNaming } from './explain-words';
import { block, paragraphs, wrapped } from './plain-text';

/** A modifier: what it says, and which entries of the policies ask for it or speak of it. */
export function explainModifier(subject: string, checker: Checker): string | undefined {
  const modifier = subject.toUpperCase();
  const entry = checker.resources.codes.modifier(modifier);
  if (!entry) return undefined;
  return paragraphs([
    `Modifier ${modifier} — ${entry.name}`,
    wrapped(entry.text),
    `Source: ${entry.source}.`,
    ...statementsNaming(modifier, 'modifier', (where) => where.modifiers, checker).map(
      ({ label, statements }) => block(`${label}:`, statements),
    ),
  ]);
}
