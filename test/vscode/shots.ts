import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { withFewerColours } from '../tools/fewer-colours';
import {
  complete,
  follow,
  goToLine,
  hoverText,
  openFile,
  openRulePage,
  openView,
  openWalkthrough,
  previewFixes,
  quickFixMenu,
  rename,
  runCommand,
  runTask,
  showFormatted,
  showInExplorer,
  showProblems,
  untilOpen,
  waitForLens,
  waitForSquiggle,
} from './gestures';
import { defaultOptions } from './host/arguments';
import { projectRoot } from './host/paths';
import { prepareProfile } from './host/profile';
import { openWorkbench } from './host/workbench';

/** One picture: a file of the folder, and what is shown of its finding. */
interface Picture {
  /** The picture's file name, without `.png`. */
  readonly name: string;
  /** The file to open; without it the window stays empty. */
  readonly file?: string;
  /** The folder below this one to open, where it is not the common one. */
  readonly folder?: string;
  /** The line to show in the middle; the cursor goes there. */
  readonly line?: number;
  /** A word to put the cursor into, and the last of the breadcrumbs that lead to it. */
  readonly cursor?: { readonly at: string; readonly breadcrumb: string };
  /** The window's width and height in pixels, where they differ from the others'. */
  readonly width?: number;
  readonly height?: number;
  /** A text that the Problems panel must list, if the panel is to be in the picture. */
  readonly problem?: string;
  /** Rest the mouse on `at` and wait for a hover that says `says`. */
  readonly hover?: { readonly at: string; readonly says: string };
  /** Open the quick-fix menu at `at` and wait for the entry `entry`. */
  readonly quickFix?: { readonly at: string; readonly entry: string };
  /** Run the command of a view, and wait until the view says `says`. */
  readonly view?: { readonly command: string; readonly says: string };
  /** Type `typed` at the end of the line `at`, and wait for the completion `entry`. */
  readonly complete?: { readonly at: number; readonly typed: string; readonly entry: string };
  /** Show a view of the explorer alone, and wait for a row of it. */
  readonly explorer?: { readonly view: string; readonly row: string };
  /** Type the new name `to` for what stands at `at`. */
  readonly rename?: { readonly at: string; readonly to: string };
  /** Format the draft, and show what has changed. */
  readonly format?: boolean;
  /** Open the page of a rule. */
  readonly rulePage?: string;
  /** Show the safe fixes of all drafts, before they are made. */
  readonly fixes?: boolean;
  /** Wait for a text above a claim or therapy. */
  readonly lens?: string;
  /** Run a task of the folder; needs a terminal that is drawn as text. */
  readonly task?: string;
  /** Open a walkthrough at a step, both by their titles. */
  readonly walkthrough?: { readonly title: string; readonly step: string };
  /** The finding to wait for, where it is no error; `none` where nothing is found. */
  readonly severity?: 'warning' | 'info' | 'hint' | 'none';
  /** Settings of this picture alone: it is taken in a window of its own. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A window without what the pictures do not speak of. */
const plainWindow = {
  'editor.minimap.enabled': false,
  'editor.fontSize': 13,
  'editor.scrollBeyondLastLine': false,
  'breadcrumbs.enabled': false,
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
};

/** In pixels; small enough to be read in a page of documentation. */
const size = { width: 1160, height: 660 };

/**
 * Takes pictures of the extension at work in a real VS Code window.
 *
 *   --folder FOLDER      what the window opens (samples)
 *   --extension FOLDER   the extension (the project's own)
 *   --pictures FILE      JSON: the pictures to take (test/vscode/shots.json)
 *   --out FOLDER         where they go (client/images)
 *   --theme NAME         the colour theme
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string', default: path.join(projectRoot, 'samples') },
      extension: { type: 'string', default: projectRoot },
      pictures: { type: 'string', default: path.join(__dirname, 'shots.json') },
      out: { type: 'string', default: path.join(projectRoot, 'client', 'images') },
      theme: { type: 'string', default: 'Default Light Modern' },
    },
  });
  const pictures = JSON.parse(fs.readFileSync(values.pictures, 'utf8')) as Picture[];
  fs.mkdirSync(values.out, { recursive: true });
  const common = { ...plainWindow, 'workbench.colorTheme': values.theme };
  const isCommon = ({ settings, folder }: Picture) => !settings && !folder;
  const windows = [
    pictures.filter(isCommon),
    ...pictures.filter((picture) => !isCommon(picture)).map((picture) => [picture]),
  ];
  for (const [first, ...others] of windows) {
    if (!first) continue;
    const folder = first.folder ? path.join(__dirname, first.folder) : values.folder;
    const folders = { folder, extension: values.extension, out: values.out };
    await takeAll([first, ...others], folders, { ...common, ...first.settings });
  }
}

/** Takes pictures one after the other in one window. */
async function takeAll(
  pictures: readonly Picture[],
  { folder, extension, out }: { folder: string; extension: string; out: string },
  settings: Record<string, unknown>,
): Promise<void> {
  const workbench = await openWorkbench(
    {
      ...defaultOptions(),
      userData: makeProfile(settings),
      folder: path.resolve(folder),
      extensions: [path.resolve(extension)],
    },
    console.error,
  );
  const { page } = workbench;
  try {
    for (const wanted of pictures) {
      const { width, height } = { ...size, ...wanted };
      await page.setViewportSize({ width, height });
      const file = path.join(out, `${wanted.name}.png`);
      await show(page, wanted);
      const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
      fs.writeFileSync(file, withFewerColours(picture));
      await leave(page);
      console.log(path.relative(process.cwd(), file));
    }
  } finally {
    await workbench.close();
  }
}

/** Brings about what the picture is to show. */
async function show(page: Page, picture: Picture): Promise<void> {
  const { explorer, task, walkthrough } = picture;
  await untilOpen(page);
  // A walkthrough lays itself out for the room that it finds when it opens.
  if (walkthrough) await hideSideBar(page);
  if (walkthrough) await openWalkthrough(page, walkthrough.title, walkthrough.step);
  if (picture.file) await openFile(page, picture.file);
  if (explorer) await showInExplorer(page, explorer.view, explorer.row);
  else if (!task) await hideSideBar(page);
  if (task) await runTask(page, task);
  if (picture.problem) await showProblems(page, picture.problem);
  if (picture.view) await openView(page, picture.view.command, picture.view.says);
  if (picture.line) await goToLine(page, picture.line);
  if (picture.file && picture.severity !== 'none') await waitForSquiggle(page, picture.severity);
  if (picture.lens) await waitForLens(page, picture.lens);
  if (picture.cursor) await follow(page, picture.cursor.at, picture.cursor.breadcrumb);
  if (picture.rename) await rename(page, picture.rename.at, picture.rename.to);
  if (picture.rulePage) await openRulePage(page, picture.rulePage);
  if (picture.fixes) await previewFixes(page);
  if (picture.format) await showFormatted(page);
  if (picture.hover) await hoverText(page, picture.hover.at, picture.hover.says);
  if (picture.quickFix) await quickFixMenu(page, picture.quickFix.at, picture.quickFix.entry);
  if (picture.complete) {
    const { at, typed, entry } = picture.complete;
    await complete(page, at, typed, entry);
  }
}

/** Files are opened by name, not from the tree. */
async function hideSideBar(page: Page): Promise<void> {
  const sideBar = page.locator('.part.sidebar');
  if (!(await sideBar.isVisible())) return;
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await sideBar.waitFor({ state: 'hidden' });
}

/** A profile with these settings beside those that keep a window quiet; it goes with the process. */
function makeProfile(settings: Record<string, unknown>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'claimlint-profile-'));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  prepareProfile(folder, settings);
  return folder;
}

/** Closes what is open, so that the next picture starts from an empty window. */
async function leave(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await runCommand(page, 'File: Revert File');
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
