import { readFileSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { parseDay } from '../draft/days';
import { dataDirOf } from '../files/shipped';
import { readCheckArguments, readFixArguments } from './arguments';
import { checkCommand } from './check-command';
import { codesCommand } from './codes-command';
import { compareCommand } from './compare-command';
import type { Environment } from './environment';
import { explainCommand } from './explain-command';
import { fixCommand } from './fix-command';
import { rulesCommand } from './rules-command';
import { visible } from './terminal';
import { USAGE, UsageError } from './usage';

/** Runs a command line; resolves with the exit status. */
export async function run(argv: readonly string[], environment: Environment): Promise<number> {
  try {
    return await runCommand(argv, environment);
  } catch (error) {
    const text =
      error instanceof UsageError
        ? error.message
        : `The program failed (${kindOf(error)}); please report it.`;
    environment.err(`claimlint: ${visible(text)}\n`);
    return 2;
  }
}

/** The kind of an error alone, and the system's code: its message may quote a draft. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}

async function runCommand(argv: readonly string[], environment: Environment): Promise<number> {
  const [command, ...args] = argv;
  const options = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  if (command === 'help' || [command, ...options].some((a) => a === '--help' || a === '-h')) {
    await environment.out(USAGE);
    return 0;
  }
  switch (command) {
    case 'check':
      return checkCommand(readCheckArguments(args, environment.today), environment);
    case 'fix':
      return fixCommand(readFixArguments(args, environment.today), environment);
    case 'compare':
      return compareCommand(args, environment);
    case 'explain':
      return explainCommand(args, environment);
    case 'rules':
      return rulesCommand(args, environment);
    case 'codes':
      return codesCommand(args, environment);
    case 'lsp':
      throw new UsageError(
        'claimlint lsp takes --stdio: it speaks over standard input and output.',
      );
    case '--version':
    case '-v':
      await environment.out(`${environment.version}\n`);
      return 0;
    case undefined:
      throw new UsageError(
        'Name a command: check, fix, compare, explain, rules, codes or lsp. See claimlint --help.',
      );
    default:
      throw new UsageError(`There is no command ${command}. See claimlint --help.`);
  }
}

/** The process: arguments, standard streams, exit status. */
export async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  if (argv[0] === 'lsp' && argv[1] === '--stdio') {
    // The other commands start without it.
    await import('../lsp/node');
    return;
  }
  const { stdout, stderr } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read the output has read enough.
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
  process.exitCode = await run(argv, {
    cwd: process.cwd(),
    out: (text) =>
      new Promise((resolve) => {
        if (stdout.write(text)) resolve();
        else stdout.once('drain', resolve);
      }),
    err: (text) => void stderr.write(text),
    stdin: readStdin,
    colour: stdout.isTTY && !process.env['NO_COLOR'],
    terminal: stderr.isTTY,
    today: parseDay(localDay()) ?? 0,
    version: versionOf(),
    dataDir: dataDirOf(__dirname),
    cacheDir: cacheDirOf(process.env, process.platform),
    cores: availableParallelism(),
    workerScript: __filename,
  });
}

/** The user's folder for caches of this program, where the system wants it. */
function cacheDirOf(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const home = homedir();
  const usual =
    platform === 'win32'
      ? join(home, 'AppData', 'Local')
      : platform === 'darwin'
        ? join(home, 'Library', 'Caches')
        : join(home, '.cache');
  const told = platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_CACHE_HOME'];
  return join(told !== undefined && isAbsolute(told) ? told : usual, 'claimlint');
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Today where the biller sits. */
function localDay(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function versionOf(): string {
  const text = readFileSync(join(dirname(dirname(__dirname)), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
