import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { InstalledHost } from './install';

/** VS Code's own server, listening on the loopback interface. */
export interface RunningServer {
  /** `127.0.0.1:<port>`, which is also the authority of its `vscode-remote` addresses. */
  readonly authority: string;
  /** The secret that a browser must bring along, lest other users of the machine come in. */
  readonly token: string;
  /** The end of what it has printed. */
  log(): string;
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>;
  /** Ends it and everything it has started. */
  stop(): Promise<void>;
  /** Same, at once, for use while our own process exits. */
  kill(): void;
}

/** The folders a server works in. */
export interface ServerFolders {
  readonly server: string;
  readonly userData: string;
  readonly extensions: string;
}

/** Time for an orderly end, in milliseconds. */
const grace = 2000;
const logLength = 20_000;

/**
 * Starts the server and waits until it listens.
 * @param restricted leaves folders untrusted.
 * @param echo takes everything it prints.
 * @throws Error with its output when it ends before that.
 */
export async function startServer(
  host: InstalledHost,
  folders: ServerFolders,
  restricted: boolean,
  echo: (text: string) => void,
): Promise<RunningServer> {
  const token = randomBytes(16).toString('hex');
  const child = spawn(
    host.node,
    [host.serverMain, ...serverArguments(folders, token, restricted)],
    {
      // A process group of its own, so that the extension hosts it starts can be ended with it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: serverEnvironment(folders.server),
    },
  );
  let log = '';
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      log += String(error);
      resolve();
    });
  });
  const port = new Promise<string>((resolve) => {
    const read = (chunk: Buffer): void => {
      echo(chunk.toString());
      log = (log + chunk.toString()).slice(-logLength);
      const match = /Extension host agent listening on (\d+)/.exec(log);
      if (match?.[1]) resolve(match[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
  const kill = (): void => signalGroup(child, 'SIGKILL');
  process.once('exit', kill);
  const first = await Promise.race([port, ended]);
  if (first === undefined) throw new Error(`VS Code's server ended at its start.\n${log.trim()}`);
  return {
    authority: `127.0.0.1:${first}`,
    token,
    log: () => log,
    ended,
    kill,
    stop: async () => {
      signalGroup(child, 'SIGTERM');
      await Promise.race([ended, delay(grace)]);
      kill();
      process.removeListener('exit', kill);
    },
  };
}

function serverArguments(folders: ServerFolders, token: string, restricted: boolean): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token],
    ...['--server-data-dir', folders.server],
    ...['--user-data-dir', folders.userData],
    ...['--extensions-dir', folders.extensions],
    ...['--telemetry-level', 'off'],
    '--accept-server-license-terms',
    ...(restricted ? [] : ['--disable-workspace-trust']),
    '--disable-experiments',
    // A built workbench obeys the development and test paths in its address only with this.
    '--enable-smoke-test-driver',
  ];
}

/** Our environment without what another VS Code or a test runner around us has left in it. */
function serverEnvironment(runtimeFolder: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    // No gallery: nothing is searched for or offered.
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    // Its sockets belong to this run.
    XDG_RUNTIME_DIR: runtimeFolder,
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group has gone.
  }
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
