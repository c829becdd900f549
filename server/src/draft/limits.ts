/*
 * What one document may hold. A claim has 50 service lines on an 837P and 999 on a UB-04; a text far
 * beyond that is none, and to check it could take so long that it looks like a hang. What is beyond a
 * limit is not checked, and is said so.
 */

/** In UTF-16 units. Of drafts, packs and settings alike. */
export const MAX_CHARACTERS = 2_000_000;

/** Nesting of lists and maps; the parser recurses. */
export const MAX_DEPTH = 200;

/** Nodes that aliases may stand for: each use counts what it stands for anew. */
export const MAX_ALIASED_NODES = 20_000;

export const MAX_SERVICE_LINES = 2_000;

export const MAX_THERAPIES = 500;

/**
 * Days of service of all lines of a claim together, each line's counted by itself: 2,000 lines of
 * seven weeks. A line whose year is mistyped comes nowhere near.
 */
export const MAX_LINE_DAYS = 100_000;

/** Days of one line beyond this are no claim line; nothing is enumerated for longer ranges. */
export const LONGEST_RANGE = 3660;

/** Items of a list inside a service line or therapy: modifiers, NDCs, days. */
export const MAX_ITEMS = 1_000;

/** Faults of the form that are listed; the others are counted. */
export const MAX_FAULTS = 1_000;

/** Faults of a settings file or pack that are told: with one of them, a pack is not used anyway. */
export const MAX_FILE_FAULTS = 100;

/** Conditions of a pack that stand in each other by `same_day` and `not`. */
export const MAX_CONDITIONS = 5;

/** Time for the rules on one claim, in milliseconds, where there is a clock. */
export const MAX_RULE_TIME = 10_000;

/** Why a text was not parsed at all. */
export class TooDeep extends Error {}

/** Why a text was not parsed at all. */
export class TooLong extends Error {}

/** A number as people write it: `2,000,000`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
