import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { runQuietly } from '../vscode/host/command';
import { projectRoot } from '../vscode/host/paths';
import { build } from './build';
import { notices } from './notices';
import { namesInZip, NOTICES, vsixFaults } from './vsix-contents';

/**
 * Makes the package that VS Code installs, and says what is wrong with it.
 *
 *   --out FILE   where it goes (claimlint-<version>.vsix)
 *   --built      of what is built already
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { out: { type: 'string' }, built: { type: 'boolean', default: false } },
  });
  if (!values.built) await build();
  fs.writeFileSync(path.join(projectRoot, NOTICES), notices(projectRoot));
  const file = path.resolve(values.out ?? path.join(projectRoot, defaultName()));
  await runQuietly(
    process.execPath,
    [
      path.join('node_modules', '@vscode', 'vsce', 'vsce'),
      ...['package', '--no-dependencies', '--no-rewrite-relative-links'],
      ...['--out', file],
    ],
    { cwd: projectRoot },
  );
  const { size } = fs.statSync(file);
  const names = namesInZip(file);
  const faults = vsixFaults(size, names);
  console.log(`${file}: ${names.length} files, ${Math.round(size / 1000)} kB`);
  for (const fault of faults) console.error(`✗ ${fault}`);
  return faults.length === 0 ? 0 : 1;
}

function defaultName(): string {
  const manifest = fs.readFileSync(path.join(projectRoot, 'package.json'), 'utf8');
  const { name, version } = JSON.parse(manifest) as { name: string; version: string };
  return `${name}-${version}.vsix`;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
