import { parseDay, type Day, type DayRange } from '../draft/days';
import { editionText } from './edition';
import type {
  CodeTable,
  HcpcsTable,
  MueLimit,
  MueTable,
  NdcTable,
  OfficialEntry,
} from './table-file';

/** An official code, with the edition of the table that it stands in. */
export interface OfficialCode extends OfficialEntry {
  /** `October 2025`; the name of the file where that is not known. */
  edition: string;
  /** The last day of which the table knows, ISO; empty where that is not known. */
  knownThrough: string;
}

interface Coverage extends DayRange {
  unreadable: ReadonlySet<string>;
  hasDental: boolean;
}

/** Official tables of HCPCS codes; of several editions the newest that has a code speaks of it. */
export class OfficialCodes {
  private readonly tables: readonly HcpcsTable[];
  private readonly coverage: readonly Coverage[];

  constructor(tables: readonly HcpcsTable[]) {
    this.tables = [...tables].sort((a, b) => order(b).localeCompare(order(a)));
    this.coverage = tables.flatMap((table) => {
      const [from, through] = [
        parseDay(table.covers?.from ?? ''),
        parseDay(table.covers?.through ?? ''),
      ];
      if (from === undefined || through === undefined) return [];
      const hasDental = Object.keys(table.codes).some((code) => code.startsWith('D'));
      return [{ from, through, unreadable: new Set(table.unreadable), hasDental }];
    });
  }

  code(code: string): OfficialCode | undefined {
    return this.find('codes', code);
  }

  modifier(modifier: string): OfficialCode | undefined {
    return this.find('modifiers', modifier);
  }

  /**
   * True when a table holds every code that there is on the day, so that one it lacks is none.
   * Dental codes (D) are licensed and stand in few files.
   */
  covers(code: string, day: Day): boolean {
    return this.coverage.some(
      ({ from, through, unreadable, hasDental }) =>
        from <= day &&
        day <= through &&
        !unreadable.has(code) &&
        (hasDental || !code.startsWith('D')),
    );
  }

  private find(list: 'codes' | 'modifiers', key: string): OfficialCode | undefined {
    for (const table of this.tables) {
      const entry = Object.hasOwn(table[list], key) ? table[list][key] : undefined;
      if (entry) {
        const knownThrough = table.covers?.through ?? '';
        return { ...entry, edition: editionOf(table), knownThrough };
      }
    }
    return undefined;
  }
}

/** What the imported tables know besides the codes. */
export interface Imported {
  official?: OfficialCodes;
  mue?: { limit(code: string): MueLimit | undefined };
  ndcDirectory?: { has(elevenDigits: string): boolean };
}

/** Imported tables, ready to be asked; what was not imported is absent. */
export function importedFrom(tables: readonly CodeTable[]): Imported {
  const hcpcs = tables.filter((table) => table.kind === 'hcpcs');
  const mue = tables.filter((table) => table.kind === 'mue');
  const ndc = tables.filter((table) => table.kind === 'ndc');
  return {
    ...(hcpcs.length > 0 && { official: new OfficialCodes(hcpcs) }),
    ...(mue.length > 0 && { mue: { limit: (code: string) => limitOf(mue, code) } }),
    ...(ndc.length > 0 && {
      ndcDirectory: { has: (digits: string) => ndc.some((table) => holds(table, digits)) },
    }),
  };
}

/** Tables for practitioners, hospitals and suppliers differ: the most that one of them allows. */
function limitOf(tables: readonly MueTable[], code: string): MueLimit | undefined {
  const limits = tables.flatMap(({ limits: of }) =>
    Object.hasOwn(of, code) ? (of[code] ?? []) : [],
  );
  return limits.reduce<MueLimit | undefined>(
    (most, limit) => (most && most.units >= limit.units ? most : limit),
    undefined,
  );
}

function holds({ packages }: NdcTable, digits: string): boolean {
  const labeler = digits.slice(0, 5);
  const known = Object.hasOwn(packages, labeler) ? (packages[labeler] ?? '') : '';
  const wanted = digits.slice(5);
  for (let at = known.indexOf(wanted); at >= 0; at = known.indexOf(wanted, at + 1))
    if (at % wanted.length === 0) return true;
  return false;
}

function order({ edition, imported }: HcpcsTable): string {
  return `${edition ?? ''} ${imported}`;
}

function editionOf({ edition, source }: HcpcsTable): string {
  return edition === null ? source : editionText(edition);
}
