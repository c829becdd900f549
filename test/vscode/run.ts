import { runTests } from '@vscode/test-electron';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { bundleSuite } from './bundle';
import { hostKind, hostName, type HostKind } from './host/arguments';
import { installExtension, makeEmptyExtension } from './host/installed-extension';
import { hostExecutable, projectRoot } from './host/paths';
import { hostVersions, type HostName } from './host/versions';

/**
 * Runs the suite in a real VS Code: in the desktop one that `VSCODE_EXE` names, else on x64 Linux
 * in the packaged server, else in a desktop VS Code that is downloaded.
 *
 *   --host current|oldest   VS Code's version, where this program chooses it
 *   --kind node|web         the extension host: Node, or a web worker
 *   --grep TEXT             only tests whose title contains it
 *   --extension FOLDER      the extension under test (the project's own)
 *   --vsix FILE             the same as a package, installed first; in the packaged server only
 *   --restricted            the folder is not trusted, and only tests of that; in the packaged server
 *   --folders               several folders are open, and only tests of that
 *   --verbose               all that VS Code says
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      host: { type: 'string', default: 'current' },
      kind: { type: 'string', default: 'node' },
      grep: { type: 'string' },
      extension: { type: 'string', default: projectRoot },
      vsix: { type: 'string' },
      restricted: { type: 'boolean', default: false },
      folders: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  });
  const host = hostName(values.host);
  const kind = hostKind(values.kind);
  const scratch = makeScratchFolder();
  const profile = path.join(scratch, 'user');
  const extensions = path.join(scratch, 'extensions');
  if (values.vsix) await installExtension(host, path.resolve(values.vsix), extensions, profile);
  const extensionDevelopmentPath = values.vsix
    ? makeEmptyExtension()
    : path.resolve(values.extension);
  const extensionTestsPath = await bundleSuite(kind, extensionDevelopmentPath, {
    grep: values.grep,
    window: values.restricted ? 'restricted' : values.folders ? 'folders' : undefined,
  });
  await runTests({
    ...chooseVsCode(host),
    extensionDevelopmentPath,
    extensionTestsPath,
    launchArgs: [
      values.folders ? copyOfFolders(scratch) : copyOfWorkspace(scratch),
      ...(values.vsix ? [] : ['--disable-extensions']),
      // A profile of this run's own; by default two runs at once would share one.
      `--user-data-dir=${profile}`,
      `--extensions-dir=${extensions}`,
      ...kindArguments(kind),
      ...hostArguments(host, values),
    ],
  });
}

/** A folder that goes with this process, also when it is told to end. */
function makeScratchFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'claimlint-suite-'));
  process.once('exit', () =>
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  );
  process.once('SIGTERM', () => process.exit(143));
  return folder;
}

const desktop = process.env['VSCODE_EXE'];
const packaged = !desktop && process.platform === 'linux' && process.arch === 'x64';

function chooseVsCode(host: HostName): { vscodeExecutablePath?: string; version?: string } {
  if (desktop) return { vscodeExecutablePath: desktop };
  if (packaged) return { vscodeExecutablePath: hostExecutable };
  return { version: host === 'current' ? 'stable' : hostVersions[host].vscode };
}

function kindArguments(kind: HostKind): string[] {
  return kind === 'web' ? ['--extensionDevelopmentKind=web'] : [];
}

/** Arguments that only the packaged host knows. */
function hostArguments(host: HostName, flags: { restricted: boolean; verbose: boolean }): string[] {
  if (!packaged) return [];
  return [
    ...[`--host=${host}`, '--end-with-parent'],
    ...(flags.restricted ? ['--restricted'] : []),
    ...(flags.verbose ? ['--verbose'] : []),
  ];
}

/** Tests may write into the folder they work in. */
function copyOfWorkspace(scratch: string): string {
  const copy = path.join(scratch, 'workspace');
  fs.cpSync(path.join(__dirname, 'workspace'), copy, { recursive: true });
  return copy;
}

/** The same with several folders; the file that names them. */
function copyOfFolders(scratch: string): string {
  const copy = path.join(scratch, 'folders');
  fs.cpSync(path.join(__dirname, 'folders'), copy, { recursive: true });
  return path.join(copy, 'clinics.code-workspace');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
