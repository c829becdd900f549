import * as fs from 'node:fs';
import * as path from 'node:path';
import { runQuietly } from './command';
import { installHost } from './install';
import { projectRoot } from './paths';
import type { HostName } from './versions';

/**
 * Installs a packaged extension as a user would.
 * @param vsix the package.
 * @param extensions the folder of installed extensions.
 * @param userData the profile.
 * @throws Error with VS Code's words when it refuses the package.
 */
export async function installExtension(
  host: HostName,
  vsix: string,
  extensions: string,
  userData: string,
): Promise<void> {
  const { node, serverMain } = await installHost(host, console.error);
  await runQuietly(node, [
    serverMain,
    ...['--install-extension', vsix],
    ...['--extensions-dir', extensions],
    ...['--user-data-dir', userData],
    ...['--server-data-dir', path.join(userData, 'server')],
    ...['--telemetry-level', 'off'],
    '--accept-server-license-terms',
  ]);
}

/**
 * An extension without content: VS Code runs tests for one that is being developed only, which here
 * is not the one under test. It lies where the suite finds its modules.
 * @returns its folder.
 */
export function makeEmptyExtension(): string {
  const folder = path.join(projectRoot, 'dist', 'test', 'empty-extension');
  const manifest = { name: 'empty', publisher: 'claimlint', version: '0.0.0' };
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ ...manifest, engines: { vscode: '*' } }),
  );
  return folder;
}
