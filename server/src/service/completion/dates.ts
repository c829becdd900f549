import { CompletionItemKind } from 'vscode-languageserver-types';
import { formatDay, type Day } from '../../draft/days';
import { covers } from '../../facts/claim';
import { LONGEST_RANGE } from '../../draft/limits';
import { administrationDays, scheduleOf } from '../../facts/schedule';
import type { Choice } from './choice';
import { otherLines, type CompletionContext } from './context';

interface Near {
  day: Day | undefined;
  /** Where it comes from. */
  is: string;
}

/** Days of administration offered at once. */
const MOST_DAYS = 14;

/** Dates near those of the draft, the likeliest first; none for a date of birth. */
export function dateChoices(context: CompletionContext): Choice[] {
  const field = context.site.path.findLast((step) => typeof step === 'string');
  if (field === undefined || field === 'birth_date') return [];
  const near = context.site.path[0] === 'lines' ? ofLine(field, context) : ofTherapy(context);
  const days = new Map<Day, string>();
  for (const { day, is } of [...near, { day: context.document.options.today, is: 'today' }])
    if (day !== undefined && !days.has(day)) days.set(day, is);
  return [...days].map(([day, is]): Choice => ({
    label: formatDay(day),
    kind: CompletionItemKind.Value,
    name: is,
  }));
}

/** The first day that is not billed yet; the ends of the therapy; the dates of other lines. */
function ofLine(field: string, context: CompletionContext): Near[] {
  const { line, claim } = context;
  const therapies = line?.therapy ? [line.therapy] : [...claim.therapies.values()];
  const { from, through } = line?.fields ?? {};
  const ends = therapies.flatMap(({ id, fields }): Near[] => {
    const start = { day: fields.start, is: `start of ${id}` };
    const end = { day: fields.end, is: `end of ${id}` };
    return field === 'through' ? [end, start] : [start, end];
  });
  const others = otherLines(context, line?.index).flatMap(({ fields, index }): Near[] => {
    const is = `line ${index + 1}`;
    return field === 'through'
      ? [{ day: fields.through ?? fields.date, is }]
      : [{ day: fields.from ?? fields.date, is }];
  });
  const own: Near[] =
    field === 'through'
      ? [{ day: from, is: 'one day' }]
      : field === 'from'
        ? [{ day: through, is: 'one day' }]
        : [];
  const inOrder = (near: readonly Near[]) =>
    field === 'through' && from !== undefined
      ? near.filter(({ day }) => day !== undefined && day >= from)
      : [...near];
  const first = field === 'through' ? [] : unbilledDays(context, field === 'date' ? MOST_DAYS : 1);
  return inOrder([...first, ...ends, ...others, ...own]);
}

/** Days of administration of the line's therapy that no other line of its code bills. */
function unbilledDays(context: CompletionContext, most: number): Near[] {
  const { line } = context;
  const therapy = line?.therapy;
  const { start, end } = therapy?.fields ?? {};
  if (!line || !therapy || start === undefined || end === undefined) return [];
  if (end - start > LONGEST_RANGE) return [];
  const given = administrationDays({ from: start, through: end }, scheduleOf(therapy.fields)) ?? [];
  const billed = otherLines(context, line.index).filter(
    (other) => line.code !== undefined && other.code === line.code && other.therapy === therapy,
  );
  return given
    .filter((day) => !billed.some((other) => covers(other, day)))
    .slice(0, most)
    .map((day) => ({ day, is: `day of ${therapy.id}` }));
}

/** The dates of the other therapies, and of the lines. */
function ofTherapy({ claim, site }: CompletionContext): Near[] {
  const own = site.path[1];
  const field = site.path[2];
  const therapies = [...claim.therapies.values()].filter(({ id }) => id !== own);
  const start: Near[] = therapies.map((t) => ({ day: t.fields.start, is: `start of ${t.id}` }));
  const end: Near[] = therapies.map((t) => ({ day: t.fields.end, is: `end of ${t.id}` }));
  const lines = claim.lines.filter((l) => l.therapyId === own || l.fields.therapy === undefined);
  const is = (index: number) => `line ${index + 1}`;
  const first: Near[] = lines.map(({ dates, index }) => ({ day: dates?.from, is: is(index) }));
  const last: Near[] = lines.map(({ dates, index }) => ({ day: dates?.through, is: is(index) }));
  return field === 'end' ? [...last, ...end, ...start] : [...first, ...start, ...end];
}
