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
 * @param options `grep` runs only tests whose title contains it, `restricted` those for a folder that
 * is not trusted.
 * @returns the file's path.
 */
export async function bundleSuite(
  kind: HostKind,
  extension: string,
  { grep, restricted }: { grep?: string; restricted: boolean },
): Promise<string> {
  const outfile = path.join(extension, 'dist', 'test', 'vscode', `suite-${kind}.js`);
  const web = kind === 'web';
  await build({
    stdin: {
      contents: entry(restricted ? restrictedTests : testFiles(kind), grep),
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

/** They need a window of their own. */
const restrictedTests = ['trust.restricted.test.ts'];

/**
 * Test files by name: `*.node.test.ts` run in the Node host only, `*.web.test.ts` in the web
 * worker only, other `*.test.ts` in both.
 */
function testFiles(kind: HostKind): string[] {
  const otherKind = kind === 'node' ? '.web.test.ts' : '.node.test.ts';
  return fs
    .readdirSync(suiteFolder)
    .filter((name) => name.endsWith('.test.ts') && !name.endsWith(otherKind))
    .filter((name) => !restrictedTests.includes(name))
    .sort();
}

/** The files are required inside a function, so that mocha is ready before they are evaluated. */
function entry(files: readonly string[], grep: string | undefined): string {
  const loads = files.map((file) => `require(${JSON.stringify(`./${file}`)});`).join(' ');
  return `import { runSuite } from './index';
export const run = () => runSuite(() => { ${loads} }, ${JSON.stringify({ grep })});`;
}
