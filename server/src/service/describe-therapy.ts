import { formatDay, formatRange, lengthOf } from '../draft/days';
import { administrationDays, scheduleOf } from '../facts/schedule';
import type { ServiceLine, Therapy } from '../facts/line';
import type { HoverContext } from './hover';
import { codeSpan, escaped, plural } from './words';

/** A therapy by its id: its plan, its days, and the lines that belong to it. Markdown. */
export function describeTherapy({ claim, path, text }: HoverContext): string | undefined {
  const isDefinition = path[0] === 'therapies';
  const id = isDefinition ? String(path[1]) : text.trim();
  const therapy = claim.therapies.get(id);
  if (!therapy) return undefined;
  const lines = claim.lines.filter((line) => line.therapyId === id);
  return [
    `**Therapy** ${codeSpan(id)}${summaryOf(therapy)}`,
    daysOf(therapy),
    lines.length === 0 ? 'No line belongs to it.' : lines.map(lineText).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** ` — vancomycin, anti-infective, iv, q12h`; nothing for a therapy without facts. */
function summaryOf({ fields }: Therapy): string {
  const facts = [
    fields.drug && escaped(fields.drug),
    fields.category,
    fields.route,
    fields.frequency?.text,
  ];
  const known = facts.filter((fact) => fact !== undefined && fact !== '');
  return known.length > 0 ? ` — ${known.join(', ')}` : '';
}

function daysOf({ fields }: Therapy): string {
  const { start, end } = fields;
  if (start === undefined || end === undefined)
    return start !== undefined
      ? `From ${formatDay(start)}, no end.`
      : end !== undefined
        ? `Until ${formatDay(end)}.`
        : '';
  const range = { from: start, through: end };
  if (end < start) return '';
  const given = administrationDays(range, scheduleOf(fields));
  const count = given ? `, given on ${given.length}` : '';
  return `${formatRange(range)}: ${plural(lengthOf(range), 'day')}${count}.`;
}

function lineText(line: ServiceLine): string {
  const modifiers = line.modifiers.length > 0 ? ` ${line.modifiers.join(' ')}` : '';
  const units = line.units === undefined ? '' : ` × ${line.units}`;
  const dates = line.dates ? `, ${formatRange(line.dates)}` : '';
  return `- Line ${line.index + 1}: ${line.code ?? '?'}${modifiers}${units}${dates}`;
}
