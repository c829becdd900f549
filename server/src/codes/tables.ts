import { parseDay, type Day } from '../draft/days';
import { editionIn } from './edition';
import type { OfficialCode, OfficialCodes } from './official';
import { CodeSet } from './ranges';
import type {
  BillingUnit,
  CodeEntry,
  CodeTablesData,
  Kind,
  ModifierEntry,
  ObsoleteEntry,
  PlaceEntry,
} from './types';

/** What a code is, with its number. */
export interface CodeInfo extends CodeEntry {
  code: string;
}

const NO_CODES: readonly CodeInfo[] = [];

/** The code tables: what a code, a modifier, a place of service is. Read-only, shared by all rules. */
export class CodeTables {
  readonly edition: string;
  private readonly completeRanges: CodeSet;
  private readonly known = new Map<string, CodeInfo>();
  private readonly byText = new Map<string, readonly CodeInfo[]>();
  private byDrugName: ReadonlyMap<string, readonly CodeInfo[]> | undefined;

  constructor(
    private readonly data: CodeTablesData,
    private readonly imported?: OfficialCodes,
  ) {
    this.edition = data.edition;
    this.completeRanges = new CodeSet(data.complete);
  }

  code(code: string | undefined): CodeInfo | undefined {
    if (code === undefined) return undefined;
    let info = this.known.get(code);
    if (!info && Object.hasOwn(this.data.codes, code)) {
      const entry = this.data.codes[code];
      if (entry) this.known.set(code, (info = { ...entry, code }));
    }
    return info;
  }

  kind(code: string | undefined): Kind | undefined {
    return code !== undefined && Object.hasOwn(this.data.codes, code)
      ? this.data.codes[code]?.kind
      : undefined;
  }

  unit(code: string | undefined): BillingUnit | undefined {
    return this.code(code)?.unit;
  }

  /** The same tables, with official ones that were imported. */
  withOfficial(official: OfficialCodes): CodeTables {
    return new CodeTables(this.data, official);
  }

  /** What an imported official table says of a code; our own tables need not have it. */
  official(code: string | undefined): OfficialCode | undefined {
    return code === undefined ? undefined : this.imported?.code(code);
  }

  officialModifier(modifier: string): OfficialCode | undefined {
    return this.imported?.modifier(modifier);
  }

  /** True when official tables were imported. */
  get hasOfficial(): boolean {
    return this.imported !== undefined;
  }

  /** True when an imported official table holds every code of the day. */
  isOfficiallyComplete(code: string, day: Day): boolean {
    return this.imported?.covers(code, day) ?? false;
  }

  /** A number that is no code, or is one no longer. An official table that has it knows better. */
  obsolete(code: string | undefined): ObsoleteEntry | undefined {
    const entry =
      code !== undefined && Object.hasOwn(this.data.obsolete, code)
        ? this.data.obsolete[code]
        : undefined;
    const official = this.official(code);
    if (!entry || !official || entry.beside) return entry;
    if (official.to !== undefined) return { ...entry, status: 'deleted', to: official.to };
    const asOf = entry.to ?? editionIn(this.edition) ?? '';
    return official.knownThrough > asOf ? undefined : entry;
  }

  modifier(modifier: string): ModifierEntry | undefined {
    return Object.hasOwn(this.data.modifiers, modifier) ? this.data.modifiers[modifier] : undefined;
  }

  place(place: string): PlaceEntry | undefined {
    return Object.hasOwn(this.data.places, place) ? this.data.places[place] : undefined;
  }

  /** Every code of the tables, in order. */
  allCodes(): string[] {
    return Object.keys(this.data.codes).sort();
  }

  allModifiers(): string[] {
    return Object.keys(this.data.modifiers).sort();
  }

  allPlaces(): string[] {
    return Object.keys(this.data.places).sort();
  }

  allObsolete(): string[] {
    return Object.keys(this.data.obsolete).sort();
  }

  /** True in a range in which the tables list every code there is. */
  isComplete(code: string): boolean {
    return this.completeRanges.has(code);
  }

  /** First and last day of a code where they are known, ISO: by the official table if it has the code. */
  datesOf(code: string): { from?: string; to?: string } {
    const official = this.official(code);
    const own = this.code(code);
    if (!official) return { from: own?.from, to: own?.to };
    // A table of before the code's last day could not know of it.
    const isLater = own?.to !== undefined && own.to > official.knownThrough;
    return { from: official.from ?? own?.from, to: official.to ?? (isLater ? own.to : undefined) };
  }

  /** True when the code has dates of its own and the day lies outside them. */
  isOutsideDates(code: string, day: Day): boolean {
    const dates = this.datesOf(code);
    const from = dates.from === undefined ? undefined : parseDay(dates.from);
    const to = dates.to === undefined ? undefined : parseDay(dates.to);
    return (from !== undefined && day < from) || (to !== undefined && day > to);
  }

  /**
   * The drug codes whose generic or brand name occurs, as whole words, in a text. A longer name hides
   * the shorter one inside it: heparin lock flush is not heparin.
   */
  codesForDrug(text: string): readonly CodeInfo[] {
    const words = wordsOf(text);
    let codes = this.byText.get(words);
    if (!codes) {
      // Drafts name the same few drugs over and over; a long session must not hoard texts.
      if (this.byText.size > 2000) this.byText.clear();
      this.byText.set(words, (codes = this.findDrug(` ${words} `)));
    }
    return codes;
  }

  private findDrug(words: string): readonly CodeInfo[] {
    if (words.trim() === '') return NO_CODES;
    const names = [...this.drugNames().keys()].filter((name) => words.includes(` ${name} `));
    const found = new Map<string, CodeInfo>();
    for (const name of names) {
      if (names.some((other) => other !== name && ` ${other} `.includes(` ${name} `))) continue;
      for (const info of this.drugNames().get(name) ?? []) found.set(info.code, info);
    }
    return [...found.values()];
  }

  /** Drug names in whole words, with the codes that they stand for. */
  drugNames(): ReadonlyMap<string, readonly CodeInfo[]> {
    if (this.byDrugName) return this.byDrugName;
    const names = new Map<string, CodeInfo[]>();
    for (const code of this.allCodes()) {
      const info = this.code(code);
      for (const name of [...(info?.drug ?? []), ...(info?.brands ?? [])]) {
        const key = wordsOf(name);
        if (!info || key === '') continue;
        const codes = names.get(key) ?? [];
        codes.push(info);
        names.set(key, codes);
      }
    }
    this.byDrugName = names;
    return names;
  }
}

/** A text as lower-case words with single blanks between: `Immune-Globulin (IV)` → `immune globulin iv`. */
export function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9%.]+/g, ' ')
    .trim();
}
