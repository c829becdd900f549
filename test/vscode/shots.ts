import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import {
  hoverText,
  openFile,
  quickFixMenu,
  runCommand,
  showProblems,
  waitForSquiggle,
} from './gestures';
import { defaultOptions } from './host/arguments';
import { projectRoot } from './host/paths';
import { openWorkbench } from './host/workbench';

/** One picture: a file of the folder, and what is shown of its finding. */
interface Picture {
  /** The picture's file name, without `.png`. */
  readonly name: string;
  /** The draft to open. */
  readonly file: string;
  /** A text that the Problems panel must list, if the panel is to be in the picture. */
  readonly problem?: string;
  /** Rest the mouse on `at` and wait for a hover that says `says`. */
  readonly hover?: { readonly at: string; readonly says: string };
  /** Open the quick-fix menu at `at` and wait for the entry `entry`. */
  readonly quickFix?: { readonly at: string; readonly entry: string };
}

/**
 * Takes pictures of the extension at work in a real VS Code window.
 *
 *   --folder FOLDER      what the window opens (samples)
 *   --extension FOLDER   the extension (the project's own)
 *   --pictures FILE      JSON: the pictures to take (test/vscode/shots.json)
 *   --out FOLDER         where they go (client/images)
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string', default: path.join(projectRoot, 'samples') },
      extension: { type: 'string', default: projectRoot },
      pictures: { type: 'string', default: path.join(__dirname, 'shots.json') },
      out: { type: 'string', default: path.join(projectRoot, 'client', 'images') },
    },
  });
  const pictures = JSON.parse(fs.readFileSync(values.pictures, 'utf8')) as Picture[];
  fs.mkdirSync(values.out, { recursive: true });
  const workbench = await openWorkbench(
    {
      ...defaultOptions(),
      folder: path.resolve(values.folder),
      extensions: [path.resolve(values.extension)],
    },
    console.error,
  );
  try {
    for (const picture of pictures) {
      const file = path.join(values.out, `${picture.name}.png`);
      await show(workbench.page, picture);
      await workbench.page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
      await leave(workbench.page);
      console.log(path.relative(process.cwd(), file));
    }
  } finally {
    await workbench.close();
  }
}

/** Brings about what the picture is to show. */
async function show(page: Page, picture: Picture): Promise<void> {
  await openFile(page, picture.file);
  await waitForSquiggle(page);
  if (picture.problem) await showProblems(page, picture.problem);
  if (picture.hover) await hoverText(page, picture.hover.at, picture.hover.says);
  if (picture.quickFix) await quickFixMenu(page, picture.quickFix.at, picture.quickFix.entry);
}

/** Closes what is open, so that the next picture starts from an empty window. */
async function leave(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await runCommand(page, 'View: Close All Editors');
  const panel = page.locator('.part.panel');
  if (await panel.isVisible()) {
    await runCommand(page, 'View: Toggle Panel Visibility');
    await panel.waitFor({ state: 'hidden' });
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
