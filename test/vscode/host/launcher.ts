import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { parseArguments, type LaunchOptions } from './arguments';
import { nextInterruption } from './interruption';
import { startSession } from './session';
import { openWorkbench } from './workbench';

/** What a module named by `--drive=` exports. */
export interface DriveModule {
  drive(page: Page): Promise<void>;
}

/** The exit code of a run that found no end, as with the `timeout` command. */
const timedOut = 124;
const interrupted = 130;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  const options = parseArguments(process.argv.slice(2));
  if (options.serve) return serve(options);
  const interruption = nextInterruption(options.endWithParent).then(() => interrupted);
  const workbench = await Promise.race([openWorkbench(options, say), interruption]);
  if (typeof workbench === 'number') return workbench;
  try {
    const work = options.drive ? drive(options.drive, workbench.page) : workbench.suiteEnd();
    return await Promise.race([work, interruption, timeLimit(options.timeLimit)]);
  } finally {
    await workbench.close();
  }
}

async function serve(options: LaunchOptions): Promise<number> {
  const interruption = nextInterruption(options.endWithParent).then(() => interrupted);
  const session = await Promise.race([startSession(options, say), interruption]);
  if (typeof session === 'number') return 0;
  try {
    process.stdout.write(`${session.address}\n`);
    await Promise.race([interruption, session.server.ended]);
    return 0;
  } finally {
    await session.stop();
  }
}

async function drive(file: string, page: Page): Promise<number> {
  const module = createRequire(__filename)(file) as DriveModule;
  await module.drive(page);
  return 0;
}

function timeLimit(seconds: number): Promise<number> {
  return new Promise((resolve) => {
    const end = (): void => {
      say(`VS Code gave no result within ${seconds} s.`);
      resolve(timedOut);
    };
    setTimeout(end, seconds * 1000).unref();
  });
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
