import { build, transform, type BuildOptions } from 'esbuild';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { readCodeTables } from './code-tables';
import { readPacks } from './packs';
import { stalePages } from './pages';
import { staleSchemas } from './schemas';

/*
 * Builds what ships into dist/: the bundles of client, language server and command line, and the
 * code tables and policy packs as compact JSON. `--dev` keeps names and adds source maps; `--out DIR`
 * builds elsewhere.
 */

const root = join(__dirname, '..', '..');
const outAt = process.argv.indexOf('--out');
const out = (outAt >= 0 ? process.argv[outAt + 1] : undefined) ?? join(root, 'dist');
const dev = process.argv.includes('--dev');

const shared: BuildOptions = {
  bundle: true,
  minify: !dev,
  sourcemap: dev ? 'linked' : false,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: root,
  // The UMD builds of the JSON parser hide their imports from a bundler.
  mainFields: ['module', 'main'],
  // The one for browsers consists of modules, of which what nobody uses can be left out.
  alias: { yaml: join(root, 'node_modules', 'yaml', 'browser', 'index.js') },
};

const node: BuildOptions = { ...shared, platform: 'node', format: 'cjs', target: 'node20' };

/** One file each: a web worker is started from it, or VS Code loads it into one. */
const browser: BuildOptions = {
  ...shared,
  platform: 'browser',
  mainFields: ['browser', 'module', 'main'],
};

const PARTS = ['client', 'server', 'data'];

function writeData(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const tables = readCodeTables(join(root, 'server', 'codes'));
  writeFileSync(join(folder, 'codes.json'), JSON.stringify(tables));
  const packs = Object.fromEntries(readPacks(join(root, 'server', 'policies')));
  writeFileSync(join(folder, 'packs.json'), JSON.stringify(packs));
}

/** Everything, into a folder of its own. */
async function buildInto(folder: string): Promise<void> {
  writeData(join(folder, 'data'));
  const bundles: BuildOptions[] = [
    {
      ...node,
      entryPoints: { node: 'client/src/node.ts' },
      outdir: join(folder, 'client'),
      external: ['vscode'],
    },
    {
      ...browser,
      format: 'iife',
      entryPoints: { browser: 'server/src/lsp/browser.ts' },
      outdir: join(folder, 'server'),
    },
    {
      ...browser,
      format: 'cjs',
      entryPoints: { browser: 'client/src/browser.ts' },
      outdir: join(folder, 'client'),
      external: ['vscode'],
    },
  ];
  for (const bundle of bundles) {
    const entries = Object.values(bundle.entryPoints as Record<string, string>);
    if (entries.every((entry) => existsSync(join(root, entry)))) await build(bundle);
    else process.stderr.write(`build: left out ${entries.join(', ')}, which is not there\n`);
  }
  await buildPrograms(join(folder, 'server'));
}

/**
 * Language server and command line. What they share stands in a file that both load. Only modules
 * can be split so, but Node starts faster with what it can `require`: they are turned into that.
 */
async function buildPrograms(folder: string): Promise<void> {
  const sourcemap = dev ? 'inline' : false;
  const { outputFiles } = await build({
    ...node,
    format: 'esm',
    splitting: true,
    sourcemap,
    write: false,
    entryPoints: { lsp: 'server/src/lsp/node.ts', cli: 'server/src/cli/start.ts' },
    outdir: folder,
  });
  mkdirSync(folder, { recursive: true });
  for (const { path, text } of outputFiles) {
    const { code } = await transform(text, {
      platform: 'node',
      format: 'cjs',
      // What is loaded later is loaded by `require` as well.
      supported: { 'dynamic-import': false },
      minify: !dev,
      sourcemap,
    });
    writeFileSync(path, code);
  }
  const cli = join(folder, 'cli.js');
  writeFileSync(cli, `#!/usr/bin/env node\n${readFileSync(cli, 'utf8')}`, { mode: 0o755 });
  chmodSync(cli, 0o755);
}

/** A build that fails leaves the one before as it was; who runs it meanwhile keeps running. */
async function main(): Promise<void> {
  const stale = stalePages();
  if (stale.length > 0)
    throw new Error(`These rule pages are stale (npm run pages makes them): ${stale.join(', ')}`);
  const staleForms = staleSchemas();
  if (staleForms.length > 0)
    throw new Error(
      `These schemas are stale (npm run schemas makes them): ${staleForms.join(', ')}`,
    );
  const staging = join(out, `.build-${process.pid}`);
  try {
    await buildInto(staging);
    for (const part of PARTS) {
      rmSync(join(out, part), { recursive: true, force: true });
      if (existsSync(join(staging, part))) renameSync(join(staging, part), join(out, part));
    }
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
