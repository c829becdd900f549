import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readSettings } from '../check/settings';
import { editionText } from '../codes/edition';
import type { BadRows, ImportedTable } from '../codes/import-rows';
import { printTable, TABLE_KINDS, TABLE_SUFFIX, type TableKind } from '../codes/table-file';
import { formatDay } from '../draft/days';
import { importTable, ImportError } from '../files/import-table';
import { findSettings } from '../files/project';
import { readText, reasonOf } from '../files/read-text';
import { writeWhole } from '../files/write-whole';
import { parsed } from './arguments';
import type { Environment } from './environment';
import { errorLine, visible } from './terminal';
import { UsageError } from './usage';

const HOW = 'claimlint codes import takes one official code file, such as HCPC2026_OCT_ANWEB.txt.';

/** The whole HCPCS set has more codes than this. */
const LEAST_CODES = 5_000;

/** Files below this size, in bytes, are read before anyone could see how far. */
const WORTH_SHOWING = 4_000_000;

/** `claimlint codes import FILE [--out DIR] [--kind KIND]`: writes a code table; 0 or 2. */
export async function codesCommand(
  args: readonly string[],
  environment: Environment,
): Promise<number> {
  const { values, positionals } = parsed(() =>
    parseArgs({
      args: [...args],
      options: { out: { type: 'string' }, kind: { type: 'string' } },
      allowPositionals: true,
    }),
  );
  const [verb, name, ...rest] = positionals;
  if (verb !== 'import' || name === undefined || rest.length > 0) throw new UsageError(HOW);
  const kind = readKind(values.kind);
  const folder = resolve(environment.cwd, values.out ?? 'codes');
  const file = resolve(environment.cwd, name);
  try {
    const { reader, ...table } = await importTable(file, kind, progressOf(environment));
    const target = join(folder, `${reader.kind}${TABLE_SUFFIX}`);
    write(target, table, file, environment);
    sayBad(name, reader.bad, environment);
    await environment.out(summary(name, reader.form, table, target, environment.cwd));
    return 0;
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    throw new UsageError(`${name}: ${error.message}`);
  }
}

function readKind(text: string | undefined): TableKind | undefined {
  const kind = TABLE_KINDS.find((one) => one === text);
  if (text !== undefined && kind === undefined)
    throw new UsageError(`--kind takes one of ${TABLE_KINDS.join(', ')}, not ${text}.`);
  return kind;
}

function write(
  target: string,
  { body, edition }: ImportedTable,
  file: string,
  { today }: Environment,
): void {
  const head = {
    source: file.split(/[\\/]/).at(-1) ?? '',
    imported: formatDay(today),
    edition: edition ?? null,
  };
  try {
    writeWhole(target, printTable(body, head));
  } catch (error) {
    throw new ImportError(`The table cannot be written (${reasonOf(error)}); see --out.`);
  }
}

/** The rows that were left out, on standard error. */
function sayBad(name: string, bad: BadRows, { err }: Environment): void {
  for (const { line, what } of bad.shown) {
    const start = { line: line - 1, character: 0 };
    err(
      errorLine({
        path: name,
        kind: 'unreadable',
        message: `row left out: ${what}`,
        range: { start, end: start },
      }),
    );
  }
  const more = bad.count - bad.shown.length;
  if (more > 0) err(`claimlint: ${numbered(more, 'more row')} left out.\n`);
}

function summary(
  name: string,
  form: string,
  { body, counts, edition }: ImportedTable,
  target: string,
  cwd: string,
): string {
  const read = counts.map(([number, what]) => numbered(number, what)).join(', ');
  const shown = relative(cwd, target).replaceAll('\\', '/');
  const lines = [
    `${visible(name)} is a ${form} (${body.kind})${edition === undefined ? '' : `, edition of ${editionText(edition)}`}: ${read}.`,
  ];
  if (body.kind === 'hcpcs') {
    lines.push(
      body.covers
        ? `It holds every code for ${body.covers.from} to ${body.covers.through}: on these days a code that it lacks is an error.`
        : 'The file does not tell its edition, so a code that it lacks is no error.',
    );
    const count = Object.keys(body.codes).length;
    if (count < LEAST_CODES)
      lines.push(`The whole set has more than ${count} codes: is this all of the file?`);
  }
  lines.push(`Written to ${visible(shown)}.`);
  if (!isNamed(dirname(target), cwd))
    lines.push(
      `To use it, name its folder in .claimlint.yaml: code_tables: [./${visible(relative(cwd, dirname(target)).replaceAll('\\', '/'))}]`,
    );
  return `${lines.join('\n')}\n`;
}

/** True when the settings that hold here name the folder. */
function isNamed(folder: string, cwd: string): boolean {
  const file = findSettings(cwd);
  if (file === undefined) return false;
  try {
    const { codeTables } = readSettings(readText(file)).settings;
    return codeTables.some((name) => resolve(dirname(file), name) === folder);
  } catch {
    return false;
  }
}

/** Shows on a terminal how far a large file is read. */
function progressOf({ terminal, err }: Environment): (done: number, all: number) => void {
  let shown = -1;
  return (done, all) => {
    const percent = Math.floor((done / all) * 100);
    if (!terminal || all < WORTH_SHOWING || percent === shown) return;
    shown = percent;
    err(`\r${percent} %${percent === 100 ? '\n' : ''}`);
  };
}

function numbered(count: number, what: string): string {
  const [noun = '', ...rest] = what.split(' for ');
  const plural = count === 1 ? noun : `${noun}s`;
  return [`${count.toLocaleString('en-US')} ${plural}`, ...rest].join(' for ');
}
