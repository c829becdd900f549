import type { CodeInfo } from '../codes/tables';
import type { Kind } from '../codes/types';
import type { DayRange } from '../draft/days';
import type {
  DrugFields,
  LineFields,
  NdcFields,
  TherapyFields,
  VisitFields,
} from '../draft/fields';
import type { Category, Purpose, Route } from '../draft/listed-values';
import type { Dose } from '../draft/doses';
import type { Frequency } from '../draft/frequency';
import type { Path } from '../draft/spans';

/** A therapy of the plan of care. */
export interface Therapy {
  id: string;
  path: Path;
  /** Position among the therapies of the draft. */
  index: number;
  fields: TherapyFields;
}

/** A service line with what follows from it, its therapy and the code tables. */
export interface ServiceLine {
  /** Zero-based position. */
  index: number;
  /** `['lines', index]`. */
  path: Path;
  fields: LineFields;
  /** Upper-case code as billed, where it could be read. */
  code: string | undefined;
  info: CodeInfo | undefined;
  kind: Kind | undefined;
  /** Dates of service, both ends included; undefined when unreadable or the wrong way round. */
  dates: DayRange | undefined;
  /** The line was written with one `date`. */
  singleDate: boolean;
  modifiers: readonly string[];
  /** A value of `modifiers` could not be read: nothing is said about them. */
  modifiersUnreadable: boolean;
  units: number | undefined;
  charge: number | undefined;
  /** The line's own place of service, else the claim's. */
  place: string | undefined;
  /** The id of its therapy, where the plan of care has one of that id. */
  therapyId: string | undefined;
  therapy: Therapy | undefined;
  isPerDiem: boolean;
  /** Bills a drug (settled reading 1): a `drug` map, or a code of a drug, nutrition or IV solution. */
  isDrugLine: boolean;
  /** Bills discarded drug (JW). */
  isWaste: boolean;
  drug: DrugFields | undefined;
  /** The drug's name from the line, else from its therapy (for a drug line). */
  drugName: string | undefined;
  dose: Dose | undefined;
  route: Route | undefined;
  frequency: Frequency | undefined;
  /** Length of one infusion in hours. */
  infusionHours: number | undefined;
  /** What cannot be read of the schedule that the line follows, if anything. */
  unreadableSchedule: Path | undefined;
  category: Category | undefined;
  /** Undefined is unknown: an IV solution without a purpose. */
  purpose: Purpose | undefined;
  /** The NDCs of the line: none, one, or more where a list was written. */
  ndcs: readonly NdcFields[];
  ndcWritten: boolean;
  visit: VisitFields | undefined;
  memberOwned: boolean | undefined;
}
