import type { Path } from '../../draft/spans';
import type { ServiceLine } from '../../facts/line';

/** The date fields that a service line lacks; none when it has its dates, whatever they are worth. */
export function absentDates(line: ServiceLine): Path[] {
  const { date, from, through } = line.fields;
  if (date !== undefined) return [];
  if (from === undefined && through === undefined) return [[...line.path, 'date']];
  if (from === undefined) return [[...line.path, 'from']];
  return through === undefined ? [[...line.path, 'through']] : [];
}
