/**
 * The code tables as data: what a file under `server/codes/` may say of a HCPCS or CPT code.
 * The tables are YAML in the repository and compact JSON in the built product.
 */

/** What kind of thing a code bills. Rules ask for the kind, never for a numeric range. */
export const KINDS = [
  'therapy-per-diem', // infusion therapies that count as concurrent therapies
  'catheter-care',
  'injection-per-diem',
  'enteral-per-diem',
  'other-per-diem', // dialysis, transfusion, aerosol, irrigation, obstetric
  'pharmacy-hour', // S9810
  'drug',
  'nutrition', // B codes of parenteral solutions and enteral formulas
  'nutrition-kit', // B codes of kits, tubes and pumps
  'blood', // P codes of blood components
  'iv-solution', // J7030–J7121
  'supply',
  'equipment',
  'equipment-service', // maintenance and repair of equipment
  'nursing',
  'professional-visit', // G0068–G0070, G0088–G0090
  'administration', // 96360–96549 and the like
  'vascular-access', // insertion of lines, venipuncture, declotting
  'blood-administration',
  'evaluation',
  'service', // anything else
] as const;
export type Kind = (typeof KINDS)[number];

export const BILLING_UNITS = [
  'mg',
  'mcg',
  'g',
  'ml',
  'l',
  'unit',
  'meq',
  'kcal',
  'each', // per vial, per dose, per visit: a dose in mg or ml cannot be turned into it
] as const;
export type BillingUnitName = (typeof BILLING_UNITS)[number];

/** One billed unit stands for `amount` of `unit`; `upTo` where a started unit counts as whole. */
export interface BillingUnit {
  amount: number;
  unit: BillingUnitName;
  upTo?: boolean;
}

/** One code. Every text is in our own words. */
export interface CodeEntry {
  /** A short name for lists and hints, at most about 40 characters. */
  name: string;
  /** One sentence that says what the code bills. */
  text: string;
  kind: Kind;
  /** Therapeutic category, from the list of the draft format, for per diems and drugs. */
  category?: string;
  /** Per diems by dosing interval: hours between doses. */
  every_hours?: number;
  /** Per diems by daily volume: litres a day, above `over` up to and including `up_to`. */
  litres?: { over: number; up_to?: number };
  /** Per diems by length of infusion: true for 24 hours or more, false for less. */
  continuous?: boolean;
  /** The general code of a family, next to which specific codes exist. */
  general?: boolean;
  /** The family of per-diem codes that replace each other: `pain`, `tpn`, `anti-infective` … */
  family?: string;
  /** Route that the code itself speaks of (`enteral-pump`), or routes of a drug code. */
  routes?: string[];
  /** Codes that its own official text forbids beside it. Ranges (`S9365-S9368`) are allowed. */
  not_with?: string[];
  /** What is included in its payment, and what is billed apart, by its own official text. */
  includes?: string;
  excludes?: string;
  /** Drugs: generic names in lower case, the one that most people write first. */
  drug?: string[];
  /** Drugs: shorter names that fit this code as well, though they lead to other codes first. */
  also?: string[];
  /** Drugs: brand names. */
  brands?: string[];
  unit?: BillingUnit;
  /** Blood clotting factor or product (also emicizumab). */
  clotting?: boolean;
  /** "Not otherwise classified" and "unlisted" codes. */
  unlisted?: boolean;
  /** First and last day of validity where known, ISO. */
  from?: string;
  to?: string;
}

/** A number that looks like a code and is none, or is one no longer. */
export interface ObsoleteEntry {
  /** `misprint`: printed in a policy, never a code · `gap`: lies inside a printed range · `deleted`. */
  status: 'misprint' | 'gap' | 'deleted';
  /** What it was, or where it comes from, in our own words. */
  text: string;
  /** Codes to use instead. */
  instead?: string[];
  /** Last day of validity, where known, ISO. */
  to?: string;
  /** Fires only when the claim also has a code of these kinds (a real code that is a likely slip). */
  beside?: Kind[];
  clauses?: string[];
}

export interface ModifierEntry {
  name: string;
  text: string;
  source: 'HCPCS Level II' | 'CPT';
}

export interface PlaceEntry {
  name: string;
  text: string;
  /** CMS counts the place as a facility for payment. */
  facility?: boolean;
  from?: string;
}

/** All tables together, as the build writes them. */
export interface CodeTablesData {
  /** The edition of the official sets that the facts were held against, for example `October 2025`. */
  edition: string;
  codes: Record<string, CodeEntry>;
  obsolete: Record<string, ObsoleteEntry>;
  modifiers: Record<string, ModifierEntry>;
  places: Record<string, PlaceEntry>;
  /** Ranges in which the tables list every code there is. */
  complete: string[];
}
