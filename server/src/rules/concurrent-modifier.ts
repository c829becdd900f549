import { formatRange, lengthOf } from '../draft/days';
import type { Fix } from '../draft/edits';
import { defineRule, type RelatedPlace, type RuleFinding } from './rule';
import { byCategory } from './shared/concurrent-in-category';
import {
  concurrentOptions,
  modifierEdit,
  modifierFaults,
  placedLines,
  requiredAt,
  splitByPlace,
  strayModifiers,
  type ConcurrentOptions,
  type ModifierFault,
} from './shared/concurrent-modifiers';
import type { Place, PlacedLine } from './shared/concurrent-places';

export const concurrentModifier = defineRule({
  id: 'concurrent-modifier',
  title: 'SH and SJ on concurrent therapies',
  category: 'per-diem',
  severity: 'error',
  consequence: 'modifier',
  options: concurrentOptions,
  docs: {
    what: 'On a day of several infusion therapies a modifier is missing, wrong or one too many. The first therapy carries none, the second SH, every later one SJ, or what else the payer asks for.',
    why: 'Payers pay a second and third therapy of a day by its modifier: without it the line is denied as a repetition, with a wrong one it is paid at the wrong rate.',
    todo: 'Give the second therapy of a day SH and every later one SJ, and no other one either. `rank` in the plan of care sets the order; without it the order of the lines decides. Split a line that is concurrent on some of its days only.',
  },
  check({ claim, lines, pack }, options, report) {
    const placed = placedLines(claim, options, pack.perDiemBasis);
    for (const fault of modifierFaults(placed, options))
      if (lines.includes(fault.line)) report(findingOf(fault, placed, options));
    if (options.among === 'category')
      for (const { line, needs } of byCategory(claim).unplaced)
        if (lines.includes(line)) report.notChecked(line.path, needs);
  },
});

function findingOf(
  fault: ModifierFault,
  placed: readonly PlacedLine[],
  options: ConcurrentOptions,
): RuleFinding {
  const { line, place, runs } = fault;
  const at = [...line.path, 'modifiers'];
  const related = relatedTo(fault, placed);
  if (place === undefined) {
    const edit = splitByPlace(line, runs, options);
    const first = rankFirst(fault, placed);
    const needs = runs.map((run) => {
      const wanted = requiredAt(run.place, options).join(' and ') || 'no SH or SJ';
      return `${wanted} from ${formatRange(run.dates)}`;
    });
    return {
      at,
      message: 'split',
      what: `${line.code} is concurrent with another therapy on some of its days only: it needs ${needs.join(', ')}.`,
      todo: `Split the line there${first.length > 0 ? ', or put this therapy first by `rank`' : ''}.`,
      related,
      fixes: [
        ...(edit
          ? [{ title: `Split into ${runs.length} lines`, kind: 'choice' as const, edits: [edit] }]
          : []),
        ...first,
      ],
    };
  }
  const safe = place !== 'alone' && options.among === 'all';
  return {
    at,
    message: messageOf(place, fault.wrong),
    ...textsOf(fault, place, options),
    severity: place === 'alone' ? 'warning' : undefined,
    related,
    fixes: fixOf(fault, place, options, safe ? 'safe' : 'choice'),
  };
}

/**
 * Where the line is billed for each of its days and every therapy beside it lies within them, it
 * needs no split once it comes first: the others are then concurrent on all of theirs.
 */
function rankFirst({ line, runs }: ModifierFault, placed: readonly PlacedLine[]): Fix[] {
  const { therapy, dates } = line;
  if (!therapy || !dates || placed.some((p) => p.line.therapy?.fields.rank !== undefined))
    return [];
  const isDaily = runs.reduce((days, run) => days + run.days, 0) === lengthOf(dates);
  const beside = placed.filter((p) => p.line !== line && meet(p.line, line));
  const isAround = beside.every(
    ({ line: { dates: own } }) => own && dates.from <= own.from && own.through <= dates.through,
  );
  if (!isDaily || !isAround) return [];
  return [
    {
      title: `Put therapy ${therapy.id} first`,
      kind: 'choice',
      edits: [{ op: 'set', path: [...therapy.path, 'rank'], value: 1 }],
    },
  ];
}

function messageOf(place: Place, wrong: boolean): string {
  if (place === 'alone') return 'alone';
  if (place === 'first') return 'first';
  return wrong ? `${place}-wrong` : place;
}

function textsOf(
  { line }: ModifierFault,
  place: Place,
  options: ConcurrentOptions,
): Pick<RuleFinding, 'what' | 'todo'> {
  const stray = strayModifiers(line, place, options).join(' and ');
  const lacking = requiredAt(place, options).filter((m) => !line.modifiers.includes(m));
  const position = place === 'third' ? 'third or a later' : place;
  const kind = options.among === 'category' ? 'therapy of its category' : 'infusion therapy';
  if (place === 'alone')
    return {
      what: `${line.code} carries ${stray}, yet no other ${kind} is billed for ${daysOf(line)}.`,
      todo: `Remove ${stray}, or bill the other therapy.`,
    };
  if (place === 'first')
    return {
      what: `${line.code} carries ${stray}, yet it is the first ${kind} billed for ${daysOf(line)}.`,
      todo: `Remove ${stray}.`,
    };
  const carries = stray ? `carries ${stray}` : `lacks ${lacking.join(' and ')}`;
  const wanted = requiredAt(place, options).join(' and ');
  return {
    what: `${line.code} is the ${position} ${kind} billed for ${daysOf(line)} and ${carries}.`,
    todo: stray ? `Bill it with ${wanted} instead.` : `Add ${lacking.join(' and ')}.`,
  };
}

function fixOf(
  { line }: ModifierFault,
  place: Place,
  options: ConcurrentOptions,
  kind: Fix['kind'],
): Fix[] {
  const edit = modifierEdit(line, place, options);
  if (!edit) return [];
  const stray = strayModifiers(line, place, options);
  const lacking = requiredAt(place, options).filter((m) => !line.modifiers.includes(m));
  return [{ title: titleOf(lacking, stray), kind, edits: [edit] }];
}

function titleOf(add: readonly string[], remove: readonly string[]): string {
  const word = (list: readonly string[]) =>
    `modifier${list.length > 1 ? 's' : ''} ${list.join(' and ')}`;
  if (add.length === 0) return `Remove ${word(remove)}`;
  if (remove.length === 0) return `Add ${word(add)}`;
  return `Replace ${word(remove)} by ${add.join(' and ')}`;
}

/** The therapies beside which the line stands. */
function relatedTo({ line }: ModifierFault, placed: readonly PlacedLine[]): RelatedPlace[] {
  return placed
    .filter(
      (other) => other.line !== line && !sameTherapy(other.line, line) && meet(other.line, line),
    )
    .map(({ line: other }) => ({
      path: [...other.path, 'code'],
      message: `${other.code} is billed for ${daysOf(other)}.`,
    }));
}

const sameTherapy = (a: PlacedLine['line'], b: PlacedLine['line']): boolean =>
  a.therapyId !== undefined && a.therapyId === b.therapyId;

const meet = (a: PlacedLine['line'], b: PlacedLine['line']): boolean =>
  a.dates !== undefined &&
  b.dates !== undefined &&
  a.dates.from <= b.dates.through &&
  b.dates.from <= a.dates.through;

const daysOf = (line: PlacedLine['line']): string => (line.dates ? formatRange(line.dates) : '');
