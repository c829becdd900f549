/* Kinds of actions that a client may ask for by themselves, below the protocol's `refactor.rewrite`. */

const REWRITE = 'refactor.rewrite';

/** SH and SJ in the whole claim. */
export const SET_CONCURRENT = `${REWRITE}.setConcurrentModifiers`;
/** A service line becomes one line a date. */
export const SPLIT_BY_DAY = `${REWRITE}.splitByDay`;
/** A drug line that follows from the plan of care. */
export const ADD_DRUG_LINE = `${REWRITE}.addDrugLine`;
