import * as path from 'node:path';
import { isHostName, type HostName } from './versions';

/** Where the extension under test runs: in a Node process, or in a web worker of the page. */
export type HostKind = 'node' | 'web';

/** What the launcher was asked to do. All paths are absolute. */
export interface LaunchOptions {
  /** The folder to open, or a file that names several; without it the window is empty. */
  folder?: string;
  /** Extensions to load from their source folders. */
  extensions: string[];
  kind: HostKind;
  /** The bundle whose `run` is the suite. */
  tests?: string;
  /** VS Code's profile; a fresh one for this run when absent. */
  userData?: string;
  /** Installed extensions; none when absent. */
  installedExtensions?: string;
  /** A module whose `drive(page)` uses the window. */
  drive?: string;
  /** Print the address and stay until interrupted. */
  serve: boolean;
  /** End when the process that started this one has gone. */
  endWithParent: boolean;
  /** Leave the folder untrusted, until someone says otherwise. */
  restricted: boolean;
  host: HostName;
  /** Seconds until a run of tests or a drive counts as hung. */
  timeLimit: number;
  /** Show everything the server and the page say. */
  verbose: boolean;
}

/** The options nobody named. */
export function defaultOptions(): LaunchOptions {
  return {
    extensions: [],
    kind: 'node',
    serve: false,
    endWithParent: false,
    restricted: false,
    host: 'current',
    timeLimit: 300,
    verbose: false,
  };
}

/**
 * Reads the arguments of the `code` executable, as far as they matter here, and our own:
 * `--host=`, `--drive=`, `--serve`, `--restricted`, `--time-limit=`, `--end-with-parent`, `--verbose`. Others, such
 * as `--no-sandbox`, ask for what this host does anyway.
 * @throws Error on a bad value of one it knows.
 */
export function parseArguments(args: readonly string[]): LaunchOptions {
  const options = defaultOptions();
  for (let i = 0; i < args.length; i++) {
    const { name, inline } = splitArgument(args[i] ?? '');
    if (name === undefined) {
      options.folder = path.resolve(inline);
      continue;
    }
    const value = (): string => {
      // `--user-data-dir DIR` is as good as `--user-data-dir=DIR`.
      const text = inline === '' ? args[++i] : inline;
      if (text === undefined || text === '') throw new Error(`--${name} needs a value`);
      return text;
    };
    applyOption(options, name, value);
  }
  return options;
}

function splitArgument(argument: string): { name?: string; inline: string } {
  const match = /^--([^=]+)(?:=(.*))?$/s.exec(argument);
  return match ? { name: match[1], inline: match[2] ?? '' } : { inline: argument };
}

function applyOption(options: LaunchOptions, name: string, value: () => string): void {
  switch (name) {
    case 'extensionDevelopmentPath':
      options.extensions.push(path.resolve(value()));
      break;
    case 'extensionTestsPath':
      options.tests = path.resolve(value());
      break;
    case 'extensionDevelopmentKind':
      options.kind = hostKind(value());
      break;
    case 'user-data-dir':
      options.userData = path.resolve(value());
      break;
    case 'extensions-dir':
      options.installedExtensions = path.resolve(value());
      break;
    case 'host':
      options.host = hostName(value());
      break;
    case 'drive':
      options.drive = path.resolve(value());
      break;
    case 'time-limit':
      options.timeLimit = seconds(value());
      break;
    case 'serve':
      options.serve = true;
      break;
    case 'end-with-parent':
      options.endWithParent = true;
      break;
    case 'restricted':
      options.restricted = true;
      break;
    case 'verbose':
      options.verbose = true;
      break;
  }
}

/** @throws Error unless the text is `node` or `web`. */
export function hostKind(text: string): HostKind {
  if (text === 'node' || text === 'web') return text;
  throw new Error(`the kind is node or web, not ${text}`);
}

/** @throws Error unless the text is `current` or `oldest`. */
export function hostName(text: string): HostName {
  if (isHostName(text)) return text;
  throw new Error(`the host is current or oldest, not ${text}`);
}

function seconds(text: string): number {
  const number = Number(text);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new Error(`--time-limit is a number of seconds, not ${text}`);
}
