import { existsSync } from 'node:fs';
import path from 'node:path';
import { coveringTests, filesIn } from './covering-tests';

/*
 * Mutation testing: changes the rules and the draft in small ways and shows which changes no test
 * notices. It takes minutes a file and is no part of `npm test`.
 *   npm run mutate                                every file of server/src/rules and server/src/draft
 *   npm run mutate -- dose-units draft/ndc.ts     files by their name or the end of their path
 *   npm run mutate -- --static dose-units         what is worked out once on loading, too (slow)
 */

const ROOT = path.resolve(__dirname, '..', '..');
const WORK = '.mutation';
const FOLDERS = ['server/src/rules', 'server/src/rules/shared', 'server/src/draft'];
/** What no test of rules or of the draft reads, left out of the copy that is changed. */
const NOT_COPIED = ['dist', 'out', 'client', '.vscode-test', '.bench', '.fuzz', '*.vsix'];

void main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  const known = FOLDERS.flatMap((folder) => filesIn(folder, '.ts', ROOT));
  const names = args.filter((arg) => !arg.startsWith('--'));
  const files = names.length === 0 ? known : names.flatMap((name) => filesNamed(name, known));
  // Fewer random cases: each change runs them anew.
  process.env['SECOND_ROAD_CASES'] ??= '200';
  process.chdir(ROOT);
  const rows: string[] = [];
  for (const file of files) rows.push(await mutate(file, args.includes('--static')));
  console.log(['', 'killed survived uncovered ignored  file', ...rows].join('\n'));
}

function filesNamed(name: string, known: readonly string[]): string[] {
  const wanted = `/${name.replace(/\.ts$/, '')}.ts`;
  const found = known.filter((file) => `/${file}`.endsWith(wanted));
  if (found.length === 0) throw new Error(`No file of the rules or the draft is called ${name}.`);
  return found;
}

/** Tries every change of one file; what survives is printed as it is found. */
async function mutate(file: string, withStatic: boolean): Promise<string> {
  const { Stryker } = await import('@stryker-mutator/core');
  const { spec, grep } = coveringTests(file, ROOT);
  const stryker = new Stryker({
    mutate: [file],
    testRunner: 'mocha',
    mochaOptions: { spec, grep },
    testRunnerNodeArgs: ['--import', 'tsx'],
    coverageAnalysis: 'perTest',
    ignoreStatic: !withStatic,
    concurrency: 1,
    timeoutMS: 5_000,
    tempDirName: `${WORK}/sandbox`,
    ignorePatterns: NOT_COPIED.filter((name) => name.includes('*') || existsSync(name)),
    reporters: ['clear-text', 'json'],
    jsonReporter: { fileName: `${WORK}/${path.basename(file, '.ts')}.json` },
    clearTextReporter: {
      allowColor: false,
      logTests: false,
      reportTests: false,
      reportScoreTable: false,
    },
    allowConsoleColors: false,
    allowEmpty: true,
    disableTypeChecks: false,
  });
  const mutants = await stryker.runMutationTest();
  const count = (...states: string[]) =>
    String(mutants.filter(({ status }) => states.includes(status)).length);
  return [
    count('Killed', 'Timeout', 'RuntimeError').padStart(6),
    count('Survived').padStart(8),
    count('NoCoverage').padStart(9),
    count('Ignored').padStart(7),
    ` ${file}`,
  ].join(' ');
}
