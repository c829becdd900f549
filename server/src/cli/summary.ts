import type { Severity } from '../policy/schema';
import type { ReportedFile, Summary } from './report';

/** Counts and sums over all files, one file at a time. */
export class Tally {
  private readonly counts = { error: 0, warning: 0, information: 0, hint: 0 };
  private readonly rest = { files: 0, claims: 0, notChecked: 0, suppressed: 0 };
  /** In cents, so that nothing is lost. */
  private readonly cents = { totalCharge: 0, chargeAtRisk: 0 };

  add(file: ReportedFile, suppressed: number): void {
    this.rest.files++;
    this.rest.claims += file.claims.length;
    this.rest.suppressed += suppressed;
    for (const claim of file.claims) {
      for (const finding of claim.findings) this.counts[finding.severity]++;
      this.rest.notChecked += claim.notChecked.length;
      this.cents.totalCharge += Math.round(claim.totalCharge * 100);
      this.cents.chargeAtRisk += Math.round(claim.chargeAtRisk * 100);
    }
  }

  count(severity: Severity): number {
    return this.counts[severity];
  }

  get summary(): Summary {
    const { files, claims, notChecked, suppressed } = this.rest;
    return {
      files,
      claims,
      ...this.counts,
      notChecked,
      suppressed,
      totalCharge: this.cents.totalCharge / 100,
      chargeAtRisk: this.cents.chargeAtRisk / 100,
    };
  }
}
