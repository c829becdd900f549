import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Locator } from 'playwright-core';
import { openWalkthrough, untilOpen, waitForSquiggle } from './gestures';
import { defaultOptions } from './host/arguments';
import { projectRoot } from './host/paths';
import { openWorkbench, type Workbench } from './host/workbench';

interface Manifest {
  contributes: {
    walkthroughs: { title: string; steps: { title: string; description: string }[] }[];
  };
}

const manifest = JSON.parse(
  fs.readFileSync(path.join(projectRoot, 'package.json'), 'utf8'),
) as Manifest;
const [walkthrough] = manifest.contributes.walkthroughs;

/** Within this a new user has mended a sample, in milliseconds. */
const PROMISED = 120_000;
/** For pressing three buttons and `Enter`, and for what they open. */
const HANDS = 30_000;
/** A reader who takes her time, in words a minute. */
const READING = 130;

/** How long the texts of steps take to be read, in milliseconds. */
function readingTime(titles: readonly string[]): number {
  const texts = walkthrough?.steps.filter(({ title }) => titles.includes(title)) ?? [];
  assert.equal(texts.length, titles.length);
  const words = texts.flatMap(({ title, description }) =>
    `${title} ${description.replace(/\(command:[^)]*\)/g, '')}`.split(/\s+/),
  );
  return (words.length / READING) * 60_000;
}

describe('a new user who has the walkthrough alone', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  before(async () => {
    const options = { ...defaultOptions(), extensions: [projectRoot] };
    workbench = await openWorkbench(options, console.error);
    await workbench.page.setViewportSize({ width: 1440, height: 900 });
    await untilOpen(workbench.page);
  });
  after(() => workbench.close());

  const stepOf = (title: string): Locator =>
    workbench.page.locator('.getting-started-step', { hasText: title }).first();

  /** Opens a step and presses its button, as a reader does. */
  async function press(title: string, button: string): Promise<void> {
    const step = stepOf(title);
    if (!/expanded/.test((await step.getAttribute('class')) ?? '')) await step.click();
    await step.locator('.monaco-button', { hasText: button }).click();
  }

  const untilDone = (title: string) => stepOf(title).locator('.codicon.complete').waitFor();

  it('mends a sample in less than two minutes, compares payers and finds the severities', async () => {
    const { page } = workbench;
    assert.ok(walkthrough);
    await openWalkthrough(page, walkthrough.title, 'Open a draft');
    await press('Open a draft', 'Open Sample Draft');
    const squiggle = await waitForSquiggle(page);
    await untilDone('Open a draft');

    await press('Read a finding', 'Show a Finding');
    await page.locator('.monaco-hover:not(.hidden)', { hasText: 'lacks SH' }).first().waitFor();
    await untilDone('Read a finding');

    await press('Apply a fix', 'Show the Fixes');
    const fixes = page.locator('.action-widget .monaco-list-row.action');
    await fixes.first().filter({ hasText: 'Add modifier SH' }).waitFor();
    await page.keyboard.press('Enter');
    await squiggle.waitFor({ state: 'detached' });
    await page.locator('.view-line', { hasText: 'S9500' }).getByText('SH').first().waitFor();
    await untilDone('Apply a fix');
    const reading = readingTime(['Open a draft', 'Read a finding', 'Apply a fix']);
    assert.ok(reading + HANDS < PROMISED, `${Math.round(reading)} ms to read`);

    await press('Compare payers', 'Compare Payers');
    // The first one shows the picture of the step.
    const view = page.frameLocator('iframe.webview.ready >> nth=1');
    await view
      .frameLocator('iframe#active-frame')
      .locator('main')
      .getByText('CI-33')
      .first()
      .waitFor();
    await untilDone('Compare payers');

    await press('Set the severity', 'Set the Severity');
    await page.locator('.settings-editor', { hasText: 'Claimlint: Severity' }).waitFor();
    await page.locator('.settings-editor').getByText('Add Item').first().waitFor();
    await page.locator('.tab', { hasText: 'Welcome' }).first().click();
    await untilDone('Set the severity');
    assert.equal(await page.locator('.getting-started-step .codicon.complete').count(), 5);
  });
});
