import Mocha from 'mocha';
import { formatTotals } from './totals';

/**
 * A quiet mocha reporter: one line for each outermost `describe`, the failures in full, and a last
 * line with the totals that `npm test` adds up. Runs in Node, in VS Code and in a web worker.
 */
export class TotalsReporter extends Mocha.reporters.Base {
  private passedBefore = 0;
  private failedBefore = 0;

  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.on('suite end', (suite) => {
      if (suite.parent?.root) this.printSuite(suite.title);
    });
    runner.once('end', () => {
      this.epilogue();
      console.log(formatTotals({ passed: this.stats.passes, failed: this.stats.failures }));
    });
  }

  private printSuite(title: string): void {
    const passed = this.stats.passes - this.passedBefore;
    const failed = this.stats.failures - this.failedBefore;
    this.passedBefore = this.stats.passes;
    this.failedBefore = this.stats.failures;
    const count = failed > 0 ? `${passed} passed, ${failed} FAILED` : `${passed}`;
    console.log(`  ${failed > 0 ? '✗' : '✓'} ${title} (${count})`);
  }
}
