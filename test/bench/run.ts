import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { Checker } from '../../server/src/check/check';
import { parseDay } from '../../server/src/draft/days';
import { ROOT, resources } from '../support/resources';
import { batchCosts, type BatchCosts } from './batch';
import { draftsOf, WEEKS } from './drafts';
import { editorCosts, startCosts, type EditorCosts } from './editor';
import { ajvOf, installPeers, spectralOf, yamlLanguageServer } from './peers';
import { report } from './report';
import { timesOf } from './statistics';
import type { ServerProgram } from './stdio-client';

/*
 * Measures Claimlint beside what a user would take instead, all in one run, for machines are noisy and
 * only ratios carry over: `npm run bench [-- --quick] [-- --save]`. `--quick` leaves out the large sizes;
 * `--save` keeps table and figures beside this file.
 */

/** What one run found. */
export interface Results {
  date: string;
  machine: string;
  /** How many programs wanted to run in the minute before: above 0.5 the times are not ours alone. */
  load: number;
  /** By program. */
  start: Record<string, number>;
  /** By number of claims and program. */
  editor: Record<string, Record<string, EditorCosts>>;
  /** Milliseconds of `yaml` for one parse of the text with so many claims. */
  yaml: Record<string, number>;
  batch: BatchCosts;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      save: { type: 'boolean', default: false },
    },
  });
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' });
  const peers = installPeers(ROOT);
  const schema = draftSchema();
  const ours: ServerProgram = {
    name: 'claimlint',
    args: [join(ROOT, 'dist/server/lsp.js'), '--stdio'],
    pulls: true,
    languageId: 'claim',
  };
  const echo = {
    ...ours,
    name: 'echo server',
    args: [join(ROOT, 'test/bench/echo-server.mjs'), '--stdio'],
  };
  const theirs = yamlLanguageServer(peers, pathToFileURL(schema).href);
  const sizes = values.quick ? [1, 10] : [1, 10, 100, 1000];
  const results: Results = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${process.platform} ${release()}, Node ${process.version}`,
    load: loadavg()[0] ?? 0,
    start: await startCosts([ours, echo, theirs], values.quick ? 5 : 15),
    editor: {},
    yaml: {},
    batch: await batchCosts(values.quick ? 100 : 500, values.quick ? 100 : 5000, {
      checker: new Checker(resources()),
      options: { today: parseDay('2023-12-31') ?? 0 },
      ajv: ajvOf(peers, JSON.parse(readFileSync(schema, 'utf8'))),
      spectral: spectralOf(peers),
      program: join(ROOT, 'dist/server/cli.js'),
    }),
  };
  for (const claims of sizes) {
    const text = draftsOf(claims, { weeks: WEEKS });
    const { yaml } = await timesOf({ yaml: () => parseAllDocuments(text) }, 3, 1);
    results.yaml[claims] = yaml;
    const of: Record<string, EditorCosts> = (results.editor[claims] = {});
    for (const program of [ours, echo, theirs]) {
      process.stderr.write(`${program.name}, ${claims} claims …\n`);
      const slow = program === theirs && claims >= 100;
      of[program.name] = await editorCosts(program, text, slow ? 5 : values.quick ? 50 : 500);
    }
  }
  const table = report(results);
  process.stdout.write(table);
  if (!values.save) return;
  writeFileSync(join(__dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(join(__dirname, 'results.md'), table);
}

/** The JSON Schema of drafts that ships. */
function draftSchema(): string {
  const folder = join(ROOT, 'server', 'schemas');
  const name = existsSync(folder)
    ? readdirSync(folder).find((file) => file.startsWith('claim'))
    : undefined;
  if (name === undefined) throw new Error('server/schemas holds no schema of drafts');
  return join(folder, name);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
