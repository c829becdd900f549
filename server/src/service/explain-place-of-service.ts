import type { Checker } from '../check/check';
import { statementsNaming } from './explain-words';
import { block, paragraphs, wrapped } from './plain-text';

/** A place of service: what it is, and which entries of the policies speak of it. */
export function explainPlaceOfService(place: string, checker: Checker): string | undefined {
  const entry = checker.resources.codes.place(place);
  if (!entry) return undefined;
  return paragraphs([
    `Place of service ${place} — ${entry.name}`,
    wrapped(entry.text),
    entry.facility ? 'Counts as a facility.' : '',
    ...statementsNaming(place, 'place', (where) => where.place, checker).map(
      ({ label, statements }) => block(`${label}:`, statements),
    ),
  ]);
}
