// Runs one of the programs beside it, and installs the dependencies first where they are missing:
//   node test/tools/setup.mjs start|test|verify|claimlint [arguments]
// So that a fresh clone needs nothing but Node and npm, this file has no dependencies.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const oldestNode = 20;
const programs = {
  start: 'start.ts',
  test: 'test-all.ts',
  verify: 'verify.ts',
  claimlint: 'claimlint.ts',
};

requireNode();
if (!isInstalled()) install();
run(process.argv[2] ?? '', process.argv.slice(3));

function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldestNode) {
    stop(`Node ${oldestNode} or newer is needed; this is ${process.versions.node}.`);
  }
}

/** Whether node_modules holds what package-lock.json asks for, as npm itself has noted there. */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([place, entry]) => {
    const found = present[place];
    // The root itself, and packages for other machines, are not there.
    if (place === '' || (!found && entry.optional)) return true;
    return found?.version === entry.version && found?.integrity === entry.integrity;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

function install() {
  console.error('Installing dependencies (npm ci) …');
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    // On Windows npm is a batch file.
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    stop('The dependencies could not be installed; see above. Does npm reach its registry?');
  }
}

function run(name, args) {
  if (!Object.hasOwn(programs, name)) stop(`Name one of: ${Object.keys(programs).join(', ')}`);
  const require = createRequire(import.meta.url);
  require('tsx/cjs');
  const file = path.join(root, 'test', 'tools', programs[name]);
  process.argv = [process.argv[0], file, ...args];
  require(file);
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
