import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { isNoise } from './noise';

/** What VS Code says, and then waits for ever, when the tests lie outside every extension. */
const noHostForTests = 'No extension host found that can launch the test runner';

/**
 * Answers the two functions that a workbench under test calls: one prints what the extension host
 * logs, the other ends the run. Must come before the page opens.
 * @returns where to wait for the suite's exit code; that wait fails when the page is lost.
 */
export async function followTests(page: Page, verbose: boolean): Promise<() => Promise<number>> {
  let finish: (code: number) => void = () => undefined;
  const code = new Promise<number>((resolve, reject) => {
    finish = resolve;
    page.once('crash', () => reject(new Error("VS Code's page crashed.")));
    page.once('close', () => reject(new Error("VS Code's page was closed.")));
    page.on('console', (message) => {
      if (message.text().startsWith(noHostForTests)) reject(new Error(message.text()));
    });
  });
  // Nobody may be waiting, and a page that closes after its run has ended is no error.
  code.catch(() => undefined);
  await page.exposeFunction('codeAutomationExit', (result: number) => finish(result));
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
    const text = format(...args);
    if (!verbose && isNoise(text)) return;
    const stream = type === 'error' || type === 'warn' ? process.stderr : process.stdout;
    stream.write(text.endsWith('\n') ? text : `${text}\n`);
  });
  return () => code;
}
