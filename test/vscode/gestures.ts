import type { Locator, Page } from 'playwright-core';

// What a person does in the window and waits for, as functions that tests of the window and the
// screenshots share. Each one ends when its effect is to be seen.

const patience = { timeout: 30_000 };

/** By so much the side bar is made wider, in pixels. */
const WIDER = 240;

/** So often something is tried that a change of the window can thwart. */
const ATTEMPTS = 6;

/** Opens a file of the folder by name, through VS Code's quick open. */
export async function openFile(page: Page, name: string): Promise<void> {
  await untilOpen(page);
  await page.keyboard.press('Control+KeyP');
  await page.locator('.quick-input-widget input').fill(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
  await page.locator('.tab.active', { hasText: name }).waitFor(patience);
  await page.locator('.editor-instance .view-line').first().waitFor(patience);
}

/** Puts the cursor at the start of a line, counted from 1, and shows it in the middle. */
export async function goToLine(page: Page, line: number): Promise<void> {
  await page.keyboard.press('Control+KeyG');
  await page.locator('.quick-input-widget input').fill(`:${line}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden', ...patience });
  await page
    .locator('.editor-instance .active-line-number', { hasText: `${line}` })
    .waitFor(patience);
}

/** Waits for the underline of a finding in the active editor. */
export async function waitForSquiggle(
  page: Page,
  severity: 'error' | 'warning' | 'info' | 'hint' = 'error',
): Promise<Locator> {
  const squiggle = page.locator(`.squiggly-${severity}`).first();
  await squiggle.waitFor({ state: 'attached', ...patience });
  return squiggle;
}

/** Waits for a text above a claim or therapy in view. */
export async function waitForLens(page: Page, text: string): Promise<void> {
  await page.locator('.codelens-decoration', { hasText: text }).first().waitFor(patience);
}

/** Opens the Problems panel and waits for a row with this text. */
export async function showProblems(page: Page, text: string): Promise<void> {
  const row = page.locator('.markers-panel .monaco-list-row', { hasText: text }).first();
  // A task that has just ended takes the panel for its terminal.
  await untilDone(
    () => runCommand(page, 'Problems: Focus on Problems View'),
    () => row.waitFor({ timeout: 5000 }),
  );
}

/** Puts the cursor into a word of the active editor. The word must be in view. */
export async function clickText(page: Page, text: string): Promise<void> {
  const { x, y } = await positionOf(page, text);
  await page.mouse.click(x, y);
}

/** Puts the cursor into a word, and waits until the breadcrumbs lead there. */
export async function follow(page: Page, text: string, breadcrumb: string): Promise<void> {
  await clickText(page, text);
  await page.locator('.breadcrumbs-control', { hasText: breadcrumb }).first().waitFor(patience);
}

/** Rests the mouse on a word of the active editor until a hover with the given text appears. */
export async function hoverText(page: Page, text: string, expected: string): Promise<Locator> {
  const hover = page.locator('.monaco-hover:not(.hidden)', { hasText: expected }).first();
  // What stands above a line may come while the mouse is on its way, and move the word.
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
    const { x, y } = await positionOf(page, text);
    await page.mouse.move(x - 40, y);
    await page.mouse.move(x, y, { steps: 4 });
    const isThere = await hover.waitFor({ timeout: 5000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return hover;
  }
  await hover.waitFor(patience);
  return hover;
}

/** Opens the quick-fix menu at a word and waits for an entry with this text. */
export async function quickFixMenu(page: Page, text: string, entry: string): Promise<Locator> {
  await clickText(page, text);
  await page.keyboard.press('Control+Period');
  const row = page.locator('.action-widget .monaco-list-row', { hasText: entry }).first();
  await row.waitFor(patience);
  return row;
}

/** Runs the command of a view beside the active draft, and waits until the view says a text. */
export async function openView(page: Page, command: string, text: string): Promise<Locator> {
  await runCommand(page, command);
  const view = page
    .frameLocator('iframe.webview.ready')
    .frameLocator('iframe#active-frame')
    .locator('main');
  await view.getByText(text).first().waitFor(patience);
  return view;
}

/** Types at the end of a line, counted from 1, and waits for a completion with this text. */
export async function complete(
  page: Page,
  line: number,
  typed: string,
  entry: string,
): Promise<Locator> {
  await goToLine(page, line);
  await page.keyboard.press('End');
  // At a person's pace: brackets close by themselves only where the editor has caught up.
  await page.keyboard.type(typed, { delay: 60 });
  await page.keyboard.press('Control+Space');
  const row = page.locator('.suggest-widget .monaco-list-row', { hasText: entry }).first();
  await row.waitFor(patience);
  return row;
}

/**
 * Opens a view of the explorer, alone in a wide side bar, and waits for a row of it.
 * @param view its name, such as `Claims`.
 */
export async function showInExplorer(page: Page, view: string, row: string): Promise<Locator> {
  await runCommand(page, `Explorer: Focus on ${view} View`);
  const sideBar = page.locator('.part.sidebar');
  const others = sideBar.locator('.pane-header.expanded').filter({ hasNotText: view });
  for (let i = await others.count(); i > 0; i--) await others.first().click();
  const box = await sideBar.boundingBox();
  if (!box) throw new Error('the side bar is not to be seen');
  const edge = box.x + box.width;
  await page.mouse.move(edge, 300);
  await page.mouse.down();
  await page.mouse.move(edge + WIDER, 300, { steps: 4 });
  await page.mouse.up();
  await page.mouse.move(edge + 2 * WIDER, 300);
  await page.locator('.monaco-sash.hover').waitFor({ state: 'detached', ...patience });
  const found = sideBar.locator('.monaco-list-row', { hasText: row }).first();
  await found.waitFor(patience);
  return found;
}

/** Types a new name for what stands at a word, and leaves the box open. */
export async function rename(page: Page, text: string, name: string): Promise<Locator> {
  await clickText(page, text);
  await page.keyboard.press('F2');
  const box = page.locator('.rename-box input');
  await box.waitFor(patience);
  await box.fill(name);
  return box;
}

/** Formats the draft in view, and shows what has become of it beside what is saved. */
export async function showFormatted(page: Page): Promise<void> {
  await runCommand(page, 'Format Document');
  await page.locator('.tab.active.dirty').waitFor(patience);
  await runCommand(page, 'File: Compare Active File with Saved');
  await page.locator('.monaco-diff-editor .char-insert').first().waitFor(patience);
}

/** Opens the page of the rule that has a finding at the cursor, and waits for it. */
export async function openRulePage(page: Page, rule: string): Promise<void> {
  await chooseCommand(page, 'Claimlint: Explain Rule');
  const first = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: rule });
  await first.waitFor(patience);
  await page.keyboard.press('Enter');
  const shown = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  await shown.locator('h1').first().waitFor(patience);
}

/** Shows every safe fix of the folder's drafts, before anything is written. */
export async function previewFixes(page: Page): Promise<void> {
  await chooseCommand(page, 'Claimlint: Fix All Safe Findings in the Workspace');
  const rows = page.locator('.quick-input-list .monaco-list-row');
  await rows.filter({ hasText: 'Look at them first' }).click(patience);
  await page.locator('.bulk-edit-panel .monaco-list-row').first().waitFor(patience);
}

/**
 * Runs a task in a terminal of its own, and waits until it has ended.
 * @param task what its row in the list of tasks says: its name, and its folder if several are open.
 * @returns what stands in its terminal, where that is drawn as text.
 */
export async function runTask(page: Page, ...task: readonly string[]): Promise<string> {
  const rows = page.locator('.quick-input-list .monaco-list-row');
  const all = rows.filter({ hasText: 'Show All Tasks' });
  await untilOpen(page);
  const terminal = page.locator('.terminal-wrapper.active .xterm-rows');
  // A window that has just been opened may take the list away, and the list is drawn in steps.
  await untilDone(
    async () => {
      await page.keyboard.press('Escape');
      await chooseCommand(page, 'Tasks: Run Task');
    },
    () => all.waitFor({ timeout: 2000 }),
  );
  await all.click(patience);
  const wanted = task.reduce((found, hasText) => found.filter({ hasText }), rows).first();
  await untilDone(
    () => wanted.click(patience),
    () => page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: 2000 }),
  );
  await terminal.filter({ hasText: 'Terminal will be reused by tasks' }).waitFor(patience);
  return (await terminal.textContent()) ?? '';
}

/** Waits until the window stands. */
export async function untilOpen(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .part.editor').waitFor(patience);
}

/** Opens a walkthrough by its title, at a step, and waits for the step's picture. */
export async function openWalkthrough(page: Page, title: string, step: string): Promise<void> {
  await chooseCommand(page, 'Welcome: Open Walkthrough...');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
  const wanted = page.locator('.getting-started-step', { hasText: step }).first();
  await wanted.click();
  await page.locator('.getting-started-step.expanded', { hasText: step }).waitFor(patience);
  const picture = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  await picture.locator('svg, img').first().waitFor(patience);
}

/** Tries something until it has its effect. */
async function untilDone(attempt: () => Promise<void>, effect: () => Promise<void>): Promise<void> {
  for (let i = 1; i < ATTEMPTS; i++) {
    await attempt();
    const isDone = await effect().then(
      () => true,
      () => false,
    );
    if (isDone) return;
  }
  await attempt();
  await effect();
}

/** Runs a command by its title, through the command palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await chooseCommand(page, title);
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden', ...patience });
}

/** The same for a command that asks something itself. */
async function chooseCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}

/**
 * Where a text stands in the lines in view, in pixels of the page: the middle of the first word that
 * is just this one, else of its first occurrence.
 * The text must be drawn in one piece; in a piece, every character has the same width.
 */
async function positionOf(page: Page, text: string): Promise<{ x: number; y: number }> {
  const pieces = page.locator('.editor-instance .view-line span > span');
  const whole = pieces.filter({ hasText: new RegExp(`^${asDrawn(text).source}$`) }).first();
  const part = pieces.filter({ hasText: asDrawn(text) }).first();
  await part.waitFor(patience);
  const piece = (await whole.count()) > 0 ? whole : part;
  const drawn = (await piece.textContent()) ?? '';
  const box = await piece.boundingBox();
  const start = drawn.search(asDrawn(text));
  if (!box || start < 0) throw new Error(`“${text}” is not to be seen in the editor`);
  const width = box.width / drawn.length;
  return { x: box.x + (start + text.length / 2) * width, y: box.y + box.height / 2 };
}

/** VS Code draws a space as a no-break space. */
function asDrawn(text: string): RegExp {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(literal.replace(/ /g, '[ \\u00a0]'));
}
