import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import type { HostKind } from '../vscode/host/arguments';
import type { HostName } from '../vscode/host/versions';
import { build } from './build';
import { runStep, typescript } from './step';
import { addTotals, parseTotals, type Totals } from './totals';

/** A group of tests that a program of its own runs. */
interface Suite {
  readonly title: string;
  readonly args: readonly string[];
}

/** Longer than this means hung, in milliseconds. */
const timeLimit = 8 * 60_000;

const nodeTests: Suite = {
  title: 'Core, server and command line',
  args: mocha('test/**/*.test.ts', '--ignore', 'test/vscode/**'),
};

const inOldest: Suite[] = [
  inVsCode('oldest', 'node'),
  inVsCode('oldest', 'web'),
  inFolders('oldest'),
];

function mocha(...args: string[]): string[] {
  const reporter = ['--reporter', path.join('test', 'tools', 'mocha-reporter.ts')];
  return ['node_modules/mocha/bin/mocha.js', ...args, ...reporter];
}

/**
 * Builds and runs every test.
 *
 *   --oldest   also in the oldest VS Code that is supported
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { oldest: { type: 'boolean', default: false } } });
  await build();
  const suites = [
    nodeTests,
    inVsCode('current', 'node'),
    inVsCode('current', 'web'),
    {
      title: 'VS Code, current version, a folder that is not trusted',
      args: typescript('test/vscode/run.ts', '--restricted'),
    },
    inFolders('current'),
    ...inTheWindow(values.oldest ? 'oldest' : 'current'),
    ...(values.oldest ? inOldest : []),
  ];
  const totals: Totals[] = [];
  for (const suite of suites) totals.push(await runSuite(suite));
  totals.push(await testPackage());
  const { passed, failed } = addTotals(totals);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** Makes the package, and runs the suite where it is installed as a user would. */
async function testPackage(): Promise<Totals> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'claimlint-package-'));
  try {
    const vsix = path.join(scratch, 'claimlint.vsix');
    const made = await runStep(
      process.execPath,
      typescript('test/tools/package.ts', '--built', '--out', vsix),
      () => false,
      timeLimit,
    );
    if (made !== 0) return { passed: 0, failed: 1 };
    return await runSuite({
      title: 'VS Code, current version, installed package',
      args: typescript('test/vscode/run.ts', '--vsix', vsix),
    });
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * The window itself is used, as by a person; only the packaged VS Code lets itself be used so.
 * @param oldest the oldest version at hand: what it shows of tasks, newer ones show too.
 */
function inTheWindow(oldest: HostName): Suite[] {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  return [
    {
      title: 'VS Code, current version, first use',
      args: mocha('test/vscode/first-use.test.ts'),
    },
    {
      title: `VS Code, ${oldest} version, the task`,
      args: mocha('test/vscode/check-task.test.ts', '--grep', `${oldest} version`),
    },
  ];
}

function inFolders(host: HostName): Suite {
  return {
    title: `VS Code, ${host} version, several folders`,
    args: typescript('test/vscode/run.ts', '--host', host, '--folders'),
  };
}

function inVsCode(host: HostName, kind: HostKind): Suite {
  return {
    title: `VS Code, ${host} version, ${kind === 'web' ? 'web worker' : 'Node'} host`,
    args: typescript('test/vscode/run.ts', '--host', host, '--kind', kind),
  };
}

/** Runs a suite. One that fails without a failed test, at its start say, counts as one failure. */
async function runSuite(suite: Suite): Promise<Totals> {
  console.log(`\n${suite.title}`);
  let totals: Totals | undefined;
  const code = await runStep(
    process.execPath,
    suite.args,
    (line) => {
      const found = parseTotals(line);
      if (found) totals = found;
      return !found;
    },
    timeLimit,
  );
  if (totals && (code === 0) === (totals.failed === 0)) return totals;
  console.log(`  ✗ ${suite.title}: ended with ${code} ${totals ? 'after its tests' : 'untold'}`);
  return { passed: totals?.passed ?? 0, failed: (totals?.failed ?? 0) + 1 };
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    console.log('\n0 passed, 1 failed');
    process.exit(1);
  },
);
