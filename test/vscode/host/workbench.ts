import type { Page } from 'playwright-core';
import type { LaunchOptions } from './arguments';
import { followTests } from './automation';
import { openWindow } from './browser';
import { ensureChromium } from './chromium';
import { startSession } from './session';
import { loadInWebWorker } from './web-worker';

/** An open VS Code window and the server behind it. */
export interface Workbench {
  readonly page: Page;
  /** The exit code of the suite in the extension host; never resolves where none runs. */
  suiteEnd(): Promise<number>;
  /** Closes the window and ends the server. */
  close(): Promise<void>;
}

/** Opens VS Code as the options say. Progress goes to `say`. */
export async function openWorkbench(
  options: LaunchOptions,
  say: (line: string) => void,
): Promise<Workbench> {
  const chromium = await ensureChromium(say);
  const session = await startSession(options, say);
  const web = options.kind === 'web';
  try {
    const window = await openWindow(chromium, web);
    const { page } = window;
    const close = async (): Promise<void> => {
      await window.close();
      await session.stop();
    };
    try {
      const suiteEnd = await followTests(page, options.verbose);
      if (web) await loadInWebWorker(page, options);
      if (options.verbose) page.on('console', (m) => say(`[page] ${m.text()}`));
      await page.goto(session.address, { waitUntil: 'commit' });
      return { page, close, suiteEnd };
    } catch (error) {
      await window.close();
      throw error;
    }
  } catch (error) {
    await session.stop();
    throw error;
  }
}
