import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readCodeTables } from '../../server/build/code-tables';
import { CodeSet } from '../../server/src/codes/ranges';
import type { CodeTablesData } from '../../server/src/codes/types';
import { agrees, amountsIn } from './amounts';

/*
 * Holds the code tables against an official HCPCS Level II file, to be run at each new edition:
 *   npx tsx test/tools/compare-codes.ts FILE.tsv
 * The file has a code and its descriptor in each line, with a tab between, below one line of heads.
 * Exit status 1 when anything differs; what the descriptors cannot tell is only counted.
 */

/** What a comparison has to say on one matter: what it is, the rows that show it. */
interface Finding {
  matter: string;
  rows: string[];
}

function readOfficial(text: string): Map<string, string> {
  const lines = text.split(/\r?\n/).slice(1);
  const pairs = lines.map((line) => line.split('\t'));
  return new Map(
    pairs.flatMap(([code = '', words = '']) => (code ? [[code, words] as const] : [])),
  );
}

function compareCodes(tables: CodeTablesData, official: Map<string, string>): Finding[] {
  const ours = Object.keys(tables.codes).filter((code) => /^[A-Z]/.test(code));
  const complete = new CodeSet(tables.complete);
  return [
    {
      matter: 'codes of ours that the file lacks',
      rows: ours.filter((code) => !official.has(code)),
    },
    {
      matter: 'codes of the file, in complete ranges, that we lack',
      rows: [...official.keys()].filter((code) => complete.has(code) && !tables.codes[code]),
    },
    {
      matter: 'numbers that we call a gap or a misprint and that the file has',
      rows: Object.entries(tables.obsolete)
        .filter(([code, { status }]) => status !== 'deleted' && official.has(code))
        .map(([code]) => code),
    },
  ];
}

/** Billing amounts held against the descriptors. */
interface Amounts {
  agreed: number;
  /** Descriptors that tell no amount. */
  silent: number;
  /** Billed by the piece, though the descriptor tells an amount: to be read by a person. */
  whole: string[];
  differ: Finding;
  startedUnit: Finding;
}

function compareAmounts(tables: CodeTablesData, official: Map<string, string>): Amounts {
  const result: Amounts = {
    agreed: 0,
    silent: 0,
    whole: [],
    differ: { matter: 'billing amounts that differ from the descriptor', rows: [] },
    startedUnit: { matter: 'codes where only one side says "up to"', rows: [] },
  };
  for (const [code, { unit }] of Object.entries(tables.codes)) {
    const words = official.get(code);
    if (!unit || words === undefined) continue;
    const row = `${code}\t${unit.amount} ${unit.unit}\t${words}`;
    const told = amountsIn(words);
    if (told.length === 0) result.silent++;
    else if (unit.unit === 'each') result.whole.push(row);
    else if (agrees(unit, told)) result.agreed++;
    else result.differ.rows.push(row);
    if (unit.unit !== 'each' && saysUpTo(words) !== (unit.upTo ?? false))
      result.startedUnit.rows.push(row);
  }
  return result;
}

/** A limit in brackets, `per 1 unit (up to 999 units)`, is none of the billed unit. */
function saysUpTo(words: string): boolean {
  return /\bup to\b/i.test(words.replaceAll(/\([^)]*\)/g, ''));
}

function print(head: string, rows: readonly string[]): void {
  console.log([head, ...rows.map((row) => `  ${row}`)].join('\n'));
}

function main(file: string | undefined): number {
  if (file === undefined) {
    console.error('Give the official file: npx tsx test/tools/compare-codes.ts FILE.tsv');
    return 2;
  }
  const tables = readCodeTables(path.resolve(__dirname, '../../server/codes'));
  const official = readOfficial(readFileSync(file, 'utf8'));
  const amounts = compareAmounts(tables, official);
  const findings = [...compareCodes(tables, official), amounts.differ, amounts.startedUnit];
  console.log(`${official.size} official codes, ${Object.keys(tables.codes).length} of ours`);
  console.log(`${amounts.agreed} billing amounts agree, ${amounts.silent} descriptors tell none`);
  print(
    `${amounts.whole.length} billed by the piece though an amount is told (to read)`,
    amounts.whole,
  );
  for (const { matter, rows } of findings) print(`${rows.length} ${matter}`, rows);
  return findings.some(({ rows }) => rows.length > 0) ? 1 : 0;
}

process.exitCode = main(process.argv[2]);
