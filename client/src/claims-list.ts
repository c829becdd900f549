import type { ListedClaim } from '../../server/src/service/status';
import { statusDetail } from './status-words';

/*
 * What the list of claims shows: payers, and the claims of each, the worst first. Each state is a
 * sign and words, so that nothing hangs on colour.
 */

/** What is known of a draft: its claims, or why nothing is. */
export type DraftState = readonly ListedClaim[] | 'unreadable' | 'not checked';

/** How a claim stands, the worst first. */
export const CLAIM_STATES = ['error', 'warning', 'remark', 'not checked', 'clean'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

export interface ListedItem {
  label: string;
  /** How it stands, in words. */
  description: string;
  /** Where it lies. */
  file: string;
  uri: string;
  state: ClaimState | 'unreadable';
  /** Position in the file, counted from 0. */
  at: { line: number; character: number };
}

export interface ClaimGroup {
  label: string;
  description: string;
  items: ListedItem[];
}

/**
 * The claims by payer, and at the end the drafts of which nothing is known.
 * @param nameOf how a file is called, by its address.
 */
export function claimGroups(
  drafts: ReadonlyMap<string, DraftState>,
  nameOf: (uri: string) => string,
): ClaimGroup[] {
  const byPayer = new Map<string, ListedItem[]>();
  const unknown: ListedItem[] = [];
  for (const [uri, state] of drafts)
    if (typeof state === 'string') unknown.push(unknownItem(uri, state, nameOf(uri)));
    else
      for (const claim of state) {
        const payer = payerOf(claim);
        const items = byPayer.get(payer) ?? [];
        items.push(itemOf(claim, uri, nameOf(uri)));
        byPayer.set(payer, items);
      }
  const groups = [...byPayer].sort(([a], [b]) => a.localeCompare(b));
  return [
    ...groups.map(([label, items]) => groupOf(label, items)),
    ...(unknown.length > 0 ? [groupOf('Not checked', unknown)] : []),
  ];
}

function payerOf({ payer, payerName }: ListedClaim): string {
  return payerName ?? (payer === null ? 'No payer' : `${payer} (no policy)`);
}

function itemOf(claim: ListedClaim, uri: string, file: string): ListedItem {
  return {
    label: claim.claim ?? `claim ${claim.index + 1}`,
    description: statusDetail(claim),
    file,
    uri,
    state: stateOf(claim),
    at: claim.at,
  };
}

function unknownItem(uri: string, why: 'unreadable' | 'not checked', file: string): ListedItem {
  const description = why === 'unreadable' ? 'cannot be read as UTF-8 text' : 'not checked';
  const at = { line: 0, character: 0 };
  return { label: file, description, file, uri, state: 'unreadable', at };
}

/** How a claim stands by the worst that is known of it. */
export function stateOf(claim: ListedClaim): ClaimState {
  if (claim.error > 0) return 'error';
  if (claim.warning > 0) return 'warning';
  if (claim.information + claim.hint > 0) return 'remark';
  return claim.notChecked > 0 ? 'not checked' : 'clean';
}

function groupOf(label: string, items: ListedItem[]): ClaimGroup {
  const rank = ({ state }: ListedItem) =>
    state === 'unreadable' ? -1 : CLAIM_STATES.indexOf(state);
  const sorted = [...items].sort(
    (a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label) || (a.file < b.file ? -1 : 1),
  );
  const counts = (['error', 'warning', 'clean'] as const).flatMap((state) => {
    const count = items.filter((item) => item.state === state).length;
    return count > 0 ? [`${count} ${WORDS[state]}`] : [];
  });
  return { label, description: [`${items.length}`, ...counts].join(' · '), items: sorted };
}

const WORDS = { error: 'with errors', warning: 'with warnings', clean: 'clean' };
