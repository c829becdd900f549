import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { windowAddress } from './address';
import type { LaunchOptions } from './arguments';
import { installHost } from './install';
import { prepareProfile, restrictedSettings } from './profile';
import { startServer, type RunningServer } from './server';

/** A running VS Code server with the folders of this run. */
export interface Session {
  readonly server: RunningServer;
  /** Where a browser finds the window that was asked for. */
  readonly address: string;
  /** Ends the server and removes what this run has written outside a given profile. */
  stop(): Promise<void>;
}

/** Installs what is missing and starts a server. */
export async function startSession(
  options: LaunchOptions,
  say: (line: string) => void,
): Promise<Session> {
  const host = await installHost(options.host, say);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'claimlint-vscode-'));
  const removeScratch = (): void =>
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  // For an end that comes before `stop`.
  process.once('exit', removeScratch);
  try {
    const folders = makeFolders(scratch, options);
    const server = await startServer(host, folders, options.restricted, (text) => {
      if (options.verbose) process.stderr.write(text);
    });
    return {
      server,
      address: windowAddress(server.authority, server.token, options),
      stop: async () => {
        await server.stop();
        removeScratch();
      },
    };
  } catch (error) {
    removeScratch();
    throw error;
  }
}

function makeFolders(scratch: string, options: LaunchOptions) {
  const folders = {
    server: path.join(scratch, 'server'),
    userData: options.userData ?? path.join(scratch, 'user'),
    extensions: options.installedExtensions ?? path.join(scratch, 'extensions'),
  };
  for (const folder of Object.values(folders)) fs.mkdirSync(folder, { recursive: true });
  prepareProfile(folders.userData, options.restricted ? restrictedSettings : {});
  return folders;
}
