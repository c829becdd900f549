import { chromium, type Browser, type Page } from 'playwright-core';

/** A headless Chromium with one page. */
export interface Window {
  readonly page: Page;
  close(): Promise<void>;
}

const size = { width: 1280, height: 800 };

/** Offline, unattended, and able to run as root in a container. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

/**
 * Starts Chromium with an empty page.
 * @param bypassCsp lets the page load scripts from other addresses than its own.
 */
export async function openWindow(executable: string, bypassCsp: boolean): Promise<Window> {
  const browser = await chromium.launch({
    executablePath: executable,
    headless: true,
    args: flags,
    // The launcher ends the browser itself, after the signal.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const page = await newPage(browser, bypassCsp);
  return {
    page,
    close: async () => {
      await browser.close().catch(() => undefined);
    },
  };
}

async function newPage(browser: Browser, bypassCSP: boolean): Promise<Page> {
  const context = await browser.newContext({
    bypassCSP,
    viewport: size,
    deviceScaleFactor: 1,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  return context.newPage();
}
