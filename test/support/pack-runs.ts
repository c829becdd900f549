import * as assert from 'node:assert/strict';
import type { Checker } from '../../server/src/check/check';
import type { ClaimResult } from '../../server/src/check/finding';
import type { PreparedEntry, PreparedPack } from '../../server/src/check/prepare';
import { linesFor, runRules } from '../../server/src/check/run-rules';
import { claimFacts } from '../../server/src/facts/claim';
import { claimMeets } from '../../server/src/policy/where';
import { TODAY } from './resources';

/** What the entries of a pack did with one claim. */
export interface PackRun {
  /** Entries, and rows of tables of codes, that a finding comes from. */
  fired: ReadonlySet<string>;
  /** The messages that entries gave: `entry message`. */
  said: ReadonlySet<string>;
  /** Entries that gave a finding or could not tell, be it that another finding stands in their place. */
  spoke: ReadonlySet<string>;
  /** Entries whose rule had a line before it that meets their condition for certain. */
  looked: ReadonlySet<string>;
}

/** The pack of a payer, ready to run. */
export function preparedPack(check: Checker, payer: string): PreparedPack {
  const prepared = check.pack(payer);
  assert.ok(prepared, `the pack ${payer} is whole`);
  return prepared;
}

/** Runs a payer's pack over a checked claim once more and keeps what every entry did. */
export function packRun(check: Checker, payer: string, result: ClaimResult): PackRun {
  const prepared = preparedPack(check, payer);
  const { codes, imported = {} } = check.resources;
  const claim = claimFacts(result.draft, codes);
  const input = { claim, prepared, codes, payers: check.payers, today: TODAY, imported };
  const { findings, notChecked } = runRules({ ...input, isOff: () => false });
  const looks = ({ rule, entry }: PreparedEntry): boolean => {
    if (claimMeets(entry.where, claim).is !== 'yes') return false;
    const { lines, unknown } = linesFor({ rule, entry }, claim, codes, prepared.pack);
    return lines.some((line) => !unknown.has(line.index));
  };
  const all = [...prepared.running, ...[...prepared.citing.values()].flat()];
  const shown = result.findings.flatMap(({ from, messageId }) =>
    from.map((id) => ({ id, messageId })),
  );
  const reported = findings.flatMap(({ from, finding }) =>
    from.map((id) => ({ id, messageId: finding.message })),
  );
  return {
    fired: new Set(shown.map(({ id }) => id)),
    said: new Set([...shown, ...reported].map(({ id, messageId }) => `${id} ${messageId}`)),
    spoke: new Set(
      [...shown, ...reported].map(({ id }) => id).concat(notChecked.flatMap((n) => n.from)),
    ),
    looked: new Set(all.filter(looks).flatMap(({ from }) => from)),
  };
}
