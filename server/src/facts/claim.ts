import type { CodeTables } from '../codes/tables';
import type { Kind } from '../codes/types';
import { isUnreadable, type ClaimDraft } from '../draft/claim-draft';
import { overlap, type Day, type DayRange } from '../draft/days';
import type { ClaimFields, LineFields, NdcFields, TherapyFields } from '../draft/fields';
import type { Purpose } from '../draft/listed-values';
import type { Path } from '../draft/spans';
import type { ServiceLine, Therapy } from './line';

/** A claim as the rules see it: what the draft says, and what follows from it and the code tables. */
export interface Claim {
  draft: ClaimDraft;
  fields: ClaimFields;
  form: 'cms1500' | 'ub04';
  network: 'in' | 'out';
  emergency: boolean;
  stateMandated: boolean;
  therapies: ReadonlyMap<string, Therapy>;
  /** The lines that could be read as maps, in the order of the draft. */
  lines: readonly ServiceLine[];
}

const PER_DIEM_KINDS: ReadonlySet<Kind> = new Set([
  'therapy-per-diem',
  'catheter-care',
  'injection-per-diem',
  'enteral-per-diem',
  'other-per-diem',
]);
const DRUG_KINDS: ReadonlySet<Kind> = new Set(['drug', 'nutrition', 'iv-solution']);

export function isPerDiemKind(kind: Kind | undefined): boolean {
  return kind !== undefined && PER_DIEM_KINDS.has(kind);
}

/** Derives a claim from its draft. */
export function claimFacts(draft: ClaimDraft, codes: CodeTables): Claim {
  const { fields } = draft;
  const therapies = new Map<string, Therapy>();
  for (const [id, therapy] of Object.entries(fields.therapies ?? {}))
    if (therapy)
      therapies.set(id, {
        id,
        path: ['therapies', id],
        index: therapies.size,
        fields: datesInOrder(therapy),
      });
  const lines = (fields.lines ?? []).flatMap((line, index) =>
    line ? [lineFacts(draft, line, index, therapies, codes)] : [],
  );
  return {
    draft,
    fields,
    form: fields.form ?? 'cms1500',
    network: fields.network ?? 'in',
    emergency: fields.emergency ?? false,
    stateMandated: fields.state_mandated ?? false,
    therapies,
    lines,
  };
}

/** A therapy that ends before it starts has no dates that anything could be judged by. */
function datesInOrder(therapy: TherapyFields): TherapyFields {
  const { start, end } = therapy;
  return start !== undefined && end !== undefined && end < start
    ? { ...therapy, start: undefined, end: undefined }
    : therapy;
}

const SCHEDULE_FIELDS = ['administered_on', 'frequency', 'start', 'end'] as const;

/** What cannot be read of the schedule that a line follows: the days that it tells are unknown. */
function unreadableSchedule(
  draft: ClaimDraft,
  line: Path,
  therapy: Therapy | undefined,
): Path | undefined {
  const fields: Path[] = therapy
    ? SCHEDULE_FIELDS.map((field) => [...therapy.path, field])
    : [[...line, 'drug', 'frequency']];
  return fields.find((field) => isUnreadable(draft, field));
}

function lineFacts(
  draft: ClaimDraft,
  fields: LineFields,
  index: number,
  therapies: ReadonlyMap<string, Therapy>,
  codes: CodeTables,
): ServiceLine {
  const path: Path = ['lines', index];
  const { code, drug } = fields;
  const info = codes.code(code);
  const kind = info?.kind;
  const therapy = fields.therapy === undefined ? undefined : therapies.get(fields.therapy);
  const isPerDiem = isPerDiemKind(kind);
  const isDrugLine =
    !isPerDiem &&
    (drug !== undefined || (kind !== undefined && DRUG_KINDS.has(kind)) || isJCode(code));
  // What cannot be read may say anything, so nothing else speaks in its place.
  const unlessUnreadable = <T>(at: Path, other: T | undefined): T | undefined =>
    isUnreadable(draft, at) ? undefined : other;
  return {
    index,
    path,
    fields,
    code,
    info,
    kind,
    dates: datesOf(fields),
    singleDate: fields.date !== undefined,
    modifiers: (fields.modifiers ?? []).filter((m) => m !== undefined),
    modifiersUnreadable: isUnreadable(draft, [...path, 'modifiers']),
    units: fields.units,
    charge: fields.charge,
    place: fields.place_of_service ?? draft.fields.place_of_service,
    therapyId: therapy?.id,
    therapy,
    isPerDiem,
    isDrugLine,
    isWaste: (fields.modifiers ?? []).includes('JW'),
    drug,
    drugName: drug?.name ?? (isDrugLine ? therapy?.fields.drug : undefined),
    dose: drug?.dose,
    route: drug?.route ?? unlessUnreadable([...path, 'drug', 'route'], therapy?.fields.route),
    frequency:
      therapy?.fields.frequency ??
      unlessUnreadable([...(therapy?.path ?? []), 'frequency'], drug?.frequency),
    infusionHours:
      drug?.duration ??
      unlessUnreadable([...path, 'drug', 'duration'], therapy?.fields.infusion_hours),
    unreadableSchedule: unreadableSchedule(draft, path, therapy),
    category: therapy?.fields.category,
    purpose: purposeOf(drug?.purpose, kind, isUnreadable(draft, [...path, 'drug', 'purpose'])),
    ndcs: ndcsOf(fields),
    ndcWritten: fields.ndc !== undefined || isUnreadable(draft, [...path, 'ndc']),
    visit: fields.visit,
    memberOwned: fields.equipment?.member_owned,
  };
}

const isJCode = (code: string | undefined): boolean => code?.startsWith('J') ?? false;

function datesOf(fields: LineFields): DayRange | undefined {
  const { date, from, through } = fields;
  const isRange = from !== undefined || through !== undefined;
  // A date beside a range leaves open which of them is meant.
  if (date !== undefined) return isRange ? undefined : { from: date, through: date };
  if (from === undefined || through === undefined || through < from) return undefined;
  return { from, through };
}

/** Absent means therapy; for IV solutions absent means unknown, and so does what cannot be read. */
function purposeOf(
  written: Purpose | undefined,
  kind: Kind | undefined,
  unreadable: boolean,
): Purpose | undefined {
  return written ?? (kind === 'iv-solution' || unreadable ? undefined : 'therapy');
}

function ndcsOf(fields: LineFields): NdcFields[] {
  if (Array.isArray(fields.ndc)) return fields.ndc.filter((n) => n !== undefined);
  return fields.ndc ? [fields.ndc] : [];
}

/** The days that two lines share. */
export function sharedDays(a: ServiceLine, b: ServiceLine): DayRange | undefined {
  return a.dates && b.dates ? overlap(a.dates, b.dates) : undefined;
}

/** True when the line covers the day. */
export function covers(line: ServiceLine, day: Day): boolean {
  return line.dates !== undefined && line.dates.from <= day && day <= line.dates.through;
}
