import { ClaimHolders } from '../check/claim-holders';
import type { CheckedInput } from './check-input';

/** Claim numbers over all files of a run, in the order of the files. */
export class ClaimNumbers {
  private readonly holders = new ClaimHolders();

  /** A checked file with a finding on each claim whose number stands in a file before. */
  mark(checked: CheckedInput): CheckedInput {
    let { suppressed } = checked;
    const { path } = checked.report;
    const numbers = checked.report.claims.map(({ claim }) => claim);
    const others = this.holders.before(numbers);
    this.holders.add(path, numbers);
    const claims = checked.report.claims.map((claim, i) => {
      const other = others[i] ?? null;
      const then = checked.ifDuplicate[i];
      if (other === null || !then || then.is === 'off') return claim;
      if (then.is === 'silenced') {
        suppressed++;
        return claim;
      }
      const what = `A claim in ${other} has the number ${claim.claim ?? ''} too.`;
      const finding = { ...then.finding, message: `${what} ${then.finding.message.trim()}` };
      return { ...claim, findings: claim.findings.toSpliced(then.at, 0, finding) };
    });
    return { ...checked, report: { ...checked.report, claims }, suppressed };
  }
}
