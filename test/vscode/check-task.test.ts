import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { openFile, runCommand, runTask, showProblems } from './gestures';
import { defaultOptions } from './host/arguments';
import { projectRoot } from './host/paths';
import { prepareProfile } from './host/profile';
import { hostVersions, isHostName } from './host/versions';
import { openWorkbench, type Workbench } from './host/workbench';
import { until } from './suite/until';

// Seen in the window: VS Code up to 1.100 does not tell extensions of all that a task has found.

/** Two folders with a draft each in which a modifier is missing: in the north that is but a warning. */
function makeFolders(folder: string): void {
  fs.cpSync(path.join(__dirname, 'folders'), folder, { recursive: true });
  for (const name of ['north', 'south'])
    fs.renameSync(
      path.join(folder, name, 'without-sh.claim.yaml'),
      path.join(folder, name, `of-${name}.claim.yaml`),
    );
}

/** A draft of the folder with a claim number of its own, as it comes from elsewhere. */
function addDraft(folder: string, name: string): void {
  const text = fs.readFileSync(path.join(folder, 'of-north.claim.yaml'), 'utf8');
  fs.writeFileSync(path.join(folder, name), text.replace('TEST-0002', 'TEST-0003'));
}

/** Sets one of VS Code's settings in a file that names several folders. */
function setInFile(workspace: string, key: string, value: unknown): void {
  const file = JSON.parse(fs.readFileSync(workspace, 'utf8')) as Record<string, unknown>;
  fs.writeFileSync(workspace, JSON.stringify({ ...file, settings: { [key]: value } }));
}

/** The files that the list of problems shows, each with its folder and how much is found in it. */
async function problemsOf(page: Page): Promise<string> {
  // Read at once: the next moment a row may be gone.
  const files = await page
    .locator('.markers-panel .monaco-list-row:has(.monaco-count-badge)')
    .allTextContents();
  return files
    .map((file) => file.replace(/^(.+\.yaml)(\D+)(\d+)$/, '$1 $2 $3'))
    .sort()
    .join(', ');
}

async function untilProblems(page: Page, wanted: string): Promise<void> {
  let shown = '';
  await until(`problems “${wanted}”`, async () => {
    shown = await problemsOf(page);
    return shown === wanted;
  }).catch((error: unknown) => {
    throw new Error(`there is “${shown}”`, { cause: error });
  });
}

/** Checks a folder by its task. What its terminal has said must not be taken for that of the next one. */
async function check(page: Page, folder: string): Promise<string> {
  const said = await runTask(page, 'claimlint: check', folder);
  await runCommand(page, 'Terminal: Kill All Terminals');
  return said;
}

/** Waits until so many findings lead to the page of their rule, as those of editors do. */
async function untilOfEditors(page: Page, count: number): Promise<void> {
  const links = page.locator('.markers-panel .monaco-list-row .monaco-link');
  await until(`${count} findings of editors`, async () => (await links.count()) === count);
}

for (const host of Object.keys(hostVersions).filter(isHostName))
  describe(`the task in the window, ${host} version`, function () {
    this.timeout(180_000);
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'claimlint-task-'));
    const folder = path.join(scratch, 'folders');
    const workspace = path.join(folder, 'clinics.code-workspace');
    let workbench: Workbench;
    before(async () => {
      const userData = path.join(scratch, 'user');
      // Drawn as text, which can be read.
      prepareProfile(userData, { 'terminal.integrated.gpuAcceleration': 'off' });
      makeFolders(folder);
      const options = { host, userData, folder: workspace, extensions: [projectRoot] };
      workbench = await openWorkbench({ ...defaultOptions(), ...options }, console.error);
      await workbench.page.setViewportSize({ width: 1440, height: 900 });
    });
    after(async () => {
      await workbench?.close();
      fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    });

    it('checks the folder that it is of, by the settings of that folder', async () => {
      const { page } = workbench;
      const terminal = await check(page, 'south');
      assert.match(terminal, /1 file, 1 claim: 1 error/);
      assert.match(terminal, /terminated with exit code: 1/);
      await showProblems(page, 'lacks SH');
      await untilProblems(page, 'of-south.claim.yaml south 1');
      assert.match(await check(page, 'north'), /1 file, 1 claim: 0 errors, 1 warning/);
      await showProblems(page, 'lacks SH');
      await untilProblems(page, 'of-north.claim.yaml north 1');
    });

    it('leaves a draft to the editor that opens it, also one that has come since', async () => {
      const { page } = workbench;
      await openFile(page, 'of-north.claim.yaml');
      await showProblems(page, 'lacks SH');
      await untilOfEditors(page, 1);
      await untilProblems(page, 'of-north.claim.yaml north 1');
      addDraft(path.join(folder, 'north'), 'later.claim.yaml');
      await check(page, 'north');
      await showProblems(page, 'later.claim.yaml');
      await untilProblems(page, 'later.claim.yaml north 1, of-north.claim.yaml north 1');
      await page.locator('.explorer-folders-view').getByText('later.claim.yaml').dblclick();
      await untilOfEditors(page, 2);
      await untilProblems(page, 'later.claim.yaml north 1, of-north.claim.yaml north 1');
      await runCommand(page, 'View: Close All Editors');
      await untilProblems(page, '');
    });

    it('takes nothing away from drafts that are checked while they are closed', async () => {
      const { page } = workbench;
      setInFile(workspace, 'claimlint.checkWorkspace', true);
      await showProblems(page, 'lacks SH');
      const ofNorth = 'later.claim.yaml north 1, of-north.claim.yaml north 1';
      await untilProblems(page, ofNorth);
      // By settings of VS Code, which only the editor knows, it is none there.
      const replaced = page.locator('[id="status.problems"] [aria-label="Errors: 1"]').waitFor();
      await check(page, 'south');
      await replaced;
      await showProblems(page, 'lacks SH');
      await untilProblems(page, ofNorth);
    });
  });
