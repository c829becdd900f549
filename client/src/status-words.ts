import type { ClaimStatus } from '../../server/src/service/status';

/** Payer and policy, and which claim of the file they are of. */
export function statusTitle(status: ClaimStatus): string {
  const { index, claims } = status;
  return `${policyOf(status)}${claims > 1 ? `, claim ${index + 1} of ${claims}` : ''}`;
}

function policyOf({ payer, policy }: ClaimStatus): string {
  if (payer === null) return 'No payer';
  return policy === null ? `No policy for ${payer}` : `${payer.toUpperCase()} ${policy}`;
}

/** What was found in the claim. The editor has one short line for it, so what matters most is first. */
export function statusDetail(status: ClaimStatus): string {
  const remarks = status.information + status.hint;
  const found = [
    counted(status.error, 'error'),
    counted(status.warning, 'warning'),
    counted(remarks, 'remark'),
  ].filter((words) => words !== '');
  return [
    found.length > 0 ? found.join(', ') : 'nothing found',
    status.chargeAtRisk > 0
      ? `${amount(status.chargeAtRisk)} of ${amount(status.totalCharge)} at risk`
      : '',
    status.notChecked > 0 ? `${status.notChecked} not checked` : '',
    status.suppressed > 0 ? `${status.suppressed} silenced` : '',
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
