/* Commands of the extension that the server may offer; only a client that names them has them. */

/** Shows what every payer says of a claim: the draft's address, a position in the claim. */
export const COMPARE_COMMAND = 'claimlint.comparePayers';
/** Applies every safe fix to a draft: its address. */
export const FIX_ALL_COMMAND = 'claimlint.fixAll';
/** The editor's own: opens the list of completion for what comes behind a field just chosen. */
export const SUGGEST_COMMAND = 'editor.action.triggerSuggest';
export const CLIENT_COMMANDS = [COMPARE_COMMAND, FIX_ALL_COMMAND, SUGGEST_COMMAND];
