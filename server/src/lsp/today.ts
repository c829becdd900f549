import { parseDay, type Day } from '../draft/days';

/** The calendar day where the server runs, not in Greenwich. */
export function today(): Day {
  const now = new Date();
  const text = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0'))
    .join('-');
  return parseDay(text) ?? 0;
}
