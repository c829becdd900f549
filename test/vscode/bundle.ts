import { build } from 'esbuild';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { HostKind } from './host/arguments';

const suiteFolder = path.join(__dirname, 'suite');

/** What stands in a web worker for modules that only Node has. */
const webStandIns = {
  mocha: path.join(suiteFolder, 'web', 'mocha.ts'),
  'mocha-browser-build': require.resolve('mocha/mocha.js'),
  'node:assert/strict': path.join(suiteFolder, 'web', 'assert.ts'),
};

/**
 * Bundles the suite into one file that VS Code loads. It lies in the extension's own folder,
 * because VS Code chooses the extension host by it.
 * @param extension the folder of the extension under test.
 * @param options `grep` runs only tests whose title contains it, `window` those that need such a window.
 * @returns the file's path.
 */
export async function bundleSuite(
  kind: HostKind,
  extension: string,
  { grep, window }: { grep?: string; window?: WindowKind },
): Promise<string> {
  const outfile = path.join(extension, 'dist', 'test', 'vscode', `suite-${kind}.js`);
  const web = kind === 'web';
  await build({
    stdin: {
      contents: entry(testFiles(kind, window), grep),
      resolveDir: suiteFolder,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'cjs',
    platform: web ? 'browser' : 'node',
    target: 'es2022',
    // In Node mocha stays outside: it loads parts of itself by name.
    external: web ? ['vscode'] : ['vscode', 'mocha'],
    alias: web ? webStandIns : {},
    define: web ? { global: 'globalThis' } : {},
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

/** Windows other than that of one trusted folder: it is not trusted, or several are open. */
const WINDOWS = ['restricted', 'folders'] as const;
export type WindowKind = (typeof WINDOWS)[number];

/**
 * Test files by name: `*.node.test.ts` run in the Node host only, `*.web.test.ts` in the web
 * worker only, other `*.test.ts` in both; `*.restricted.…` and `*.folders.…` in windows of their own.
 */
function testFiles(kind: HostKind, window: WindowKind | undefined): string[] {
  const otherKind = kind === 'node' ? '.web.test.ts' : '.node.test.ts';
  return fs
    .readdirSync(suiteFolder)
    .filter((name) => name.endsWith('.test.ts') && !name.endsWith(otherKind))
    .filter((name) => WINDOWS.find((one) => name.includes(`.${one}.`)) === window)
    .sort();
}

/** The files are required inside a function, so that mocha is ready before they are evaluated. */
function entry(files: readonly string[], grep: string | undefined): string {
  const loads = files.map((file) => `require(${JSON.stringify(`./${file}`)});`).join(' ');
  return `import { runSuite } from './index';
export const run = () => runSuite(() => { ${loads} }, ${JSON.stringify({ grep })});`;
}
