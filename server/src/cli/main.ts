import { dirname, join } from 'node:path';
import { readFileSync } from 'node:fs';
import { parseDay } from '../draft/days';
import { dataDirOf } from '../files/shipped';
import { readArguments } from './arguments';
import { checkCommand } from './check-command';
import type { Environment } from './environment';
import { explainCommand } from './explain-command';
import { fixCommand } from './fix-command';
import { rulesCommand } from './rules-command';
import { USAGE, UsageError } from './usage';

/** Runs a command line; returns the exit status. */
export function run(argv: readonly string[], environment: Environment): number {
  const [command, ...args] = argv;
  try {
    switch (command) {
      case 'check':
        return checkCommand(readArguments(args, environment.today), environment);
      case 'fix':
        return fixCommand(readArguments(args, environment.today), environment);
      case 'explain':
        return explainCommand(args, environment);
      case 'rules':
        return rulesCommand(args, environment);
      case 'help':
      case '--help':
      case '-h':
        environment.out(USAGE);
        return 0;
      case '--version':
      case '-v':
        environment.out(`${environment.version}\n`);
        return 0;
      case undefined:
        throw new UsageError(
          'Name a command: check, fix, explain, rules or lsp. See claimlint --help.',
        );
      default:
        throw new UsageError(`There is no command ${command}. See claimlint --help.`);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    environment.err(`claimlint: ${error.message}\n`);
    return 2;
  }
}

function main(): void {
  const argv = process.argv.slice(2);
  if (argv[0] === 'lsp') {
    // The server is a bundle of its own: the other commands start without it.
    require('./lsp.js');
    return;
  }
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  });
  const { stdout, stderr } = process;
  const status = run(argv, {
    cwd: process.cwd(),
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    colour: stdout.isTTY && !process.env['NO_COLOR'],
    terminal: stderr.isTTY,
    today: parseDay(localDay()) ?? 0,
    version: versionOf(),
    dataDir: dataDirOf(__dirname),
  });
  process.exitCode = status;
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

if (require.main === module) main();
