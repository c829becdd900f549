import type { ClaimStatus } from '../../server/src/service/status';

/** Payer and policy, as the status shows them. */
export function statusTitle({ payer, policy }: ClaimStatus): string {
  if (payer === null) return 'No payer';
  return policy === null ? `No policy for ${payer}` : `${payer.toUpperCase()} ${policy}`;
}

/** What was found in the claim, in one line. */
export function statusDetail(status: ClaimStatus): string {
  const remarks = status.information + status.hint;
  const found = [
    counted(status.error, 'error'),
    counted(status.warning, 'warning'),
    counted(remarks, 'remark'),
  ].filter((words) => words !== '');
  return [
    status.claims > 1 ? `claim ${status.index + 1} of ${status.claims}` : '',
    found.length > 0 ? found.join(', ') : 'nothing found',
    status.suppressed > 0 ? `${status.suppressed} silenced` : '',
    status.notChecked > 0 ? `${status.notChecked} not checked` : '',
    status.chargeAtRisk > 0
      ? `${amount(status.chargeAtRisk)} of ${amount(status.totalCharge)} at risk`
      : '',
    status.effective === null ? '' : `policy in effect from ${status.effective}`,
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

function counted(count: number, word: string): string {
  if (count === 0) return '';
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function amount(value: number): string {
  return value.toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}
