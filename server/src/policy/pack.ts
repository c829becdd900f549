import { CodeSet } from '../codes/ranges';
import type { Kind } from '../codes/types';
import { parseDay, type Day, type DayRange } from '../draft/days';
import type { Cite, Cites, CodeStatus, Consequence, Severity, Statement, Where } from './schema';

/** First and last day on which something governs; both ends included, open where absent. */
export interface Effective {
  from?: string;
  to?: string;
}

/** The pack that a statement comes from, as findings name it. */
export interface PackOrigin {
  id: string;
  policy: string;
  effective: Effective;
}

/** The citation of one pack of the chain for one entry. */
export interface EntryCites {
  origin: PackOrigin;
  cites: Cites;
}

/** One call of a rule: with which options, for which lines, with what behind it. */
export interface PackEntry {
  id: string;
  rule: string;
  where: Where | undefined;
  with: Readonly<Record<string, unknown>>;
  /** The payer's own first, then what it extends. */
  cites: readonly EntryCites[];
  severity: Severity | undefined;
  consequence: Consequence | undefined;
  effective: Effective | undefined;
}

/** What a pack says of a code: the first statement that holds it, its own before those it extends. */
export interface CodeStatusOf extends Omit<CodeStatus, 'codes'> {
  origin: PackOrigin;
  /** Which row of which pack's table it is: `php#8`. */
  row: string;
  /** How many numbers the statement speaks of. */
  width: number;
}

/** A row of a pack's table of codes, as it is written. */
export interface StatusRow {
  status: CodeStatus;
  origin: PackOrigin;
  /** The pack that it stands in and its position there, from 0: `php#8`. */
  row: string;
}

interface StatusEntry extends StatusRow {
  codes: CodeSet;
}

/** A policy pack with everything that it extends followed. */
export class Pack implements PackOrigin {
  readonly id: string;
  readonly name: string;
  readonly policy: string;
  readonly title: string;
  readonly version: string;
  readonly effective: Effective;
  readonly reviewed: string | undefined;
  readonly perDiemBasis: 'administered' | 'access';
  readonly entries: readonly PackEntry[];
  readonly advice: readonly (Statement & { origin: PackOrigin })[];
  readonly silent: readonly (Statement & { origin: PackOrigin })[];
  /** Ids from this pack to the last one that it extends. */
  readonly chain: readonly string[];
  private readonly statuses: readonly StatusEntry[];
  /** What was looked up before; there are only so many codes. */
  private readonly statusesByCode = new Map<string, CodeStatusOf[]>();
  private readonly sets: ReadonlyMap<string, CodeSelector>;

  constructor(parts: PackParts) {
    this.id = parts.id;
    this.name = parts.name;
    this.policy = parts.policy;
    this.title = parts.title;
    this.version = parts.version;
    this.effective = parts.effective;
    this.reviewed = parts.reviewed;
    this.perDiemBasis = parts.perDiemBasis;
    this.entries = parts.entries;
    this.advice = parts.advice;
    this.silent = parts.silent;
    this.chain = parts.chain;
    this.sets = parts.sets;
    this.statuses = parts.statuses.map((row) => ({ ...row, codes: new CodeSet(row.status.codes) }));
  }

  /** How messages call the policy: `BCBSOK CPCP019`. */
  get label(): string {
    return labelOf(this);
  }

  set(name: string): CodeSelector | undefined {
    return this.sets.get(name);
  }

  get setNames(): string[] {
    return [...this.sets.keys()];
  }

  /** The rows of the table of codes, its own before those it extends, as they are written. */
  get codeStatuses(): readonly StatusRow[] {
    return this.statuses;
  }

  /** Every statement of the pack about a code that governs on the day, the narrowest first. */
  statusesOf(code: string, day?: Day): CodeStatusOf[] {
    let all = this.statusesByCode.get(code);
    if (!all) this.statusesByCode.set(code, (all = this.findStatuses(code)));
    return all.filter((status) => governs(status.effective, day));
  }

  private findStatuses(code: string): CodeStatusOf[] {
    return this.statuses
      .flatMap((entry) => {
        const width = entry.codes.narrowest(code);
        const { status, origin, row } = entry;
        return width === undefined ? [] : [{ ...status, origin, row, width }];
      })
      .sort((a, b) => a.width - b.width);
  }

  statusOf(code: string, day?: Day): CodeStatusOf | undefined {
    return this.statusesOf(code, day)[0];
  }
}

export interface PackParts {
  id: string;
  name: string;
  policy: string;
  title: string;
  version: string;
  effective: Effective;
  reviewed: string | undefined;
  perDiemBasis: 'administered' | 'access';
  sets: ReadonlyMap<string, CodeSelector>;
  statuses: readonly StatusRow[];
  entries: readonly PackEntry[];
  advice: readonly (Statement & { origin: PackOrigin })[];
  silent: readonly (Statement & { origin: PackOrigin })[];
  chain: readonly string[];
}

/** Codes by number and range, narrowed by kind. */
export class CodeSelector {
  private readonly codes: CodeSet;
  private readonly except: CodeSet;

  constructor(
    readonly texts: readonly string[],
    private readonly kinds: readonly Kind[] | undefined,
    except: readonly string[] | undefined,
  ) {
    this.codes = new CodeSet(texts);
    this.except = new CodeSet(except ?? []);
  }

  has(code: string | undefined, kind: Kind | undefined): boolean {
    if (code === undefined || !this.codes.has(code) || this.except.has(code)) return false;
    return this.kinds === undefined || (kind !== undefined && this.kinds.includes(kind));
  }

  narrowest(code: string): number | undefined {
    return this.codes.narrowest(code);
  }
}

export function labelOf(origin: Pick<PackOrigin, 'id' | 'policy'>): string {
  return origin.id === 'common'
    ? origin.policy
    : `${origin.id.toUpperCase()} ${origin.policy}`.trim();
}

/** The cite of an entry for a message: of the payer first, and the clause ids of the whole chain. */
export function citeFor(
  entry: Pick<PackEntry, 'cites'>,
  messageId: string,
): { origin: PackOrigin; cite: Cite; clauses: string[] } | undefined {
  const found = entry.cites.flatMap(({ origin, cites }) => {
    const cite = 'all' in cites ? cites.all : cites.byMessage[messageId];
    return cite ? [{ origin, cite }] : [];
  });
  const [first] = found;
  if (!first) return undefined;
  const spoken = found.find((f) => f.cite.says !== undefined) ?? first;
  const clauses = [...new Set(found.flatMap((f) => f.cite.clauses ?? []))];
  return { ...spoken, clauses };
}

/** True when a statement with these dates governs some day of a range; a range counts by its last day. */
export function governsRange(effective: Effective | undefined, dates: DayRange): boolean {
  const from = effective?.from === undefined ? undefined : parseDay(effective.from);
  const to = effective?.to === undefined ? undefined : parseDay(effective.to);
  return (from === undefined || dates.through >= from) && (to === undefined || dates.from <= to);
}

function governs(effective: Effective | undefined, day: Day | undefined): boolean {
  return day === undefined || governsRange(effective, { from: day, through: day });
}
