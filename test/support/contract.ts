/** A pack of a user's own: as the policy of BCBSOK, but nothing is asked of concurrent therapies. */
export const CONTRACT = `id: ok-contract
name: Contract with the payer
extends: bcbsok
entries:
  - id: concurrent-therapies
    off: true
`;
