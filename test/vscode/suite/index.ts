import Mocha from 'mocha';
import { TotalsReporter } from '../../tools/totals-reporter';

/** What the generated entry of a bundle passes on. */
export interface SuiteOptions {
  /** Runs only tests whose full title contains this. */
  readonly grep?: string;
}

/** Opening VS Code's first editor can take seconds on a busy machine. */
const timeout = 30_000;

/**
 * Runs the suite inside the extension host.
 * @param load evaluates the test files; they find mocha's functions among the globals.
 * @throws Error when a test fails or none ran; VS Code then ends with a code other than 0.
 */
export async function runSuite(load: () => void, options: SuiteOptions): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', reporter: TotalsReporter, timeout, color: false });
  if (options.grep) mocha.fgrep(options.grep);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  load();
  const runner = await new Promise<Mocha.Runner>((resolve) => {
    const started = mocha.run(() => resolve(started));
  });
  const { failures = 0, passes = 0 } = runner.stats ?? {};
  if (failures > 0) throw new Error(`${failures} of the tests in VS Code failed.`);
  if (passes === 0) throw new Error('No test ran in VS Code.');
}
