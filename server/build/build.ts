import { build, type BuildOptions } from 'esbuild';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCodeTables } from './code-tables';
import { readPackValues } from './packs';

/*
 * Builds what ships into dist/: the bundles of client, language server and command line, and the
 * code tables and policy packs as compact JSON. `--dev` keeps names and adds source maps.
 */

const root = join(__dirname, '..', '..');
const out = join(root, 'dist');
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
};

const node: BuildOptions = { ...shared, platform: 'node', format: 'cjs', target: 'node20' };

function writeData(): void {
  const data = join(out, 'data');
  mkdirSync(data, { recursive: true });
  const tables = readCodeTables(join(root, 'server', 'codes'));
  writeFileSync(join(data, 'codes.json'), JSON.stringify(tables));
  const packs = readPackValues(join(root, 'server', 'policies'));
  writeFileSync(join(data, 'packs.json'), JSON.stringify(packs));
}

async function main(): Promise<void> {
  for (const part of ['client', 'server', 'data'])
    rmSync(join(out, part), { recursive: true, force: true });
  writeData();
  const bundles: BuildOptions[] = [
    { ...node, entryPoints: { lsp: 'server/src/lsp/node.ts' }, outdir: 'dist/server' },
    {
      ...node,
      entryPoints: { cli: 'server/src/cli/main.ts' },
      outdir: 'dist/server',
      external: ['./lsp.js'],
      banner: { js: '#!/usr/bin/env node' },
    },
    {
      ...node,
      entryPoints: { node: 'client/src/node.ts' },
      outdir: 'dist/client',
      external: ['vscode'],
    },
  ];
  for (const bundle of bundles) {
    const entries = Object.values(bundle.entryPoints as Record<string, string>);
    if (entries.every((entry) => existsSync(join(root, entry)))) await build(bundle);
    else process.stderr.write(`build: left out ${entries.join(', ')}, which is not there\n`);
  }
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
