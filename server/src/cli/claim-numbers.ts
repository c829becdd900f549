import type { CheckedInput } from './check-input';

/** Claim numbers over all files of a run, in the order of the files. */
export class ClaimNumbers {
  /** The file in which a number stood first. */
  private readonly firstFile = new Map<string, string>();

  /** A checked file with a finding on each claim whose number stands in a file before. */
  mark(checked: CheckedInput): CheckedInput {
    let { suppressed } = checked;
    const { path } = checked.report;
    const claims = checked.report.claims.map((claim, i) => {
      const number = claim.claim;
      if (number === null) return claim;
      const other = this.firstFile.get(number);
      if (other === undefined) this.firstFile.set(number, path);
      const then = checked.ifDuplicate[i];
      if (other === undefined || other === path || !then || then.is === 'off') return claim;
      if (then.is === 'silenced') {
        suppressed++;
        return claim;
      }
      const what = `A claim in ${other} has the number ${number} too.`;
      const finding = { ...then.finding, message: `${what} ${then.finding.message.trim()}` };
      return { ...claim, findings: claim.findings.toSpliced(then.at, 0, finding) };
    });
    return { ...checked, report: { ...checked.report, claims }, suppressed };
  }
}
