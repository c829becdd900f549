import type { Locator, Page } from 'playwright-core';

// What a person does in the window and waits for, as functions that tests of the window and the
// screenshots share. Each one ends when its effect is to be seen.

const patience = { timeout: 30_000 };

/** So often something is tried that a change of the window can thwart. */
const ATTEMPTS = 6;

/** Opens a file of the folder by name, through VS Code's quick open. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.locator('.monaco-workbench .part.editor').waitFor(patience);
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

/** Opens the Problems panel and waits for a row with this text. */
export async function showProblems(page: Page, text: string): Promise<void> {
  await runCommand(page, 'Problems: Focus on Problems View');
  await page
    .locator('.markers-panel .monaco-list-row', { hasText: text })
    .first()
    .waitFor(patience);
}

/** Puts the cursor into a word of the active editor. The word must be in view. */
export async function clickText(page: Page, text: string): Promise<void> {
  const { x, y } = await positionOf(page, text);
  await page.mouse.click(x, y);
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
  await page.keyboard.type(typed);
  await page.keyboard.press('Control+Space');
  const row = page.locator('.suggest-widget .monaco-list-row', { hasText: entry }).first();
  await row.waitFor(patience);
  return row;
}

/** Opens the list of claims in the explorer, and waits for a claim of it. */
export async function listClaims(page: Page, claim: string): Promise<Locator> {
  await runCommand(page, 'Explorer: Focus on Claims View');
  const row = page.locator('.part.sidebar .monaco-list-row', { hasText: claim }).first();
  await row.waitFor(patience);
  return row;
}

/** Runs a command by its title, through the command palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden', ...patience });
}

/**
 * Where a text stands in the lines in view: the middle of its first occurrence, in pixels of the page.
 * The text must be drawn in one piece; in a piece, every character has the same width.
 */
async function positionOf(page: Page, text: string): Promise<{ x: number; y: number }> {
  const piece = page
    .locator('.editor-instance .view-line span > span', { hasText: asDrawn(text) })
    .first();
  await piece.waitFor(patience);
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
