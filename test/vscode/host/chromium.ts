import * as fs from 'node:fs';
import * as path from 'node:path';
import { chromium } from 'playwright-core';
import { runQuietly } from './command';

const commandNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The Chromium that shows VS Code: `CHROMIUM_PATH`, else one on this machine, else, as root on
 * Debian or its relatives, one installed by apt-get.
 * @throws Error that says what to do when there is none.
 */
export async function ensureChromium(say: (line: string) => void): Promise<string> {
  const found = findChromium();
  if (found) return found;
  if (!canInstall()) throw new Error(howToGetOne);
  say('Installing Chromium with apt-get …');
  await installWithApt();
  const installed = findChromium();
  if (!installed) throw new Error(howToGetOne);
  say('Chromium is installed.');
  return installed;
}

const howToGetOne =
  'No Chromium found, and VS Code needs one for its window here. Install it ' +
  '(sudo apt-get install chromium) or set CHROMIUM_PATH to the executable of Chromium or Chrome.';

function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which cannot be run.`);
  }
  return [...candidates()].find(isExecutable);
}

function* candidates(): Iterable<string> {
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(path.delimiter)];
  for (const folder of folders.filter(path.isAbsolute)) {
    for (const name of commandNames) yield path.join(folder, name);
  }
  // One that playwright has downloaded for another project.
  yield chromium.executablePath();
}

function isExecutable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get');
}

async function installWithApt(): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const patient = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
  const packages = ['chromium', 'fonts-liberation', 'fonts-dejavu-core'];
  await runQuietly('apt-get', ['update', ...patient], { env });
  await runQuietly(
    'apt-get',
    ['install', '-y', '--no-install-recommends', ...patient, ...packages],
    {
      env,
    },
  );
}
